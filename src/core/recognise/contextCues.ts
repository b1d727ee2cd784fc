import { PhraseTable } from "./phrases.ts";

/** What a cue says of the mentions it reaches. `none` keeps the words from being read as another cue. */
export type ContextEffect = "negated" | "probable" | "possible" | "hypothetical" | "historical" | "other" | "none";

export interface ContextCue {
  readonly effect: ContextEffect;
  readonly forward: boolean;
  readonly backward: boolean;
}

const forward = (effect: ContextEffect): ContextCue => ({ effect, forward: true, backward: false });
const backward = (effect: ContextEffect): ContextCue => ({ effect, forward: false, backward: true });
const both = (effect: ContextEffect): ContextCue => ({ effect, forward: true, backward: true });
const none: ContextCue = { effect: "none", forward: false, backward: false };

const BE = "was|were|is|are|be|been|being";
const SEEN =
  "observed|reported|seen|found|detected|noted|present|recorded|evident|identified|encountered|documented|experienced|apparent";
const GIVEN = "given|administered|used|taken|prescribed|received|started|detectable|added|required|needed|allowed";
/** Before "not", where there may be one. */
const AUX = "did|does|do|has|have|had|was|were|is|are|could|may|might|should|would|will?";
const RELATIVES =
  "mother|father|brother|sister|brothers|sisters|son|daughter|uncle|aunt|cousin|grandmother|grandfather|parents|siblings|sibling|relatives|relative";

/**
 * The cues, after NegEx and ConText (Chapman 2001, Harkema 2009), with phrases of our own from reading abstracts. Of
 * phrases that begin at the same word the longest is taken, so "not only" is never read as "not".
 */
export const CONTEXT_CUES = new PhraseTable<ContextCue>([
  // Words that look like a negation of what follows, and are none.
  [
    [
      "not only|merely|just|simply|until|because|without|always|uncommon|infrequent|infrequently|unusual|unknown|rare|rarely|unlike",
      `${AUX} not cure|improve|improved|resolve|resolved|resolving|reverse|reversible|respond|responding|tolerate|stop|prevent|reduce|control|controlled|relieve|relieved|prolong|significant|significantly|more|less|different|differ|known|clear|understood|established|compliant|blinded|change|affect|alter|worsen|receiving|eliminate|abolish|recover|walk|work|sleep`,
      `${AUX} not be controlled|treated|reversed|explained|stopped|avoided|determined|assessed|evaluated|measured`,
      `${AUX} not increase|raise|reduce|affect|alter|change|modify|lower the? risk|incidence|rate|frequency|severity of|for`,
      "cannot be? explained|controlled|walk|work|sleep|treated|avoided",
      "no significant|apparent|clear|further? increase|increased|decrease|change|changes|difference|differences|effect|effects|improvement|reduction|response|relation|relationship|correlation|influence|impact|benefit in|of|on|between|with|to",
      "no increased|doubt|wonder|longer|fewer|less|more|later",
      "no treatment|drug|drugs|cure|therapy|antidote|prior|previous|dose|deaths|response|further",
      "no patient|patients|one died|was|were",
      "no patient|patients|one was|were free of|from",
      "few|fewer patients|women|men|children? were|are|remained free of|from",
      "nothing but",
    ],
    none,
  ],
  [
    [
      "cannot|can't|couldn't be excluded|discounted",
      "cannot|can't|couldn't be ruled out",
      `${AUX} not be excluded|discounted`,
      `${AUX} not be ruled out`,
    ],
    both("possible"),
  ],
  [["not necessarily|certain|certainly"], forward("possible")],
  // Negations.
  [
    [
      "no|not|never|neither|nor|none|without|cannot",
      "no|any evidence|sign|signs|case|cases|instance|instances|report|reports|history|symptoms|indication of|for",
      "no evidence|risk of|for",
      "not a single case|instance|patient|episode? of?",
      "without any? evidence|signs|sign|symptoms|history of",
      "absence|devoid|clear of",
      "in the absence of",
      "free of|from",
      "negative|unremarkable for",
      "lack|lacks|lacked|lacking of?",
      "deny|denies|denied|denying",
      "doesn't|didn't|don't|wasn't|weren't|isn't|aren't|hasn't|haven't|hadn't|couldn't",
      "fails|failed|failing|failure to reveal|show|demonstrate|detect|find|identify|inhibit|induce|cause|produce|develop|activate|bind",
      "cannot|not reveal|show|demonstrate|detect|find|identify",
      "could|can|did|does|do not reveal|show|demonstrate|detect|find|identify any?",
      "could|can|did|does|do|has|have|had|was|were|is|are not|never",
      "ruled|rules|ruling out",
      "excluded|excludes|excluding",
      "zero cases|events|patients of?",
      "little or no",
      "unlikely to? be|represent|have?",
      "not|never associated|related|linked|attributed to|with",
    ],
    forward("negated"),
  ],
  [
    [
      `${BE} not|never yet? ${SEEN}`,
      `${BE} not|never ${GIVEN}`,
      `${BE} neither|not a|an? feature|problem|concern|issue`,
      `not|never been? ${SEEN}`,
      `not|never been? ${GIVEN}`,
      "did|does|do|has|have|had not|never occur|occurred|appear|appeared|arise|recur|recurred|happen",
      `${BE} absent|excluded|withheld|avoided|omitted|unlikely|lacking|undetectable`,
      `${BE} ruled out`,
      "absent|withheld",
    ],
    backward("negated"),
  ],
  [["did|does|do|has|have|had not|never yet? develop|developed|experience|experienced"], both("negated")],
  // Doubt.
  [
    [
      "may|might|could be|have|represent|cause|also?",
      "possible|possibly|suspected|potential|potentially|perhaps|questionable",
      "suggest|suggests|suggested|suggesting|suggestive of?",
      "consistent|compatible with",
      "it is|seems|appears possible|conceivable|suspected that",
      "suspicion|possibility|suspicious|concern|concerns of|for|about|that",
      "differential diagnosis|diagnoses included|includes|include|of?",
      "to rule out",
      "rule out",
      "to exclude",
    ],
    forward("possible"),
  ],
  [
    [
      "may|might|could develop|occur|be|have|contribute|play|cause|also|result|lead|represent|account|appear",
      "should|must be considered|suspected",
      `${BE} suspected|possible|considered`,
      "is|was|are|were a|the possible|potential",
      "appears|seems|remains possible",
    ],
    backward("possible"),
  ],
  [
    [
      "probable|probably|likely|presumably|presumed|presumptive",
      "it is|seems|appears most|very|highly? likely|probable that",
      "most|very|highly likely",
      "believed|thought|considered|presumed to be?",
      "attributed to",
    ],
    forward("probable"),
  ],
  [[`${BE} the|a probable|likely|presumed`, `${BE} probable|presumed`], backward("probable")],
  [[`${BE} most|very|highly? likely|probably|presumably`], both("probable")],
  // What is asked, feared or guarded against.
  [
    [
      "whether|if|unless",
      "in case|event of",
      "in the event of",
      "at high|increased|low|higher|greater? risk of|for",
      "to evaluate|assess|determine|investigate|examine|prevent|study|test|compare",
      "will|would evaluate|assess|determine|investigate|examine|study|test",
      "prevention|prophylaxis|prophylactic of|against|for",
      "prevents|prevented|preventing",
      "protect|protects|protection|protected|prophylaxis against|from",
      "monitor|monitored|monitoring|screened|screening|watch|observed|checked for",
      "hypothesize|hypothesise|hypothesized|hypothesised|hypothesis",
      "excluded|excluding|exclude if|patients|those they|with? had|have|with?",
      "exclusion criteria were|included|include|are?",
      "aim|aimed|designed|planned was|is|to to? evaluate|assess|determine|investigate",
    ],
    forward("hypothetical"),
  ],
  // What was before, and whose it is.
  [
    [
      "past|previous|prior|former|remote? medical? history of|included|includes?",
      "previous|previously|prior|formerly|former",
      "history of|includes|included",
      "past|remote history of",
      "years|months ago|earlier|before",
      "had suffered|received|undergone",
      "had been treated|diagnosed|given",
    ],
    forward("historical"),
  ],
  [
    [
      "years|months|weeks ago|earlier|before|previously",
      "in childhood|infancy|adolescence|youth",
      "had been treated|diagnosed|cured|removed",
      "in the past",
    ],
    backward("historical"),
  ],
  [
    [
      "no|negative|positive? family history of|for|was|is|included? positive|negative? for?",
      "family history",
      RELATIVES,
      RELATIVES.replaceAll("|", "'s|") + "'s",
    ],
    forward("other"),
  ],
  [["no family history of|for"], forward("negated")],
]);

/** Words that end a cue's reach. */
export const STOPS = new Set(
  "; : but however although though whereas while except despite because since who which that when then yet until".split(
    " ",
  ),
);

/** Verbs that make a clause: after one of them, a comma or "and" begins another thought. */
export const VERBS = new Set(
  "is are was were had has have did does occurred developed persisted caused continued died presented received underwent experienced showed improved worsened came were played".split(
    " ",
  ),
);
