#!/usr/bin/env python3
"""Writes the named character references of the HTML Standard as a hash table in C++, from Python's own list of them.

usage: html_references.py OUT.inc
The hash is the one of reference_hash in src/ingest/html_references.cpp; a name whose place is taken lies in the next free one.
"""
import html.entities
import pathlib
import sys

SLOTS = 4096


def slot_of(name):
    value = 0
    for byte in name.encode():
        value = (value * 31 + byte) & 0xFFFFFFFF
    return (value ^ value >> 15) % SLOTS


def table():
    slots = [None] * SLOTS
    for name in sorted(n[:-1] for n in html.entities.html5 if n.endswith(";")):
        place = slot_of(name)
        while slots[place]:
            place = (place + 1) % SLOTS
        slots[place] = name
    return slots


def main():
    names = html.entities.html5
    pathlib.Path(sys.argv[1]).parent.mkdir(parents=True, exist_ok=True)
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        for name in table():
            if name is None:
                out.write("{},\n")
                continue
            value = "".join(f"\\x{byte:02x}" for byte in names[name + ";"].encode())
            out.write(f'{{"{name}", "{value}", {"true" if name in names else "false"}}},\n')


if __name__ == "__main__":
    main()
