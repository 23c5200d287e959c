#!/usr/bin/env python3
"""Compares the language core with Python spaCy, token by token, on the texts of texts.jsonl with the same model.

usage: check_parity.py BINARY MODEL_DIR [--texts FILE.jsonl] [--docs N] [--odd N]    (run by a Python that has spaCy: requirements.txt)
Prints the share of equal answers of each kind and the first differences. Exit status 1 if a share is below what it must be.
--odd N adds N generated texts of what texts are seldom made of (odd_texts.py), the last of them with 100,000 words.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from odd_texts import odd_texts

# In per cent of all tokens. Less than all, because the last digits of a sum may fall otherwise on another processor.
AT_LEAST = {"token": 100.0, "sentence": 99.99, "tag": 99.9, "lemma": 99.9, "head": 99.9, "dep": 99.9, "ent": 99.9}
MOST_SHOWN = 40


def spacy_answers(model, rows):
    """For each id the tokens as spaCy gives them: span, tag, lemma, span of the head, label, entity, sentence start."""
    import spacy

    nlp = spacy.load(model)
    answers = {}
    for row, doc in zip(rows, nlp.pipe(row["text"] for row in rows)):
        spans = [(t.idx, t.idx + len(t.text)) for t in doc]
        answers[row["id"]] = [
            {"span": spans[t.i], "tag": t.tag_, "lemma": t.lemma_, "head": spans[t.head.i], "dep": t.dep_,
             "ent": t.ent_iob_ + ("-" + t.ent_type_ if t.ent_type_ else ""), "sentence": bool(t.is_sent_start)}
            for t in doc
        ]
    return answers


def our_answers(binary, model, texts):
    command = [binary, "read", "--from", "jsonl", "--only", "language", "--with", "tokens", "--json", "--model", model, texts]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    answers = {}
    for line in done.stdout.split("\n")[:-1]:
        reading = json.loads(line)
        if "report" not in reading:
            continue
        spans = [tuple(t["span"]) for t in reading["tokens"]]
        starts = {s["span"][0] for s in reading["sentences"]}
        answers[reading["report"]["id"]] = [
            {**t, "span": span, "head": spans[t["head"]], "sentence": span[0] in starts} for t, span in zip(reading["tokens"], spans)
        ]
    if not answers:
        sys.exit(f"check_parity: {' '.join(command)} gave no reading (exit status {done.returncode})\n{done.stderr}")
    return answers


def compare(rows, theirs, ours):
    """The number of spaCy's tokens, how many answers of each kind are equal, and the differences as lines to print."""
    total, same, differences = 0, dict.fromkeys(AT_LEAST, 0), []
    for row in rows:
        found = {t["span"]: t for t in ours.get(row["id"], [])}
        extra = set(found) - {t["span"] for t in theirs[row["id"]]}
        for want in theirs[row["id"]]:
            total += 1
            got = found.get(want["span"])
            same["token"] += got is not None
            word = row["text"][slice(*want["span"])]
            if got is None:
                differences.append(f"{row['id']} {want['span']} {word!r}: not a token of ours")
                continue
            for kind in list(AT_LEAST)[1:]:
                same[kind] += got[kind] == want[kind]
                if got[kind] != want[kind]:
                    differences.append(f"{row['id']} {want['span']} {word!r}: {kind} spaCy {want[kind]!r} ours {got[kind]!r}")
        same["token"] -= len(extra)
        differences += [f"{row['id']} {span} {row['text'][slice(*span)]!r}: not a token of spaCy's" for span in sorted(extra)]
    return total, same, differences


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("model")
    parser.add_argument("--texts", default=str(Path(__file__).parent / "texts.jsonl"))
    parser.add_argument("--docs", type=int)
    parser.add_argument("--odd", type=int, default=0)
    args = parser.parse_args()
    rows = [json.loads(line) for line in open(args.texts, encoding="utf-8")][: args.docs]
    rows += [{"id": f"odd {i}", "text": text} for i, text in enumerate(odd_texts(args.odd))]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"id": row["id"], "text": row["text"]}) + "\n" for row in rows)
        lines.flush()
        ours = our_answers(args.binary, args.model, lines.name)
    total, same, differences = compare(rows, spacy_answers(args.model, rows), ours)
    print("\n".join(differences[:MOST_SHOWN]))
    if len(differences) > MOST_SHOWN:
        print(f"... and {len(differences) - MOST_SHOWN} more")
    shares = {kind: 100 * count / max(1, total) for kind, count in same.items()}
    print(f"{len(rows)} texts, {total} tokens: " + "; ".join(f"{kind} {share:.3f}%" for kind, share in shares.items()))
    failed = [kind for kind, share in shares.items() if share < AT_LEAST[kind]]
    if failed or total == 0:
        print("below what it must be: " + (", ".join(failed) or "no tokens at all"))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
