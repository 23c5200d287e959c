#!/usr/bin/env python3
"""Holds `dateline serve` to docs/openapi.yaml: a validator reads the document, then schemathesis asks the real server everything that it allows and
much that it does not, with all checks.

    check_api.py DATELINE [SECONDS]

The archive holds the examples, a picture, a watch, a case, a grade and a decision. Ids in the document's own examples are replaced by those of this archive.
Exit status 1 where an answer is not as documented.
"""
import hashlib
import json
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

import yaml
from openapi_spec_validator import validate

ROOT = Path(__file__).resolve().parent.parent.parent
TOKEN = "a-token-for-this-check"


def run(*arguments):
    return subprocess.run(list(map(str, arguments)), check=True, capture_output=True, text=True).stdout


def picture():
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", 8, 6, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(9 * 6))) + chunk(b"IEND", b"")


def make_archive(dateline, archive):
    """Its ids, by the names that they have in paths."""
    exhibit = archive.with_suffix(".png")
    exhibit.write_bytes(picture())
    run(dateline, "add", ROOT / "examples", exhibit, "--archive", archive)
    ask = lambda *arguments: json.loads(run(dateline, *arguments, "--archive", archive, "--json"))
    run(dateline, "watch", "add", "depot", "--country", "SD", "--archive", archive)
    incidents = ask("incidents")["incidents"]
    who = ("--by", "A. Tester", "--why", "to have one", "--archive", archive)
    claim = incidents[0]["claims"][0]["claim"]
    run(dateline, "sources", "grade", claim, "--credibility", "2", *who)
    run(dateline, "incidents", "apart", incidents[0]["id"], incidents[1]["id"], *who)
    run(dateline, "review", "accept", claim, *who)
    run(dateline, "case", "new", "depot", "--by", "A. Tester", "--archive", archive)
    run(dateline, "case", "add", "depot", incidents[0]["id"], claim, "--by", "A. Tester", "--archive", archive)
    return {"report": ask("latest")["reports"][0]["id"], "incident": ask("incidents")["incidents"][0]["id"], "claim": claim,
            "actor": ask("actors")["actors"][0]["id"], "watch": "depot", "case": "depot", "item": claim, "sha256": hashlib.sha256(picture()).hexdigest(), "job": "1", "form": "csv", "incidents": [incident["id"] for incident in ask("incidents")["incidents"][2:4]]}


def with_ids(document, ids):
    for path in document["paths"].values():
        for operation in path.values():
            for parameter in operation.get("parameters", []):
                if parameter.get("in") == "path":
                    parameter["example"] = ids[parameter["name"]]
            for body in operation.get("requestBody", {}).get("content", {}).values():
                body["example"].update({name: ids[name] for name in body["example"] if name in ids and name != "case"})
                body["example"].update({"on": ids["claim"]} if "on" in body["example"] else {"ids": ids["incidents"]} if "ids" in body["example"] else {})
    return document


def main():
    dateline, seconds = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "45"
    document = yaml.safe_load((ROOT / "docs/openapi.yaml").read_text(encoding="utf-8"))
    validate(document)
    print("docs/openapi.yaml: valid OpenAPI", document["openapi"])
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "news.dateline"
        schema = Path(folder) / "openapi.json"
        schema.write_text(json.dumps(with_ids(document, make_archive(dateline, archive))), encoding="utf-8")
        token = Path(folder) / "token"
        token.write_text(TOKEN)
        server = subprocess.Popen([dateline, "serve", "--archive", archive, "--port", "0", "--token", token, "--quiet", "--allow-writes"], stdout=subprocess.PIPE, text=True)
        try:
            url = server.stdout.readline().split("answers at ")[1].strip().removesuffix("/api/v1")
            schemathesis = Path(sys.executable).parent / "schemathesis"
            done = subprocess.run([schemathesis, "--config-file", ROOT / "tests/conformance/schemathesis.toml", "run", schema, "--url", url, "--header", f"Authorization: Bearer {TOKEN}",
                                   "--checks", "all", "--phases", "examples,coverage,fuzzing", "--max-examples", "10", "--max-time", seconds, "--seed", "1"], cwd=folder)
            status = server.poll()
        finally:
            server.terminate()
            ended = server.wait(30)
    if status is not None or ended != 0:
        print(f"the server ended with {status if status is not None else ended}")
        return 1
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
