#!/usr/bin/env python3
"""Gives what `dateline cite` writes to programs that read citations: CSL-JSON to citeproc-py, RIS to rispy, BibTeX to bibtexparser.

    check_citations.py FOLDER

The folder holds expected.json, expected.ris and expected.bib, which the end-to-end tests compare with what the program writes. Each program must
read every citation, without a warning, and give back the titles, authors, addresses and days that the others give.
"""
import json
import sys
import warnings
from pathlib import Path

import bibtexparser
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pylatexenc.latex2text import LatexNodes2Text

STYLE = "harvard-cite-them-right"  # comes with citeproc-py
URL = "url"


def of_csl(path):
    items = json.loads(path.read_text(encoding="utf-8"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        source = CiteProcJSON(items)
        bibliography = CitationStylesBibliography(CitationStylesStyle(STYLE, validate=False), source, formatter.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        entries = [str(entry) for entry in bibliography.bibliography()]
    assert len(entries) == len(items), f"{len(entries)} of {len(items)} items were written"
    for item in items:
        if URL.upper() in item:
            assert any(item["URL"] in entry for entry in entries), f"{item['id']}: its address is in no entry of {STYLE}"
    for item in items:
        day = item.get("issued", {"date-parts": [[]]})["date-parts"][0]
        yield {"id": item["id"], "title": item.get("title"), "authors": [author["literal"] for author in item.get("author", [])], URL: item.get("URL"), "year": day[0] if day else None}


def of_ris(path):
    for entry in rispy.loads(path.read_bytes().decode("utf-8")):
        assert not entry.get("unknown_tag"), f"{entry['id']}: tags that rispy does not know: {entry['unknown_tag']}"
        year = entry.get("year")
        yield {"id": entry["id"], "title": entry.get("title"), "authors": entry.get("authors", []), URL: entry.get("urls", [None])[0], "year": int(year) if year else None}


def said(latex):
    """What LaTeX prints. pylatexenc does not know the names of braces, which BibTeX needs: there a brace is counted behind a backslash, too."""
    plain = latex.replace("\\textbraceleft{}", "\\{").replace("\\textbraceright{}", "\\}")
    return LatexNodes2Text(keep_comments=True).latex_to_text(plain)


def of_bibtex(path):
    library = bibtexparser.parse_string(path.read_text(encoding="utf-8"))
    assert not library.failed_blocks, f"bibtexparser could not read {library.failed_blocks[0].raw}"
    for entry in library.entries:
        field = {one.key: one.value for one in entry.fields}
        authors = [said(name) for name in field["author"].removeprefix("{").removesuffix("}").split("} and {")] if "author" in field else []
        title = field.get("title")
        address = field.get(URL)
        yield {"id": entry.key, "title": title and said(title.removeprefix("{").removesuffix("}")), "authors": authors,
               URL: address and address.replace("%7B", "{").replace("%7D", "}"), "year": int(field["year"]) if "year" in field else None}


def main():
    folder = Path(sys.argv[1])
    csl, ris, bibtex = list(of_csl(folder / "expected.json")), list(of_ris(folder / "expected.ris")), list(of_bibtex(folder / "expected.bib"))
    faults = 0
    for name, others in (("RIS", ris), ("BibTeX", bibtex)):
        if len(others) != len(csl):
            print(f"{name}: {len(others)} citations, CSL-JSON has {len(csl)}")
            faults += 1
        for one, other in zip(csl, others):
            if one != other:
                print(f"{name}: {other}\nCSL-JSON: {one}")
                faults += 1
    print(f"{len(csl)} citations through citeproc-py, rispy and bibtexparser: {faults} faults")
    return 1 if faults or not csl else 0


if __name__ == "__main__":
    sys.exit(main())
