#!/usr/bin/env python3
"""Words a second of `dateline` and of Python spaCy with the same model on the same texts, one thread each, in one run.

usage: speed.py BINARY MODEL_DIR [TEXTS.jsonl]     (default: the example reports, many times over)
Prints one line each for: spaCy's pipeline, Dateline's language core alone, and Dateline's whole reading.
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


def example_texts(binary):
    done = subprocess.run([binary, "read", "--json", "--only", "article", ROOT / "examples"], capture_output=True, text=True, check=True)
    texts = [json.loads(line)["report"]["text"] for line in done.stdout.splitlines()]
    return [f"{text} {copy}" for copy in range(40) for text in texts]  # no two are the same


def spacy_speed(model, texts):
    nlp = spacy.load(model)
    list(nlp.pipe(texts[:20]))
    best = 0.0
    for size in BATCH_SIZES:
        begin = time.perf_counter()
        tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=size))
        best = max(best, tokens / (time.perf_counter() - begin))
    return best


def our_speed(binary, model, path, *options):
    done = subprocess.run([binary, "bench", path, "--from", "jsonl", "--threads", "1", "--model", model, *options],
                          capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def main():
    binary, model = sys.argv[1:3]
    if len(sys.argv) > 3:
        texts = [json.loads(line)["text"] for line in open(sys.argv[3], encoding="utf-8")]
    else:
        texts = example_texts(binary)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as lines:
        for number, text in enumerate(texts):
            lines.write(json.dumps({"id": str(number), "text": text}) + "\n")
        lines.flush()
        peer = spacy_speed(model, texts)
        core = our_speed(binary, model, lines.name, "--only", "language")
        whole = our_speed(binary, model, lines.name)
    print(f"texts {len(texts)}, tokens {core['tokens']}, one thread each")
    print(f"spaCy {spacy.__version__} pipeline   {peer:9.0f} tokens/s")
    for name, bench in (("language core", core), ("whole reading", whole)):
        print(f"dateline {name:14} {bench['tokens_per_second']:9.0f} tokens/s   {bench['tokens_per_second'] / peer:.2f} times")
    print("stages of the whole reading, seconds:", json.dumps({k: round(v, 3) for k, v in whole["stages"].items()}))


if __name__ == "__main__":
    main()
