import { PhraseTable } from "./phrases.ts";

/** What a cue says of the mentions it reaches. `none` keeps the words from being read as another cue. */
export type ContextEffect = "negated" | "probable" | "possible" | "hypothetical" | "historical" | "other" | "none";

export interface ContextCue {
  readonly effect: ContextEffect;
  readonly forward: boolean;
  readonly backward: boolean;
  /** How many words it reaches at most, where that is fewer than others do. */
  readonly within?: number;
  /** True of what belongs to its noun: "the absence of pain does not exclude …" reaches no farther than a verb. */
  readonly isPhrase?: true;
  /** True of what speaks of its whole clause, verbs and all: "ten years ago she was treated for …". */
  readonly wholeClause?: true;
}

const forward = (effect: ContextEffect): ContextCue => ({ effect, forward: true, backward: false });
const backward = (effect: ContextEffect): ContextCue => ({ effect, forward: false, backward: true });
const both = (effect: ContextEffect): ContextCue => ({ effect, forward: true, backward: true });
const none: ContextCue = { effect: "none", forward: false, backward: false };

const BE = "was|were|is|are|be|been|being";
const SEEN =
  "observed|reported|seen|found|detected|noted|present|recorded|evident|identified|encountered|documented|experienced|apparent|noticed|witnessed|confirmed|demonstrated|diagnosed|visible";
const GIVEN =
  "given|administered|used|taken|prescribed|received|started|detectable|added|required|needed|allowed|restarted|resumed|reintroduced|readministered|repeated|initiated|offered";
/** Before "not", where there may be one. */
const AUX = "did|does|do|has|have|had|was|were|is|are|could|may|might|should|would|will?";
const MODAL = "should|must|can|could|may|might|will|would|shall";
const PEOPLE = "patient|patients|subject|subjects|one|participant|participants|volunteer|volunteers";
const RELATIVES =
  "mother|father|brother|sister|brothers|sisters|son|daughter|uncle|aunt|cousin|cousins|nephew|niece|grandmother|grandfather|grandparents|parents|siblings|sibling|relatives|relative|kindred";

/**
 * The cues, after NegEx and ConText (Chapman 2001, Harkema 2009), with phrases of our own from reading abstracts. Of
 * phrases that begin at the same word the longest is taken, so "not only" is never read as "not".
 */
export const CONTEXT_CUES = new PhraseTable<ContextCue>(() => [
  // Words that look like a negation of what follows, and are none.
  [
    [
      "not only|merely|just|simply|until|because|without|always|uncommon|uncommonly|infrequent|infrequently|unusual|unusually|unknown|rare|rarely|unlike|all|every|everyone|surprisingly|unexpectedly|aware|sure|able|powered|least|enough",
      `${AUX} not cure|improve|improved|resolve|resolved|resolving|reverse|reversible|respond|responding|tolerate|stop|prevent|reduce|control|controlled|relieve|relieved|prolong|significant|significantly|more|less|different|differ|known|clear|understood|established|compliant|blinded|change|affect|alter|worsen|receiving|eliminate|abolish|recover|walk|work|sleep|all|every|aware|sure|able|powered|designed|discontinue|persist|progress|always|only`,
      `${AUX} not be? controlled|treated|reversed|explained|stopped|avoided|determined|assessed|evaluated|measured|discontinued|studied|tested|investigated|affected|altered|reduced|increased|improved|prevented`,
      `${AUX} not increase|raise|reduce|affect|alter|change|modify|lower the? risk|incidence|rate|frequency|severity of|for`,
      "cannot be? explained|controlled|walk|work|sleep|treated|avoided",
      "no significant|apparent|clear|further? increase|increased|decrease|change|changes|difference|differences|effect|effects|improvement|reduction|response|relation|relationship|correlation|influence|impact|benefit in|of|on|between|with|to|from",
      "no increased|doubt|wonder|fewer|less|more than?",
      "no later|longer|earlier than",
      "no sooner",
      "no longer respond|responded|responding|effective|controlled|sufficient|tolerated|tolerate",
      "no treatment|drug|drugs|cure|therapy|antidote|dose|deaths|response",
      "no further treatment|therapy|increase|decrease|change|improvement|dose|doses|action|information",
      `no ${PEOPLE} died|was|were`,
      `no ${PEOPLE} stopped|discontinued|withdrew|interrupted|missed|refused`,
      `no ${PEOPLE} was|were free of|from`,
      "few|fewer patients|women|men|children? were|are|remained free of|from",
      "nothing but",
      "without success|delay|difficulty|interruption|treatment|intervention|incident|effect|benefit",
    ],
    none,
  ],
  // Words that look like a history, and tell of the literature, of time, or of a disease's course.
  [
    [
      "prior|previous to",
      "prior|previous|earlier|previously study|studies|report|reports|reported|described|published|work|trial|trials|investigation|investigations|experience|results|data|findings|shown|known|thought",
      "natural|life|case|treatment|disease|reproductive|evolutionary history of?",
      "earlier than|stage|stages|onset|phase",
    ],
    none,
  ],
  // Mothers of newborns are patients themselves.
  [["mother|mothers was|were? given|received|took|treated|taking|receiving"], none],
  [
    [
      "cannot|can't|couldn't be excluded|discounted",
      "cannot|can't|couldn't be ruled out",
      `${AUX} not be excluded|discounted`,
      `${AUX} not be ruled out`,
    ],
    both("possible"),
  ],
  [
    [
      "not necessarily|certain|certainly",
      "cannot|can't|couldn't exclude",
      "cannot|can't|couldn't rule out",
      `${AUX} not exclude|excluding`,
      `${AUX} not rule|ruling out`,
    ],
    forward("possible"),
  ],
  // Negations.
  [
    [
      "no|not|never|neither|nor|none|without|cannot|nobody|noone",
      "hardly|scarcely any|ever",
      "no longer|more",
      "no|any evidence|sign|signs|case|cases|instance|instances|report|reports|history|symptoms|indication of|for",
      "no evidence|risk of|for",
      "no|little evidence|proof|indication|suggestion|sign that",
      "little|scant|insufficient evidence of|for",
      "nothing to suggest|indicate",
      "not a single case|instance|patient|episode? of?",
      "without any? evidence|signs|sign|symptoms|history of",
      "negative|unremarkable for",
      "lack|lacks|lacked|lacking",
      "deny|denies|denied|denying",
      "avoid",
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
      "not|never due|secondary|attributable|owing to",
      "not|never caused|induced|accompanied|followed by",
    ],
    forward("negated"),
  ],
  [
    ["absence|devoid|clear|lack of", "in the absence of", "free of|from", "freedom from"],
    { ...forward("negated"), isPhrase: true },
  ],
  [
    [
      `${BE} not|never yet? ${SEEN}`,
      `${BE} not|never ${GIVEN}`,
      `${BE} neither|not a|an? feature|problem|concern|issue`,
      `not|never been? ${SEEN}`,
      `not|never been? ${GIVEN}`,
      `${MODAL} not|never be ${SEEN}`,
      `${BE} no longer ${SEEN}`,
      `${BE} no longer ${GIVEN}`,
      `has|have|had not|never been ${SEEN}`,
      `has|have|had not|never been ${GIVEN}`,
      "did|does|do|has|have|had not|never occur|occurred|appear|appeared|arise|recur|recurred|happen|reappear",
      `${BE} absent|excluded|withheld|avoided|omitted|unlikely|lacking|undetectable|disproved|refuted`,
      `${BE} ruled out`,
      "withheld",
    ],
    backward("negated"),
  ],
  [
    [`${BE} not|never recommended|advised|indicated|permitted|approved|licensed`, `${MODAL} not|never be ${GIVEN}`],
    both("negated"),
  ],
  [["absent"], { ...both("negated"), within: 2 }],
  [["did|does|do|has|have|had not|never yet? develop|developed|experience|experienced"], both("negated")],
  // Doubt.
  [
    [
      "may|might|could represent|cause|induce|produce|trigger|lead|result",
      "possible|possibly|suspected|suspect|suspects|suspecting|potential|potentially|perhaps|questionable|conceivably",
      "suggest|suggests|suggested|suggesting|suggestive of?",
      "consistent|compatible with",
      "it is|seems|appears|remains possible|conceivable|suspected that",
      "suspicion|possibility|suspicious|concern|concerns of|for|about|that",
      "differential diagnosis|diagnoses included|includes|include|of|:?",
      "to rule out",
      "rule out",
      "to exclude",
    ],
    forward("possible"),
  ],
  [["appears|appeared|seems|seemed to be?"], { ...forward("possible"), within: 5 }],
  [["may|might also?"], forward("possible")],
  [["may|might|could be|have also?", "may|might|could develop|occur|contribute|play|account|appear"], both("possible")],
  [
    [
      "should|must be considered|suspected",
      `${BE} suspected|possible|conceivable|considered`,
      "is|was|are|were a|the possible|potential",
      "appears|seems|remains possible",
    ],
    backward("possible"),
  ],
  [
    [
      "probable|probably|likely|presumably|presumed|presumptive|presumptively",
      "it is|seems|appears most|very|highly? likely|probable that",
      "most|very|highly likely|probably",
      "believed|thought|considered|presumed|judged|deemed|felt|assumed to be|have|represent?",
      "attributed to",
    ],
    forward("probable"),
  ],
  [[`${BE} the|a most? probable|likely|presumed`, `${BE} probable|presumed`], backward("probable")],
  [[`${BE} most|very|highly? likely|probably|presumably`], both("probable")],
  // What is asked, feared or guarded against.
  [
    [
      "whether|if|unless",
      "should you|they|he|she|patients|symptoms|signs notice|develop|experience|occur|appear|have?",
      "in case|event of",
      "in the event of",
      "at high|increased|low|higher|greater? risk of|for",
      "avoiding",
      "to avoid|evaluate|assess|determine|investigate|examine|prevent|study|test|compare|explore",
      "will|would evaluate|assess|determine|investigate|examine|study|test|compare",
      "prevention|prophylaxis|prophylactic of|against|for",
      "prevents|prevented|preventing",
      "protect|protects|protection|protected|prophylaxis|vaccinated|vaccination|immunised|immunized against|from",
      "monitor|monitored|monitoring|screen|screened|screening|watch|watched|observe|observed|checked for",
      "hypothesize|hypothesise|hypothesized|hypothesised|hypothesis that?",
      "hypothesis was|is that",
      "excluded|excluding|exclude if|patients|those they|with? had|have|with?",
      "exclusion criteria were|included|include|are|:?",
      "aim|aimed|designed|planned was|is|to to? evaluate|assess|determine|investigate",
    ],
    forward("hypothetical"),
  ],
  // What was before, and whose it is.
  [
    [
      "past|previous|prior|former|remote? medical|surgical? history of|included|includes|:|with?",
      "previous|previously|prior|formerly|former",
      "history of|includes|included|:",
      "past|remote history of",
      "had had",
      "status post",
      "had suffered|received|undergone from?",
      "had been treated|diagnosed|given with|for?",
    ],
    forward("historical"),
  ],
  [
    [
      "years|months|decades ago|earlier|before",
      "as a child|boy|girl|teenager|adolescent|student",
      "in his|her youth|childhood|teens|twenties",
    ],
    { ...forward("historical"), wholeClause: true },
  ],
  [
    [
      "years|months|weeks|decades ago|earlier|before|previously",
      "in childhood|infancy|adolescence|youth",
      "in his|her youth|childhood|teens|twenties",
      "as a child|boy|girl|teenager|adolescent|student",
      "had been treated|diagnosed|cured|removed|resected",
      "in the past",
    ],
    backward("historical"),
  ],
  [
    [
      "no|negative|positive? family history of|for|was|is|included|:? positive|negative? for?",
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
  "; : but however although though whereas while except apart aside besides exception despite because since who which that when then yet until".split(
    " ",
  ),
);

/** Verbs that make a clause: after one of them, a comma or "and" begins another thought. */
export const VERBS = new Set(
  "is are was were had has have did does occurred developed persisted caused continued died presented received underwent experienced showed improved worsened came were played".split(
    " ",
  ),
);
