#!/usr/bin/env python3
"""Words (tokens) a second of `dateline` and of Python spaCy with the same model on the same texts, one thread each, in one run.

usage: beside_spacy.py BINARY MODEL_DIR [TEXTS.jsonl]     (run by a Python that has spaCy; default: the example reports, many times over)
Prints the speed of spaCy's pipeline at its best batch size, of Dateline's language core and of its whole reading, and what each stage takes.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"

import spacy  # noqa: E402  (the thread counts must be set before)

ROOT = Path(__file__).resolve().parent.parent
BATCH_SIZES = (32, 128, 256)
ROUNDS = 3  # the best of so many counts, of ours as of theirs


def example_texts(binary):
    done = subprocess.run([binary, "read", "--json", "--only", "article", ROOT / "examples"], capture_output=True, text=True, check=True)
    texts = [json.loads(line)["report"]["text"] for line in done.stdout.split("\n")[:-1]]
    return [f"{text} {copy}" for copy in range(40) for text in texts]  # no two are the same


def spacy_speed(nlp, texts):
    """Tokens a second, and the batch size at which they were reached."""
    list(nlp.pipe(texts[:20]))
    best = (0.0, 0)
    for size in BATCH_SIZES * ROUNDS:
        begin = time.perf_counter()
        tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=size))
        best = max(best, (tokens / (time.perf_counter() - begin), size))
    return best


def spacy_stages(nlp, texts, size):
    """Seconds of each component, one after the other over all texts."""
    begin = time.perf_counter()
    docs = [nlp.make_doc(text) for text in texts]
    stages = {"tokenizer": time.perf_counter() - begin}
    for name, component in nlp.pipeline:
        begin = time.perf_counter()
        docs = list(component.pipe(docs, batch_size=size)) if hasattr(component, "pipe") else [component(doc) for doc in docs]
        stages[name] = time.perf_counter() - begin
    return stages


def our_speed(binary, model, path, *options):
    best = None
    for _ in range(ROUNDS):
        done = subprocess.run([binary, "bench", path, "--from", "jsonl", "--threads", "1", "--model", model, *options],
                              capture_output=True, text=True, check=False)
        if done.returncode not in (0, 3):  # 3: some texts are no reports, which a whole reading says and passes over
            sys.exit(done.stderr)
        bench = json.loads(done.stdout)
        if best is None or bench["tokens_per_second"] > best["tokens_per_second"]:
            best = bench
    return best


def main():
    binary, model = sys.argv[1:3]
    if len(sys.argv) > 3:
        texts = [json.loads(line)["text"] for line in open(sys.argv[3], encoding="utf-8")]
    else:
        texts = example_texts(binary)
    nlp = spacy.load(model)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as lines:
        lines.writelines(json.dumps({"id": str(number), "text": text}) + "\n" for number, text in enumerate(texts))
        lines.flush()
        peer, size = spacy_speed(nlp, texts)
        theirs = spacy_stages(nlp, texts, size)
        core = our_speed(binary, model, lines.name, "--only", "language")
        whole = our_speed(binary, model, lines.name)
    print(f"{len(texts)} texts, {core['tokens']} tokens, one thread each, best of {ROUNDS}")
    print(f"spaCy {spacy.__version__}, batches of {size:3} {peer:10.0f} tokens/s")
    for name, bench in (("language core", core), ("whole reading", whole)):
        print(f"dateline {name:14} {bench['tokens_per_second']:10.0f} tokens/s  {bench['tokens_per_second'] / peer:6.2f} times")
    print(f"start-up {core['start_up_seconds']:.3f} s, at most {core['peak_rss_mib']:.0f} MiB with all texts loaded")
    print("\nmicroseconds a token      spaCy   dateline    times")
    ours = core["stages"]
    for name in ["article", *theirs, "output"]:
        them, us = theirs.get(name, 0) * 1e6 / core["tokens"], ours.get(name, 0) * 1e6 / core["tokens"]
        print(f"{name:20} {them:10.3f} {us:10.3f} " + (f"{them / us:8.1f}" if them and us else ""))


if __name__ == "__main__":
    main()
