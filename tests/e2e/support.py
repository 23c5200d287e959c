"""What the end-to-end tests share: running the program as a user does. DATELINE_BINARY names it."""
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ROOT / "examples"
BINARY = os.environ.get("DATELINE_BINARY", str(ROOT / "build/release/bin/dateline"))


def run(*arguments, stdin=None, timeout=300, **options):
    """(exit status, standard output, standard error)"""
    if isinstance(stdin, str):
        stdin = stdin.encode()
    done = subprocess.run([BINARY, *map(str, arguments)], input=stdin, capture_output=True, timeout=timeout, **options)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def lines_of(text):
    return [json.loads(line) for line in text.splitlines()]  # of all kinds of line ends: only "\n" is ever written


class Folder(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def done(self, *arguments, **options):
        """Standard output of a run that must succeed."""
        status, out, err = run(*arguments, **options)
        self.assertEqual(status, 0, err)
        return out

    def done_json(self, *arguments, **options):
        return json.loads(self.done(*arguments, "--json", **options))


class Home(Folder):
    """A test with a home of its own: the installed model and gazetteer, and no layers or bases."""

    def setUp(self):
        super().setUp()
        installed = os.environ.get("DATELINE_HOME") or Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local/share")) / "dateline"
        home = self.folder / "home"
        home.mkdir()
        for name in ("model", "gazetteer.bin"):
            (home / name).symlink_to(Path(installed) / name)
        self.environment = {**os.environ, "DATELINE_HOME": str(home)}

    def dateline(self, *arguments, status=0, **options):
        got, out, err = run(*arguments, env=self.environment, **options)
        self.assertEqual(got, status, err)
        return out, err
