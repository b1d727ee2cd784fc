/** What the grades of an adverse event can turn on, in our words, and how CTCAE's grades show it. */
const CRITERIA: readonly (readonly [criterion: string, sign: RegExp])[] = [
  ["laboratory value", /\b(?:ULN|LLN)\b|\/mm3|\b(?:mmol|mcmol|mg|g)\/(?:d?L)\b|\b10e9\b|\bml\/min\b|\bmEq\b/i],
  ["blood pressure", /\bmm ?Hg\b/i],
  ["temperature", /\bdegrees? C\b/i],
  ["QTc interval", /\bQTc\b/],
  ["area of skin", /\bBSA\b/],
  ["number of stools", /\bstools per day\b/i],
  ["number of episodes", /\bepisodes\b/i],
  ["body weight", /\bweight (?:loss|gain)\b/i],
  ["change from baseline", /% (?:drop |decrease |increase )?from (?:the )?baseline\b/i],
  ["hair loss", /\bhair loss\b/i],
  ["visual acuity", /\bvisual acuity\b/i],
  ["hearing", /\bdB\b|\bhearing\b/],
  ["consciousness", /\b(?:coma|somnolence|consciousness|arousal)\b/i],
  ["pain", /\b(?:mild|moderate|severe) pain\b/i],
  ["eating and drinking", /\boral intake\b|\beating\b|\bdiet\b|\btube feeding\b|\bTPN\b|\baliment/i],
  ["bowel function", /\baltered GI function\b/i],
  ["bleeding", /\bbleeding\b/i],
  ["breathing", /\b(?:shortness of breath|respiratory distress|dyspnea)\b/i],
  ["symptoms", /\bsymptom/i],
  ["daily activities", /\bADL\b/],
  ["need for oxygen", /\boxygen\b/i],
  ["need for transfusion", /\btransfusion\b/i],
  ["need for treatment", /\bindicated\b|\binitiated\b/i],
  ["hospital care", /\bhospitali[sz]ation\b/i],
  ["threat to life", /\blife-threatening\b/i],
];

/** "Intervention not indicated" tells that nothing is needed. */
const NOT_NEEDED = /\b(?:intervention|hospitali[sz]ation|repair or revision) not indicated\b/gi;

/** A card's line holds so many. */
const MOST = 5;

/**
 * What tells the grades of an adverse event apart, in our words and in a fixed order: the most particular first. Empty
 * where none of the known criteria is among them.
 *
 * @param grades the texts of grades 1 to 5
 */
export function gradeCriteria(grades: readonly string[]): string[] {
  const text = grades.join("\n").replace(NOT_NEEDED, "");
  const found = CRITERIA.filter(([, sign]) => sign.test(text)).map(([criterion]) => criterion);
  if (found.length <= MOST) return found;
  // What every severe event has in common says least.
  const particular = found.filter((each) => each !== "symptoms" && each !== "need for treatment");
  return particular.slice(0, MOST);
}
