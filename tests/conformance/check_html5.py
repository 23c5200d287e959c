#!/usr/bin/env python3
"""Holds the HTML parser and the charset reader to the html5lib tests.

usage: check_html5.py FOLDER [--tool PATH] [--failures FILE]
FOLDER holds html5lib/tokenizer/*.test, html5lib/encoding/*.dat, and tree/*.ton (the tree-construction tests in lexbor's form).
Prints the share passed of each file. Exit status 1 if a group is below what it must be.

Both sides are first brought to what our tree keeps: no comments and doctypes; an element that reading does not tell apart is "other"; an
<svg> is a leaf; the content of a <template> lies in it. Tests of fragments and of pages read without scripting are not for a reader of
whole pages and are counted apart. Tokens are compared through the tree that they make in a body: words and start tags, in order.
"""
import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Per cent; what fails is described in docs/decisions/0007-html-parser-of-our-own.md.
AT_LEAST = {"tokenizer": 99.9, "tree": 99.6, "encoding": 100.0}


class Tool:
    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, what, data):
        self.process.stdin.write(f"{what} {len(data)}\n".encode() + data)
        self.process.stdin.flush()
        return self.process.stdout.read(int(self.process.stdout.readline())).decode()

    def tree(self, data):
        """[depth, node] in document order; a node is a string (words) or (tag, attributes)."""
        rows = []
        for line in self.ask("tree", data).split("\n")[:-1]:
            bare = line.lstrip(" ")
            node = json.loads(bare)
            rows.append([len(line) - len(bare), node if isinstance(node, str) else (node[0], node[1])])
        return joined(rows)


def joined(rows):
    """Neighbouring words are one text."""
    out = []
    for depth, node in rows:
        if out and isinstance(node, str) and isinstance(out[-1][1], str) and out[-1][0] == depth:
            out[-1][1] += node
        else:
            out.append([depth, node])
    return out


def known_tags():
    source = (ROOT / "src/ingest/html_elements.cpp").read_text(encoding="utf-8")
    return set(re.findall(r'"([a-z0-9-]+)"', re.search(r"kTagNames = \{(.*?)\};", source, re.S).group(1)))


KNOWN = known_tags()


def projected(name):
    return name if name in KNOWN else "other"


# Tree construction


def unescaped(text):
    return re.sub(r"\\(0|f|n|r|t|x[0-9a-fA-F]{2})", lambda m: {"0": "\0", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}.get(m[1]) or chr(int(m[1][1:], 16)), text)


def ton_tests(path):
    source = path.read_text(encoding="utf-8")
    for part in re.split(r"/\* Test number: \d+ \*/", source)[1:]:
        fields = {}
        for name, body in re.findall(r'"(data|result)": \$DATA\{ ,12\}\n(.*?)\n?        \$DATA', part, re.S):
            fields[name] = unescaped("\n".join(line[12:] for line in body.split("\n")))
        for name, body in re.findall(r'"(data|result)": ("(?:[^"\\]|\\.)*")', part):
            fields[name] = json.loads(body)
        yield fields["data"], fields["result"], '"fragment"' in part, '"scripting": false' in part


def attributes_of(tag):
    entities = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": "\u00a0"}
    plain = lambda value: re.sub("&(amp|lt|gt|quot|nbsp);", lambda m: entities[m[0]], value)
    return {name.lower(): plain(value) for name, value in re.findall(r'\s([^\s=]+)="([^"]*)"', tag)}


def expected_tree(text):
    rows, lifted, open_text, hidden = [], [], False, None
    for line in text.split("\n"):
        bare = line.lstrip(" ")
        depth = (len(line) - len(bare)) // 2
        if open_text:
            text_so_far = rows[-1][1] + "\n" + line if hidden is None else ""
            open_text = not line.endswith('"')
            if hidden is None:
                rows[-1][1] = text_so_far if open_text else text_so_far[:-1]
            continue
        lifted = [d for d in lifted if d < depth]
        hidden = None if hidden is not None and depth <= hidden else hidden
        if hidden is None and bare == "#document-fragment" or bare.startswith("<!") or bare.startswith("<?"):
            if bare == "#document-fragment":
                lifted.append(depth)
            continue
        at = depth - len(lifted)
        if bare.startswith('"'):
            open_text = len(bare) == 1 or not bare.endswith('"')
            if hidden is None:
                rows.append([at, bare[1:] if open_text else bare[1:-1]])
        elif bare.startswith("<") and hidden is None:
            name = re.match(r"<([^\s>]+)", bare)[1]
            svg = name.startswith("svg:")
            rows.append([at, ("svg" if svg else projected(name.removeprefix("math:")), attributes_of(bare[1 + len(name):]))])
            hidden = depth if svg else None
    return joined(rows)


def check_tree(tool, path, report):
    for data, result, fragment, no_script in ton_tests(path):
        if fragment or no_script:
            report.skipped += 1
            continue
        report.compare(data, expected_tree(result), tool.tree(data.encode("utf-8", "surrogatepass")))


# Tokenizer

# Inside these the tests' initial states hold; their own end tag leads out.
WRAPS = {"RCDATA state": ("textarea", "title"), "RAWTEXT state": ("noframes", "iframe", "style"), "Script data state": ("script",)}


def token_sequence(tokens):
    out = []
    for token in tokens:
        if token[0] == "Character":
            text = token[1].replace("\0", "")
            if text and out and isinstance(out[-1], str):
                out[-1] += text
            elif text:
                out.append(text)
        elif token[0] == "StartTag":
            out.append((projected(token[1]), {k: v for k, v in token[2].items() if k}))
    return out


def doubly_unescaped(value):
    if isinstance(value, str):
        return re.sub(r"\\u([0-9A-Fa-f]{4})", lambda m: chr(int(m[1], 16)), value)
    if isinstance(value, list):
        return [doubly_unescaped(part) for part in value]
    return {doubly_unescaped(k): doubly_unescaped(v) for k, v in value.items()} if isinstance(value, dict) else value


def check_tokens(tool, path, report):
    for test in json.loads(path.read_text(encoding="utf-8")).get("tests", []):
        data, output = test["input"], test["output"]
        if test.get("doubleEscaped"):
            data, output = doubly_unescaped(data), doubly_unescaped(output)
        for state in test.get("initialStates", ["Data state"]):
            before = "<!DOCTYPE html><body>"
            if state != "Data state":
                if test.get("lastStartTag") not in WRAPS.get(state, ()):
                    report.skipped += 1
                    continue
                before += f"<{test['lastStartTag']}>"
            try:
                encoded = (before + data).encode("utf-8")
            except UnicodeEncodeError:  # half of a pair, which no UTF-8 has
                report.skipped += 1
                continue
            rows = tool.tree(encoded)
            body = next(i for i, row in enumerate(rows) if row[1][0] == "body" and not isinstance(row[1], str))
            got = [["Character", n] if isinstance(n, str) else ["StartTag", n[0], n[1]] for _, n in rows[body + 1 + (state != "Data state"):]]
            report.compare(f"{state}: {data}", token_sequence(output), token_sequence(got))


# Encodings


def check_encodings(tool, path, report):
    for part in path.read_bytes().split(b"#data\n")[1:]:
        data, _, rest = part.partition(b"#encoding\n")
        data = data.removesuffix(b"\n")
        declared, used = tool.ask("charset", data).split()
        expected = rest.split(b"\n")[0].decode().lower()
        if data.startswith(b"\xef\xbb\xbf"):
            got = used
        else:  # the tests' browser takes windows-1252 where nothing is declared; we look at the bytes
            got = "windows-1252" if declared == "none" else "utf-8" if declared.startswith("utf-16") else declared
        report.compare(data.decode("latin-1"), expected, got)


class Report:
    def __init__(self, group, name):
        self.group, self.name, self.passed, self.failed, self.skipped, self.failures = group, name, 0, 0, 0, []

    def compare(self, data, expected, got):
        if expected == got:
            self.passed += 1
        else:
            self.failed += 1
            self.failures.append((data, expected, got))

    def line(self):
        total = self.passed + self.failed
        share = f"{100 * self.passed / total:6.2f} %" if total else "       -"
        return f"{self.group:10} {self.name:44} {share} {self.passed:6} of {total:6}" + (f"   {self.skipped} not for us" if self.skipped else "")


def shown(value):
    if isinstance(value, list) and value and isinstance(value[0], list):
        return "\n".join("  " * (1 + depth) + json.dumps(node, ensure_ascii=False) for depth, node in value)
    return "  " + json.dumps(value, ensure_ascii=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tool", default=str(ROOT / "build/release/bin/html_tree"))
    parser.add_argument("--failures", type=Path, help="write what fails to this file")
    options = parser.parse_args()
    tool = Tool(options.tool)
    reports = []
    for group, pattern, check in (("tokenizer", "html5lib/tokenizer/*.test", check_tokens), ("tree", "tree/*.ton", check_tree),
                                  ("encoding", "html5lib/encoding/*.dat", check_encodings)):
        for path in sorted(options.folder.glob(pattern)):
            report = Report(group, path.name)
            check(tool, path, report)
            reports.append(report)
            print(report.line())
    status = 0
    for group, least in AT_LEAST.items():
        total = Report(group, "all")
        for report in (r for r in reports if r.group == group):
            total.passed, total.failed, total.skipped = total.passed + report.passed, total.failed + report.failed, total.skipped + report.skipped
        print(total.line())
        if not total.passed or 100 * total.passed / (total.passed + total.failed) < least:
            print(f"check_html5: {group} is below {least} %", file=sys.stderr)
            status = 1
    if options.failures:
        options.failures.write_text("\n".join(
            f"--- {r.group} {r.name}\n{data!r}\nexpected\n{shown(expected)}\ngot\n{shown(got)}\n" for r in reports for data, expected, got in r.failures), "utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
