/**
 * What the drift guard knows of English. The core has no dictionary, so these lists are closed: a word that is on none
 * of them may be the name of a drug or an event, and a change of it is put before a person.
 */

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ""));
}

/**
 * Words whose coming or going changes what a sentence claims: negations, hedges, numbers, units, directions, degrees,
 * comparisons, arms, order in time. Lower case.
 */
export const MEANINGFUL = words(`
  no not never none neither nor without cannot cant t non lack lacks lacked lacking absent absence deny denies denied
  denying negative positive free fail fails failed failing failure exclude excludes excluded excluding except unless
  rule rules ruled unable refuse refused instead rather false true only just solely merely
  may might could can should must would will shall ought need possible possibly probable probably potential
  potentially likely unlikely perhaps maybe presumably presumed suspect suspects suspected suspicion suggest suggests
  suggested suggesting suggestive appear appears appeared seem seems seemed apparent apparently putative hypothesis
  hypothesised hypothesized hypothetical if whether unclear uncertain unknown certain certainly definite definitely
  confirm confirms confirmed consistent indicate indicates indicated evidence proven prove proved proves established
  attributed attributable related unrelated due because cause causes caused causal casual induced associated
  association linked risk trend tended
  zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty
  ninety hundred thousand million billion dozen half third thirds quarter quarters fifth tenth first second fourth
  last once twice thrice double doubled triple tripled single both either each every all any some many much more most
  few fewer fewest less least several another other same different various majority minority nearly almost about
  around approximately roughly over under above below within between up at
  mg kg g ug mcg ng pg l dl ml ul mm cm m nm mol mmol nmol pmol iu u units unit hour hours day days week weeks month
  months year years minute minutes daily weekly monthly yearly bid tid qd percent percentage per rate ratio dose doses
  dosing cycle cycles grade grades stage phase level levels score points fold median mean mode
  increase increases increased increasing decrease decreases decreased decreasing reduce reduces reduced reducing
  reduction raise raised raises lower lowers lowered lowering higher high low elevated rise rises rose fall falls fell
  improve improves improved improving improvement worsen worsens worsened worsening better worse best worst gain loss
  benefit harm superior inferior noninferior equivalent equal greater smaller larger longer shorter faster slower
  prolonged shortened enhance enhanced inhibit inhibits inhibited inhibition activate activates activated activation
  block blocks blocked stimulate stimulates stimulated suppress suppresses suppressed prevent prevents prevented
  preventing promote promotes promoted protect protects protected protective induce induces upregulated downregulated
  start starts started stop stops stopped initiate initiated discontinue discontinued continue continued withdraw
  withdrawn resume resumed survive survived survival die died dies death deaths dead alive fatal nonfatal cure cured
  recover recovered resolve resolved persist persisted respond responded response responders nonresponders
  approved unapproved rejected refused granted allowed recommended contraindicated warned safe unsafe toxic effective
  ineffective efficacious efficacy tolerated intolerant
  mild moderate severe serious nonserious minor major marked slight slightly markedly strongly weakly significant
  significantly insignificant nonsignificant substantial substantially clinically statistically common uncommon rare
  rarely frequent frequently infrequent often sometimes usually always occasional occasionally
  than versus vs compared comparison comparator control controls placebo arm arms group groups cohort treatment
  treated untreated active sham standard monotherapy combination combined alone plus add added with from to by on off
  into onto against toward for of in as or and but however although though while whereas despite
  before after until since during prior previous previously subsequent subsequently following then later earlier
  early late acute chronic baseline new old young adult adults child children men women male female males females
  pregnant elderly healthy
`);

/**
 * Words that say nothing a claim could hang on. Lower case. Neither `a`, because "a few" and "few" differ, nor pronouns,
 * because "our study" and "their study" do.
 */
export const HARMLESS = words(`
  the this that these those here there thus therefore hence moreover furthermore also additionally besides notably
  indeed overall which who whom whose is are was were be been being has have had having do does did finally likewise
  similarly interestingly importantly recently meanwhile study studies trial trials article paper authors report
  reports reported describe describes described observe observes observed observation observations find finds found
  finding findings note notes noted show shows showed shown see sees seen patient patients participant participants
`);

/** Whether a word says nothing that a claim could hang on; takes any case. */
export function isHarmless(word: string): boolean {
  return HARMLESS.has(word.toLowerCase());
}

/** British and American spelling made one, by stems and endings that are spelled two ways. Lower case. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/aem/g, "em"],
  [/oede/g, "ede"],
  [/oesoph/g, "esoph"],
  [/oestr/g, "estr"],
  [/foet(?=us|al|o)/g, "fet"],
  [/rrhoea/g, "rrhea"],
  [/pnoea/g, "pnea"],
  [/paed/g, "ped"],
  [/gynaec/g, "gynec"],
  [/naesth/g, "nesth"],
  [/^caes/, "ces"],
  [/^coeli/, "celi"],
  [/^aeti/, "eti"],
  [/sulph/g, "sulf"],
  [/(tum|col|fav|behavi|lab|hum|vap|od|vig|neighb|harb)our/g, "$1or"],
  [/^(cent|fib|lit|met|theat)re(s?)$/, "$1er$2"],
  [/programme/g, "program"],
  [/^ageing$/, "aging"],
  [/^(label|model|cancel|signal|counsel|travel|channel|tunnel)l(?=ed|ing|er)/, "$1"],
  [/(?<=^(?:anal|catal|dial|hydrol|paral))ys(?=e|ing)/, "yz"],
  [/(?<=[a-z]{4})is(?=(?:e[sd]?|ers?|ing|ations?)$)/, "iz"],
];

function spelledOneWay(word: string): string {
  let spelled = word;
  for (const [from, to] of SPELLINGS) spelled = spelled.replace(from, to);
  return spelled;
}

/** Pairs of function words that may stand for each other. */
const EXCHANGEABLE = [words("a an"), words("while whilst"), words("among amongst"), words("toward towards")];

/** Whether two words are one in two spellings, British and American, or two forms of one function word. */
export function isSpellingOf(a: string, b: string): boolean {
  if (EXCHANGEABLE.some((pair) => pair.has(a) && pair.has(b))) return true;
  const [left, right] = [uncapitalised(a), uncapitalised(b)];
  // A capital inside a word or at one of them only is a name or another sentence.
  if (a.charAt(0) !== b.charAt(0) || !/^[a-z]{5,}$/.test(left) || !/^[a-z]{5,}$/.test(right)) return false;
  return spelledOneWay(left) === spelledOneWay(right);
}

function uncapitalised(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}
