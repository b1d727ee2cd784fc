/** A question that somebody asked, and what was answered: the same object for all who asked it and were told the same. */
interface Told<Asker, Key, Detail, Answer> {
  readonly key: Key;
  readonly detail: Detail;
  readonly answer: Answer;
  readonly askers: Set<Asker>;
}

/**
 * Remembers who asked what, and finds those whose answers are no longer what they were told. The answers are made from
 * something that changes; whoever changes it says what is touched. What that costs is in proportion to the different
 * answers, however many were told them.
 */
export class Questions<Asker, Key, Detail, Answer> {
  private readonly byKey = new Map<Key, Told<Asker, Key, Detail, Answer>[]>();
  private readonly byAsker = new Map<Asker, Told<Asker, Key, Detail, Answer>[]>();
  private readonly touched = new Set<Key>();
  private readonly answer: (key: Key, detail: Detail) => Answer;

  /** @param answer a value that is compared by identity, as details are */
  constructor(answer: (key: Key, detail: Detail) => Answer) {
    this.answer = answer;
  }

  /** The answer as of now. */
  ask(asker: Asker, key: Key, detail: Detail): Answer {
    const answer = this.answer(key, detail);
    let same = this.byKey.get(key);
    if (same === undefined) this.byKey.set(key, (same = []));
    let told = same.find((each) => each.detail === detail && each.answer === answer);
    if (told === undefined) same.push((told = { key, detail, answer, askers: new Set() }));
    if (told.askers.has(asker)) return answer;
    told.askers.add(asker);
    const own = this.byAsker.get(asker);
    if (own === undefined) this.byAsker.set(asker, [told]);
    else own.push(told);
    return answer;
  }

  /** Forgets what somebody asked. */
  forget(asker: Asker): void {
    for (const told of this.byAsker.get(asker) ?? []) {
      told.askers.delete(asker);
      if (told.askers.size > 0) continue;
      const same = this.byKey.get(told.key);
      same?.splice(same.indexOf(told), 1);
      if (same?.length === 0) this.byKey.delete(told.key);
    }
    this.byAsker.delete(asker);
  }

  /** Says that answers on a key may have changed. */
  touch(key: Key): void {
    this.touched.add(key);
  }

  /** Those who were told something else than they would be now, of what has been touched since this was asked last. */
  stale(): Set<Asker> {
    const stale = new Set<Asker>();
    for (const key of this.touched) {
      for (const { detail, answer, askers } of this.byKey.get(key) ?? []) {
        if (this.answer(key, detail) !== answer) for (const asker of askers) stale.add(asker);
      }
    }
    this.touched.clear();
    return stale;
  }
}
