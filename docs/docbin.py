"""Makes a DocBin, which `spacy train` reads, of the JSONL that `biogloss export --to spacy` writes.

    python3 docbin.py OUT.spacy FILE.spacy.jsonl ...
    python3 docbin.py --check FILE.spacy.jsonl ...     reads only, without spaCy

All spans go into the group "sc", from which the span categoriser learns. Of mentions that overlap, the longest is an entity of
the document. Relations stand in `doc.user_data["relations"]`: label, first and second span of the group.
"""

import json
import sys


def records(names):
    """Yields the accepted records of some files. Ends with a message at a span that does not hold its words."""
    for name in names:
        with open(name, encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                record = json.loads(line)
                if record.get("answer", "accept") != "accept":
                    continue
                for span in record.get("spans", []):
                    words = record["text"][span["start"] : span["end"]]
                    if words != span.get("text", words) or not words:
                        sys.exit(f"{name}:{number}: {span} holds {words!r}")
                yield name, number, record


def doc_of(record, nlp, where):
    """The spaCy document of a record."""
    from spacy.tokens import Doc, Span
    from spacy.util import filter_spans

    tokens = record.get("tokens")
    if tokens:
        doc = Doc(nlp.vocab, words=[token["text"] for token in tokens], spaces=[token["ws"] for token in tokens])
    else:
        doc = nlp.make_doc(record["text"])
    if doc.text != record["text"]:
        sys.exit(f"{where}: the tokens do not make the text")
    spans, mentions, numbers = [], [], {}
    for each in record.get("spans", []):
        place = doc.char_span(each["start"], each["end"], alignment_mode="expand")
        span = Span(doc, place.start, place.end, label=each["label"], kb_id=each.get("identifier", ""))
        if "ref" in each:
            numbers[each["ref"]] = len(spans)
        spans.append(span)
        # spaCy's entities neither begin nor end with white space.
        if not each.get("claim") and not span[0].is_space and not span[-1].is_space:
            mentions.append(span)
    doc.spans["sc"] = spans
    doc.ents = filter_spans(mentions)
    doc.user_data["relations"] = [
        (each["label"], numbers[each["head_ref"]], numbers[each["child_ref"]])
        for each in record.get("relations", [])
        if each.get("head_ref") in numbers and each.get("child_ref") in numbers
    ]
    return doc


def main(arguments):
    if len(arguments) < 2:
        sys.exit(__doc__)
    out, *names = arguments
    if out == "--check":
        read = [record for _, _, record in records(names)]
        print(f"{len(read)} documents, {sum(len(record.get('spans', [])) for record in read)} spans")
        return
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("en")
    bundle = DocBin(store_user_data=True)
    for name, number, record in records(names):
        bundle.add(doc_of(record, nlp, f"{name}:{number}"))
    bundle.to_disk(out)
    print(f"{len(bundle)} documents in {out}")


if __name__ == "__main__":
    main(sys.argv[1:])
