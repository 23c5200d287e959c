#!/usr/bin/env python3
"""Checks that the documentation names what exists: error codes, modules, subcommands, event kinds, folders of data, the links between pages.

Exit status 1 and a line per fault.
"""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def read(name):
    path = ROOT / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def table_rows(name):
    for line in read(name).splitlines():
        if line.strip() and not line.startswith("#"):
            yield [field.strip() for field in line.split("\t")]


def missing(page, words, what):
    text = read(page)
    if not text:
        yield f"{page} is missing"
        return
    for word in sorted(set(words)):
        if not re.search(rf"(`|\*\*){re.escape(word)}(`|\*\*|[ /])", text):
            yield f"{page}: no word of {what} `{word}`"


def error_names():
    return re.findall(r'ErrorRow\{ErrorCode::\w+, "(\w+)"', read("src/base/error_codes.h"))


def module_names():
    return re.findall(r"^(\w+):", read("layers.txt"), re.M)


def command_names():
    for path in sorted((ROOT / "src/cli").glob("*.cpp")):
        yield from re.findall(r'add_subcommand\("(\w+)"', path.read_text(encoding="utf-8"))


def link_faults():
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "data").rglob("*.md"), *(ROOT / "tests").rglob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                yield f"{page.relative_to(ROOT)}: link to {target}, which does not exist"


def data_faults():
    for folder in sorted((ROOT / "data").iterdir()):
        if folder.is_dir() and not (folder / "README.md").exists():
            yield f"data/{folder.name} has no README.md"


def main():
    faults = [*missing("docs/errors.md", error_names(), "error"), *missing("docs/architecture.md", module_names(), "module"),
              *missing("docs/cli.md", command_names(), "command"), *data_faults(), *link_faults()]
    kinds = [row[0] for row in table_rows("data/events/kinds.tsv")]
    faults += missing("docs/codebook.md", kinds, "event kind")
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"documentation: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
