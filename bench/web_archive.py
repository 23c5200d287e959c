#!/usr/bin/env python3
"""How fast web archives are read: packs the pages of a folder into one of so many MiB, again and again under other addresses, and reads it.

    web_archive.py DATELINE FOLDER OUT.warc.gz MIB [--command "read OUT --only article --json"]

MIB counts the records before compression. Prints records and MiB a second and the most memory that was held.
"""
import argparse
import json
import os
import resource
import subprocess
import sys
import time
import zlib
from pathlib import Path


def member(text):
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    return packer.compress(text) + packer.flush()


def record(address, page):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    return (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-05-02T10:11:12Z\r\nContent-Type: application/http\r\n"
            b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (address.encode(), len(block), block))


def pack(folder, out, mib):
    pages = [path.read_bytes() for path in sorted(Path(folder).rglob("*.htm*"))]
    size = number = 0
    with open(out, "wb") as file:
        while size < mib << 20:
            one = record(f"http://harbour.example/{number}", pages[number % len(pages)])
            file.write(member(one) if out.endswith(".gz") else one)
            size += len(one)
            number += 1
    return number, size


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("dateline", "folder", "out"):
        arguments.add_argument(name)
    arguments.add_argument("mib", type=int)
    arguments.add_argument("--command", default="read OUT --only article --json")
    options = arguments.parse_args()
    records, size = pack(options.folder, options.out, options.mib)
    command = [options.dateline, *options.command.replace("OUT", options.out).split()]
    begin = time.monotonic()
    with open(os.devnull, "wb") as nowhere:
        done = subprocess.run(command, stdout=nowhere)
    seconds = time.monotonic() - begin
    print(json.dumps({"records": records, "mib": size >> 20, "file_mib": os.path.getsize(options.out) >> 20, "seconds": round(seconds, 1),
                      "records_per_second": round(records / seconds), "mib_per_second": round((size >> 20) / seconds, 1),
                      "peak_rss_mib": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10}))
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
