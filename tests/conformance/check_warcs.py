#!/usr/bin/env python3
"""Reads every web archive below a folder with Dateline's reader and with FastWARC (python3 -m pip install fastwarc), an oracle for WARC.

    check_warcs.py WARC_RECORDS FOLDER

Dateline must give at least as many records of each file as FastWARC, the same blocks wherever both give a record, and name what it cannot read.
Prints one line a file; exit status 1 if a file falls short.
"""
import hashlib
import json
import subprocess
import sys
from pathlib import Path

from fastwarc.warc import ArchiveIterator

SECONDS = 60


def ours(program, path):
    done = subprocess.run([program, str(path)], capture_output=True, timeout=SECONDS)
    lines = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    fault = "" if done.returncode == 0 else f"ended with {done.returncode}"
    return [line for line in lines if "error" not in line], [line["error"] for line in lines if "error" in line], fault


def theirs(path):
    """What FastWARC makes of it: the sha256 of each block, and the exception that it ended with."""
    records = []
    try:
        with path.open("rb") as file:
            for record in ArchiveIterator(file, parse_http=False):
                block = record.reader.read()
                records.append(hashlib.sha256(block).hexdigest())
    except OSError as error:  # its verdict on a damaged file
        return records, str(error)
    return records, ""


def verdict(program, path):
    records, errors, fault = ours(program, path)
    oracle, complaint = theirs(path)
    blocks = {record["sha256"] for record in records}
    missing = sum(sha256 not in blocks for sha256 in oracle)
    passed = not fault and len(records) >= len(oracle) and (records or errors) and not missing
    words = [f"{len(records)} records, FastWARC {len(oracle)}"]
    words += [f"{missing} blocks differ"] if missing else []
    words += [f"{sum(bool(r['remarks']) for r in records)} with wrong digests"] if any(r["remarks"] for r in records) else []
    words += [fault] if fault else []
    words += errors[:3]
    words += [f"FastWARC: {complaint}"] if complaint else []
    return passed, "; ".join(words)


def main(program, folder):
    failed = 0
    files = sorted(path for path in Path(folder).rglob("*") if path.is_file())
    for path in files:
        passed, words = verdict(program, path)
        failed += not passed
        print(f"{'ok  ' if passed else 'FAIL'} {path.relative_to(folder)}: {words}")
    print(f"{len(files) - failed} of {len(files)} files read as far as FastWARC reads them, or further")
    return 1 if failed or not files else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
