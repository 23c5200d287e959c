#!/usr/bin/env python3
"""Checks that the documentation names what exists: error codes, modules, subcommands, event kinds, folders of data, the links between pages, the limits.

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


def number_of(text):
    """1024 of "1,024", of "1 KiB", of C++'s "std::size_t{1} << 10"; None where it is no number."""
    units = {"KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30}
    said = re.fullmatch(r"([\d,]+)(?: (KiB|MiB|GiB))?", text)
    if said:
        return int(said[1].replace(",", "")) * units.get(said[2], 1)
    plain = re.sub(r"std::size_t\{(\w+)\}", r"\1", text).replace("'", "")
    return eval(plain) if re.fullmatch(r"[\d\s<*+()]+", plain) else None  # digits and operators only


def limit_faults():
    """Each number of docs/limits.md is that of the constant beside it."""
    rows = re.findall(r"\| ([\d,]+(?: [KMG]iB)?) \| `(\S+)` `(\w+)` \|", read("docs/limits.md"))
    if not rows:
        yield "docs/limits.md: no limits"
    for said, path, name in rows:
        found = re.search(rf"\b{name} = ([^;,]+)[;,]", read(path))
        value = found and found[1]
        if value and "kMaxReportBytes" in value:
            value = value.replace("kMaxReportBytes", "(" + re.search(r"kMaxReportBytes = ([^;]+);", read("src/ingest/ingest.h"))[1] + ")")
        if not value or number_of(value.strip()) != number_of(said):
            yield f"docs/limits.md: {name} of {path} is {value or 'not there'}, not {said}"


def data_faults():
    for folder in sorted((ROOT / "data").iterdir()):
        if folder.is_dir() and not (folder / "README.md").exists():
            yield f"data/{folder.name} has no README.md"


def main():
    faults = [*missing("docs/errors.md", error_names(), "error"), *missing("docs/architecture.md", module_names(), "module"),
              *missing("docs/cli.md", command_names(), "command"), *data_faults(), *link_faults(), *limit_faults()]
    kinds = [row[0] for row in table_rows("data/events/kinds.tsv")]
    faults += missing("docs/codebook.md", kinds, "event kind")
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"documentation: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
