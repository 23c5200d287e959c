"""The commands of docs/first-case.md, as they stand there."""
import os
import shlex
import unittest

from support import EXAMPLES, ROOT, Folder, run


class FirstCase(Folder):
    def test_every_command_does_what_it_says(self):
        (self.folder / "examples").symlink_to(EXAMPLES)
        text = (ROOT / "docs/first-case.md").read_text(encoding="utf-8")
        commands = [shlex.split(line)[1:] for line in text.splitlines() if line.startswith("dateline ")]
        self.assertGreater(len(commands), 15)
        for command in commands:
            status, out, err = run(*command, cwd=self.folder, env={**os.environ, "DATELINE_USER": "A. Reader"})
            self.assertEqual(status, 0, f"{command}: {err}")
            if command[0] == "review" and command[1] == "next":
                self.assertIn("i-765f2f0823", out)
            if command[0] == "incident":
                self.assertIn("contested", out)
        self.assertIn("reasonable grounds", (self.folder / "memo.html").read_text(encoding="utf-8"))
        self.assertTrue((self.folder / "away.dateline").exists() and (self.folder / "map.geojson").exists())


if __name__ == "__main__":
    unittest.main()
