"""annotations: both selectors applied as the model says, in code points, to the texts beside them; a quote is looked for by its prefix and suffix as a client does
that has only the page. Claims against the screen."""
import hashlib
import json


def read(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def parts(annotation):
    chosen = {one["type"]: one for one in annotation["target"]["selector"]}
    tags = dict(body["value"].split(": ", 1) for body in annotation["body"] if body.get("purpose") == "tagging")
    return chosen["TextQuoteSelector"], chosen["TextPositionSelector"], tags, annotation["body"][0]["source"].rsplit(":", 1)[1]


def found_by_quote(text, quote):
    """Where the quote stands between its prefix and suffix."""
    before, after = quote.get("prefix", ""), quote.get("suffix", "")
    whole, at, out = before + quote["exact"] + after, -1, []
    while (at := text.find(whole, at + 1)) >= 0:
        out.append(at + len(before))
    return out


def check(record):
    short, full = record.export("annotations"), record.export("annotations", "--full-texts")
    record.same([path.name for path in short.iterdir()], ["annotations.jsonl"], "files without texts")
    whole = read(full / "annotations.jsonl")
    record.same(len({one["id"] for one in whole}), len(whole), "ids")
    wanted = {(claim["report"], claim["claim"]): (claim["polarity"], claim["certainty"], claim["about"], claim["review"], one["id"])
              for one in record.incidents for claim in one["claims"]}
    wanted_relations = {(claim["report"], claim["claim"]) for one in record.network["relations"] for claim in one["claims"]}
    names = {"report-" + hashlib.sha256(report.encode()).hexdigest()[:16] + ".txt": report for report, _ in [*wanted, *wanted_relations]}
    got, relations = {}, set()
    for one in whole:
        quote, position, tags, subject = parts(one)
        source = one["target"]["source"]
        text = (full / source).read_text(encoding="utf-8")
        record.same(text[position["start"] : position["end"]], quote["exact"], one["id"] + " position")
        record.holds(position["start"] in found_by_quote(text, quote), one["id"] + ": its quote is not found where its position is")
        key = (names[source], tags["claim"])
        if "kind" in tags:
            got[key] = (tags["polarity"], tags["certainty"], tags["about"], tags["review"], subject)
        else:
            relations.add(key)
    record.same(got, wanted, "claims on happenings")
    record.same(relations, wanted_relations, "claims on relations")
    urls = {report["id"]: report["url"] for report in record.json("latest")["reports"]}
    for one, other in zip(read(short / "annotations.jsonl"), whole):
        record.same((one["id"], one["body"], parts(one)[1], parts(one)[0]["exact"]), (other["id"], other["body"], parts(other)[1], parts(other)[0]["exact"]), "with and without texts")
        report = names[other["target"]["source"]]
        if urls[report]:
            record.same((one["target"]["source"], other["target"]["scope"]), (urls[report], urls[report]), one["id"] + " address")
        record.holds(one["target"]["source"].startswith(("http", "urn:")), one["id"] + " source")
    return f"{len(whole)} annotations: positions and quotes in {len(names)} texts, polarity, certainty, review of {len(got)} claims, {len(relations)} on relations"
