#!/usr/bin/env python3
"""Checks that the #includes below src/ keep to layers.txt: no edge that is not listed, no module that is not listed, no cycle.

The compiler cannot tell: with one include root it accepts any include. Exit status 1 and a line per fault.
"""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def read_layers(path):
    layers = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, uses = line.partition(":")
            layers[name.strip()] = uses.split()
    return layers


def cycle_faults(layers):
    """A module may only use what stands above it, so that no cycle can be."""
    seen = set()
    for name, uses in layers.items():
        for used in uses:
            if used not in seen:
                yield f"layers.txt: {name} uses {used}, which does not stand above it"
        seen.add(name)


def include_faults(layers):
    for path in sorted((ROOT / "src").rglob("*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        module = path.relative_to(ROOT / "src").parts[0]
        if module not in layers:
            yield f"{path.relative_to(ROOT)}: module {module} is not in layers.txt"
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = re.match(r'#include "([a-z_]+)/', line)
            if not found or found[1] == module or found[1] == "tests" and re.search(r"(^|_)test(_|$)", path.stem):
                continue
            if found[1] not in layers[module]:
                yield f"{path.relative_to(ROOT)}:{number}: {module} may not use {found[1]} (layers.txt)"


def main():
    layers = read_layers(ROOT / "layers.txt")
    faults = [*cycle_faults(layers), *include_faults(layers)]
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"layers: {len(layers)} modules, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
