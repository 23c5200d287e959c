#!/usr/bin/env python3
"""Holds the feed reader against a folder of feeds whose header comments say what must be read.

    check_feeds.py FEED_TO_JSON FOLDER [--list] [--at-least SHARE]

Each file begins with a comment of `Description`, `Expect` (a Python expression over `feed`, `entries`, `version`, `bozo`, in the manner of
Python's feedparser) and `Header` lines (HTTP headers to assume). An expectation about something that a FeedItem does not keep counts apart.
HTML is compared as what a browser makes of it, with links resolved against the base that was read: it is kept as it was written.
"""
import argparse
import email.utils
import html.parser
import json
import re
import subprocess
import sys
from collections import Counter
from datetime import datetime, timezone
from pathlib import Path
from urllib.parse import urljoin

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
CODECS = ("utf-8", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "latin-1")
# Of persons, categories and enclosures.
NOT_KEPT = ("email", "scheme", "label", "length")
SITE = "http://127.0.0.1:8097/"


class NotKept(Exception):
    """An expectation about what a FeedItem has no place for."""


class Canonical(html.parser.HTMLParser):
    def __init__(self, text, base):
        super().__init__(convert_charrefs=True)
        self.base, self.out = base, []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        values = [(name, (value or "").strip()) for name, value in attributes if not name.startswith("xmlns")]
        self.out.append((tag, tuple(sorted((name, urljoin(self.base, value) if name in ("href", "src") and self.base else value) for name, value in values))))

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            self.out.append("/" + tag)

    def handle_data(self, data):
        words = " ".join(data.split())
        if words and self.out and isinstance(self.out[-1], str) and self.out[-1].startswith("="):
            self.out[-1] += " " + words
        elif words:
            self.out.append("=" + words)


def canonical(text, base=""):
    return Canonical(text, base).out


def plain(text):
    return " ".join(" ".join(part[1:] for part in canonical(text) if isinstance(part, str) and part.startswith("=")).split())


class Words:
    """A FeedText; equal to a string that means the same."""

    def __init__(self, text):
        self.text = text

    def __eq__(self, other):
        if not isinstance(other, str):
            return isinstance(other, Words) and self.text == other.text
        value = self.text["value"]
        if not self.text["is_html"]:
            return other in (value, html.escape(value), html.escape(value, quote=False))
        return canonical(value, self.text["base"]) == canonical(other)

    def __bool__(self):
        return bool(self.text["value"])


class Title:
    """A feed's title is kept as plain words."""

    def __init__(self, words):
        self.words = words

    def __eq__(self, other):
        return self.words in (" ".join(other.split()), plain(other))


class Person(str):
    """Of an author the name is kept."""

    def __eq__(self, other):
        return str(self) == re.sub(r" \([^)]*@[^)]*\)$", "", other)


class Type:
    def __init__(self, is_html):
        self.is_html = is_html

    def __eq__(self, other):
        return self.is_html == (other != "text/plain")


def instant(written):
    try:
        moment = datetime.fromisoformat(written.replace("Z", "+00:00"))
    except ValueError:
        try:
            moment = email.utils.parsedate_to_datetime(written)
        except (TypeError, ValueError):
            return None
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


class Date:
    def __init__(self, iso):
        self.iso = iso

    def __eq__(self, other):
        return bool(self.iso) and instant(self.iso) == instant(other)

    def parsed(self):
        moment = instant(self.iso)
        return moment and tuple(moment.astimezone(timezone.utc).utctimetuple())


class Read(dict):
    """What was read, under the names of feedparser; a name that is not there is about something not kept."""

    def __missing__(self, key):
        raise NotKept(key)

    __getattr__ = dict.__getitem__

    def has_key(self, key):
        return bool(self[key])


def detail(text):
    return Read(value=Words(text), type=Type(text["is_html"]), base=text["base"], language=text["language"] or None)


def entry_of(item):
    words = {"title": item["title"], "summary": item["summary"]}
    out = Read({name: Words(text) for name, text in words.items()})
    out.update({name + "_detail": detail(text) for name, text in words.items()})
    # feedparser gives what introduces an item as its description, and the content where there is nothing else.
    introduction = item["summary"] if item["summary"]["value"] else item["content"]
    out["description"] = Words(introduction)
    if not item["summary"]["value"]:
        out["summary"], out["summary_detail"] = Words(introduction), detail(introduction)
    out["content"] = [detail(item["content"] if item["content"]["value"] else item["summary"])]
    out["link"], out["id"], out["guid"], out["language"] = item["url"], item["id"], item["id"], item["language"]
    out["authors"] = [Read(name=name) for name in item["authors"]]
    if item["authors"]:
        out["author"] = Person(item["authors"][0])
        out["author_detail"] = Read(name=item["authors"][0])
    published, modified = item["published"], item["modified"]
    for name, date in (("published", published), ("created", published), ("updated", modified or published)):
        out[name], out[name + "_parsed"] = Date(date), Date(date).parsed()
    out["tags"] = [Read(term=term) for term in item["categories"]]
    out["category"] = item["categories"][0] if item["categories"] else None
    out["enclosures"] = [Read(href=e["url"], url=e["url"], type=e["type"]) for e in item["enclosures"]]
    out["source"] = Read(href=item["via"])
    return out


def version_of(kind):
    name = kind.replace(" ", "").replace(".", "")
    return "rss20" if name.startswith("rss2") else name


class Version:
    def __init__(self, kind):
        self.name = version_of(kind)

    def __eq__(self, other):
        return other.rstrip("nu") == self.name


class Names(dict):
    def __missing__(self, key):
        raise NotKept(key)


def names_of(read):
    if "error" in read:
        return Names(len=len, feed=Read(), entries=[], bozo=True, version=Version(""))
    feed = Read(title=Title(read["title"]), link=read["url"], language=read["language"])
    feed["title_detail"] = Read(value=feed["title"])
    return Names(len=len, feed=feed, entries=[entry_of(item) for item in read["items"]], bozo=bool(read["repairs"]), version=Version(read["kind"]))


def header_of(path):
    bytes_ = path.read_bytes()
    for codec in CODECS:
        try:
            text = bytes_.decode(codec)
        except UnicodeError:
            continue
        expect = re.search(r"^\s*Expect:\s*(.*?)\s*(?:-->|$)", text, re.M)
        if expect:
            headers = dict((name.lower(), value.strip()) for name, value in re.findall(r"^\s*Header:\s*([\w-]+):(.*)$", text, re.M))
            return expect.group(1), headers
    return None, {}


def outcome(expect, names):
    """met, missed, or 'not kept: ...'"""
    for name in NOT_KEPT:
        if f"'{name}'" in expect or f".{name}" in expect:
            return "not kept: " + name
    try:
        met = eval(expect, {"__builtins__": {}}, names)
    except NotKept as error:
        return "not kept: " + str(error)
    except (KeyError, IndexError, AttributeError, TypeError, SyntaxError) as error:
        return "missed: " + type(error).__name__
    return "met" if met else "missed"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--list", action="store_true", help="name every expectation that is not met or not kept")
    parser.add_argument("--at-least", type=float, default=0, help="fail below this share of the kept expectations")
    arguments = parser.parse_args()
    paths = sorted(path for path in arguments.folder.rglob("*") if path.is_file())
    headers = [header_of(path) for path in paths]
    lines = []
    for path, (_, given) in zip(paths, headers):
        address = urljoin(SITE, given.get("content-location", str(path.relative_to(arguments.folder))))
        lines.append("\t".join((str(path), given.get("content-type", ""), address)))
    run = subprocess.run([arguments.program], input="\n".join(lines) + "\n", capture_output=True, text=True, timeout=600)
    results = run.stdout.splitlines()
    if run.returncode or len(results) != len(paths):
        print(f"the reader stopped with status {run.returncode} at {paths[len(results)] if len(results) < len(paths) else 'the end'}", file=sys.stderr)
        return 1
    counts, refused, not_kept = {}, 0, Counter()
    for path, (expect, _), result in zip(paths, headers, results):
        read = json.loads(result)
        refused += "error" in read
        folder = str(path.parent.relative_to(arguments.folder))
        what = outcome(expect, names_of(read)) if expect else "no expectation"
        counts.setdefault(folder, Counter())[what.split(":")[0]] += 1
        if what.startswith("not kept"):
            not_kept[what[10:]] += 1
        if arguments.list and what not in ("met", "no expectation"):
            print(f"{path.relative_to(arguments.folder)}\t{what}\t{expect}")
    total = sum(counts.values(), Counter())
    for folder, count in sorted(counts.items()) + [("all", total)]:
        print(f"{folder:24}" + "  ".join(f"{name} {count[name]}" for name in ("met", "missed", "not kept", "no expectation")))
    print("not kept:", ", ".join(f"{name} {times}" for name, times in not_kept.most_common()))
    print(f"{len(paths)} files: {len(paths) - refused} read, {refused} refused with a reason")
    kept = total["met"] + total["missed"]
    print(f"of what is kept: {total['met']} of {kept} met")
    return 0 if kept and total["met"] >= arguments.at_least * kept else 1


if __name__ == "__main__":
    sys.exit(main())
