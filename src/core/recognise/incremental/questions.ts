/** What somebody asked a document, and what was answered. */
interface Question<Asker, Key, Detail, Answer> {
  readonly asker: Asker;
  readonly key: Key;
  readonly detail: Detail;
  readonly answer: Answer;
}

/**
 * Remembers who asked what, and finds those whose answers are no longer what they were told. The answers are made from
 * something that changes; whoever changes it says what is touched.
 */
export class Questions<Asker, Key, Detail, Answer> {
  private readonly byKey = new Map<Key, Set<Question<Asker, Key, Detail, Answer>>>();
  private readonly byAsker = new Map<Asker, Question<Asker, Key, Detail, Answer>[]>();
  private readonly touched = new Set<Key>();
  private readonly answer: (key: Key, detail: Detail) => Answer;

  /** @param answer a value that is compared by identity */
  constructor(answer: (key: Key, detail: Detail) => Answer) {
    this.answer = answer;
  }

  /** The answer as of now. */
  ask(asker: Asker, key: Key, detail: Detail): Answer {
    const question = { asker, key, detail, answer: this.answer(key, detail) };
    let same = this.byKey.get(key);
    if (same === undefined) this.byKey.set(key, (same = new Set()));
    same.add(question);
    const own = this.byAsker.get(asker);
    if (own === undefined) this.byAsker.set(asker, [question]);
    else own.push(question);
    return question.answer;
  }

  /** Forgets what somebody asked. */
  forget(asker: Asker): void {
    for (const question of this.byAsker.get(asker) ?? []) {
      const same = this.byKey.get(question.key);
      if (same?.delete(question) === true && same.size === 0) this.byKey.delete(question.key);
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
      for (const { asker, detail, answer } of this.byKey.get(key) ?? []) {
        if (this.answer(key, detail) !== answer) stale.add(asker);
      }
    }
    this.touched.clear();
    return stale;
  }
}
