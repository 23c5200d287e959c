"""Opens what `dateline export` writes with the programs that take it, and compares values after the round trip: ./dev exports.

usage: check_exports.py DATELINE [FORMAT...]

A client is client_FORMAT.py beside this file: check(record) exports, opens, compares, and returns what was compared in a few words.
"""
import importlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import awkward  # noqa: E402

PRIVATE = ("Zuleika", "Tamboura")  # of the awkward texts: in no export


class Wrong(Exception):
    pass


class Record:
    """An archive, what the screen shows of it, and what is exported from it."""

    node = HERE.parent.parent / ".venv-exports"  # its node_modules are those of package.json

    def __init__(self, dateline, folder, inputs, judge=None):
        self.dateline, self.folder, self.archive = dateline, folder, folder / "news.dateline"
        self.run("add", *inputs)
        self.look()
        if judge:
            judge(self)
            self.look()

    def look(self):
        self.incidents = self.json("timeline")["incidents"]
        self.network = self.json("network")

    def run(self, *arguments):
        done = subprocess.run([self.dateline, *map(str, arguments), "--archive", str(self.archive)], capture_output=True, timeout=300)
        if done.returncode:
            raise Wrong(f"dateline {' '.join(map(str, arguments))}: {done.stderr.decode()}")
        return done.stdout

    def json(self, *arguments):
        return json.loads(self.run(*arguments, "--json"))

    def export(self, form, *arguments):
        """The folder that holds its files: twice the same bytes, and no name that must be kept back is in them."""
        out = self.folder / ("export-" + "-".join([form, *map(str, arguments)]).replace("/", "_"))
        again = self.folder / (out.name + "-again")
        for folder in (out, again):
            folder.mkdir(exist_ok=True)
            self.run("export", form, *arguments, "--out", folder)
        for path in out.rglob("*"):
            self.holds(path.is_dir() or path.read_bytes() == (again / path.relative_to(out)).read_bytes(), f"{path.name}: other bytes the second time")
        for path in out.rglob("*"):
            if path.is_file():
                for name in PRIVATE:
                    self.holds(name.encode() not in path.read_bytes(), f"{path.name}: names {name}")
        return out

    @staticmethod
    def holds(condition, message):
        if not condition:
            raise Wrong(message)

    def same(self, got, wanted, what):
        self.holds(got == wanted, f"{what}: {got!r} is not {wanted!r}")


def main():
    dateline, wanted = sys.argv[1], sys.argv[2:]
    forms = wanted or sorted(path.stem.removeprefix("client_") for path in HERE.glob("client_*.py"))
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        texts = Path(scratch) / "awkward.jsonl"
        awkward.write_texts(texts)
        records = []
        for name, inputs, judge in (("examples", [HERE.parent.parent / "examples"], None), ("awkward", [texts], None), ("judged", [texts], awkward.judge)):
            folder = Path(scratch) / name
            folder.mkdir()
            records.append((name, Record(dateline, folder, inputs, judge)))
        for form in forms:
            client = importlib.import_module("client_" + form)
            for name, record in records:
                if name == "judged" and getattr(client, "OF_THE_MACHINE", False):
                    continue  # the form has no judgements
                try:
                    print(f"ok    {form:12} {name:9} {client.check(record)}", flush=True)
                except Wrong as wrong:
                    failed += 1
                    print(f"WRONG {form:12} {name:9} {wrong}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
