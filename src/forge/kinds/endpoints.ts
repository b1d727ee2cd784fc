import type { Draft } from "../compile/draft.ts";
import { name } from "../compile/entry.ts";
import { slug } from "../compile/keys.ts";
import { authoredInfo, type Endpoint } from "../sources/authored.ts";

/** Reviewed: measures of effect and designs, which are no endpoints. */
const NOT_ENDPOINTS: ReadonlySet<string> = new Set(["hazard ratio", "intention-to-treat"]);
/** Short forms that mean other things as often (time to progression: thrombotic purpura); a text that uses them defines them. */
const UNCLEAR_SHORT: ReadonlySet<string> = new Set(["TTP", "TTF", "CBR", "BOR", "DOR", "MTD", "MRD"]);

/** Endpoints of trials, from our own list. */
export function endpointDrafts(endpoints: readonly Endpoint[]): Draft[] {
  return endpoints
    .filter((endpoint) => !NOT_ENDPOINTS.has(endpoint.names[0]!))
    .map(({ short, names }) => ({
      id: `BIOGLOSS:endpoint-${slug(names[0]!)}`,
      kind: "endpoint" as const,
      display: names[0]!,
      names: [
        ...names.map((text, index) =>
          name(
            text,
            index === 0 ? "preferred" : "synonym",
            /^[A-Za-z]?[A-Z][a-zA-Z]{2,4}$/.test(text) && !text.includes(" "),
          ),
        ),
        ...(UNCLEAR_SHORT.has(short) || short.length < 3 ? [] : [name(short, "decided", true)]),
      ],
      xrefs: [],
      sources: [authoredInfo.key],
      established: true,
      facts: {},
    }));
}
