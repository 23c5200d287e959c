"""dateline read, as a user runs it."""
import json
import unittest

import jsonschema

from support import EXAMPLES, ROOT, Folder, lines_of, run

SCHEMA = json.loads((ROOT / "docs/formats/reading.schema.json").read_text(encoding="utf-8"))


def spans_in(value):
    """Every [start, end) of a reading."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if (key == "span" or key.endswith("_span")) and inner:
                yield inner
            elif key.endswith("_spans"):
                yield from inner
            else:
                yield from spans_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans_in(inner)


class ReadingJson(Folder):
    @classmethod
    def setUpClass(cls):
        status, out, err = run("read", EXAMPLES, "--json", "--with", "tokens")
        assert status == 0, err
        cls.readings = lines_of(out)

    def test_a_headline_is_a_sentence_of_its_own(self):
        page = ("<html><head><title>General Otieno dismissed as head of the coast guard</title></head><body><article><h1>General Otieno dismissed as head of the coast guard</h1>"
                "<p>The president dismissed General Peter Otieno on Saturday, her office said. Rebels had attacked a convoy near Lamu a week before.</p></article></body></html>")
        reading = self.done_json("read", "-", "--published", "2023-04-03", stdin=page)
        text = reading["report"]["text"]
        heads = [block["span"] for block in reading["report"]["blocks"] if block["kind"] == "headline"]
        self.assertEqual(len(heads), 1)
        for start, end in (sentence["span"] for sentence in reading["sentences"]):
            self.assertFalse(start < heads[0][1] and end > heads[0][1] + 2, text[start:end])
        names = {entity["id"]: entity["name"] for entity in reading["entities"]}
        agents = {event["predicate"]: [names[one["entity"]] for one in event["participants"] if one["role"] == "agent"] for event in reading["events"] if event["span"][0] > heads[0][1]}
        self.assertEqual(agents["dismiss"], ["president"])
        in_headline = [event for event in reading["events"] if event["span"][1] <= heads[0][1] + 1]
        self.assertEqual([one["role"] for event in in_headline for one in event["participants"] if "Otieno" in names[one["entity"]]], ["theme"])

    def test_a_place_at_the_head_of_a_text_is_nobody(self):
        reading = self.done_json("read", "-", stdin="KHARTOUM - Police arrested four men in Kassala.")
        names = [entity["name"] for entity in reading["entities"]]
        self.assertIn("Police", names)
        self.assertNotIn("KHARTOUM - Police", names)
        places = {place["id"]: place["name"] for place in reading["places"]}
        self.assertEqual([places[site["place"]] for site in reading["events"][0]["places"]], ["Kassala"])

    def test_every_example_keeps_to_the_schema(self):
        validator = jsonschema.Draft202012Validator(SCHEMA)
        for reading in self.readings:
            faults = [f"{fault.json_path}: {fault.message[:200]}" for fault in validator.iter_errors(reading)]
            self.assertEqual(faults, [], reading["report"]["id"])

    def test_every_span_lies_in_the_text(self):
        for reading in self.readings:
            size = len(reading["report"]["text"])
            for start, end in spans_in(reading):
                self.assertTrue(0 <= start < end <= size, (reading["report"]["id"], start, end, size))

    def test_ids_that_are_named_exist(self):
        for reading in self.readings:
            ids = {item["id"] for layer in ("entities", "times", "places", "sources", "events", "relations", "routes", "claims")
                   for item in reading[layer]}
            for claim in reading["claims"]:
                self.assertIn(claim["event"] or claim["relation"] or claim["route"], ids)
                self.assertEqual(claim["attribution"][0]["source"], "s0")
                self.assertEqual(claim["attribution"][0]["depth"], 0)
                self.assertLessEqual({step["source"] for step in claim["attribution"]}, ids)
            for event in reading["events"]:
                self.assertLessEqual({p["entity"] for p in event["participants"]} - {None}, ids)
                self.assertLessEqual({p["place"] for p in event["places"]} - {None}, ids)

    def test_something_was_read_in_each(self):
        for reading in self.readings:
            for layer in ("entities", "times", "places", "sources", "events", "claims"):
                self.assertTrue(reading[layer], (reading["report"]["id"], layer))

    def test_undated_happenings_are_not_dated_by_the_publication(self):
        for reading in self.readings:
            for event in reading["events"]:
                if event["time"]["basis"] == "unknown":
                    self.assertIsNone(event["time"]["start"])

    def test_bytes_do_not_depend_on_threads(self):
        one = self.done("read", EXAMPLES, "--json", "--threads", "1")
        many = self.done("read", EXAMPLES, "--json", "--threads", "7")
        self.assertEqual(one, many)

    def test_text_of_json_lines_is_unchanged(self):
        text = "  Two spaces,\ttab,\r\nCR LF, “quotes”, 𝄞 and e\u0301.\n\n\nThe mayor of Oslo resigned on Monday. "
        out = self.done("read", "-", "--json", stdin=json.dumps({"id": "a", "text": text, "published": "2020-01-03"}) + "\n")
        report = json.loads(out)["report"]
        self.assertEqual((report["id"], report["text"], report["published_basis"]), ("a", text, "given"))

    def test_a_text_in_capitals_is_read_as_any_other(self):
        text = ("   PORT MORESBY, 11 FEB 94 (ISLAND WIRE) -- [TEXT] FOUR ARMED MEN KIDNAPPED MAYOR PETER KABUI IN BUKA ON THURSDAY.\n\n"
                "   A BOMB EXPLODED AT THE POLICE STATION.  TWO POLICEMEN WERE WOUNDED.\n")
        reading = self.done_json("read", self.write("wire.txt", text))
        self.assertEqual(reading["report"]["text"], text.rstrip("\n") + "\n")
        self.assertIn("capitals", {issue["code"] for issue in reading["issues"]})
        self.assertIn("Peter Kabui", {entity["name"] for entity in reading["entities"]})
        told = {event["predicate"]: len(event["mentions"]) for event in reading["events"]}
        self.assertEqual(told, {"kidnap": 1, "explode": 2})

    def test_only_parts(self):
        report = next(EXAMPLES.glob("*.html"))
        article = json.loads(self.done("read", report, "--json", "--only", "article"))
        self.assertNotIn("events", article)
        self.assertTrue(article["report"]["text"])
        language = json.loads(self.done("read", report, "--json", "--only", "language", "--with", "tokens"))
        self.assertTrue(language["tokens"] and language["sentences"])
        self.assertNotIn("events", language)


    def test_only_language_takes_any_text(self):
        texts = ["", " \n", "One word.", "a\u2028b\x85c"]
        lines = "".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(texts))
        rows = lines_of(self.done("read", "-", "--json", "--only", "language", "--with", "tokens", stdin=lines))
        self.assertEqual([len(row["tokens"]) for row in rows], [0, 1, 3, 5])

    def test_a_long_input_is_taken_line_by_line(self):
        """Lines that reach over the blocks in which a file is read, blank ones, a byte order mark, no end of line at the end."""
        texts = [f"Report number {i}. " + "The bridge was closed. " * (i % 50) for i in range(600)]
        lines = "\ufeff" + "\n\r\n".join(json.dumps({"id": str(i), "text": text}) for i, text in enumerate(texts))
        self.assertGreater(len(lines), 5 * 65536)
        for arguments, options in ((["-"], {"stdin": lines}), ([self.write("long.jsonl", lines)], {})):
            rows = lines_of(self.done("read", *arguments, "--json", "--only", "article", **options))
            self.assertEqual([row["report"]["text"] for row in rows], texts)


class ForPeople(Folder):
    def test_marked_up_page(self):
        out = self.done("--color", "never", "read", next(EXAMPLES.glob("06*.html")))
        for words in ("What happened, by time", "Who says it", "Sources", "anonymous, 2 people"):
            self.assertIn(words, out)
        self.assertNotIn("\x1b", out)

    def test_colour_on_request(self):
        self.assertIn("\x1b[", self.done("--color", "always", "read", next(EXAMPLES.glob("06*.html"))))

    def test_help_is_enough_to_start(self):
        out = self.done("--help")
        for command in ("read", "add", "timeline", "incidents", "search", "stats", "check"):
            self.assertIn(command, out)


class BadInput(Folder):
    def fails(self, status, words, *arguments, **options):
        got, _, err = run(*arguments, **options)
        self.assertEqual(got, status, err)
        for word in words if isinstance(words, tuple) else (words,):
            self.assertIn(word, err)

    def test_empty_file(self):
        self.fails(3, ("empty.html", "empty"), "read", self.write("empty.html", b""))

    def test_binary_file(self):
        self.fails(3, ("cat.png", "not text"), "read", self.write("cat.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(500)))

    def test_missing_file(self):
        self.fails(3, "nowhere.html", "read", self.folder / "nowhere.html")

    def test_folder_without_reports(self):
        self.fails(3, (str(self.folder), "no reports"), "read", self.folder)

    def test_one_line_of_fifty_megabytes(self):
        self.fails(3, ("long.txt", "MiB"), "read", self.write("long.txt", b"word " * 10_000_000))

    def test_invalid_utf8_is_mended(self):
        path = self.write("bad.txt", b"The mayor of Paris resigned on Monday\xff\xfe. The \xc3\x28 council met.\n")
        self.assertIn("resigned", json.loads(self.done("read", path, "--json"))["report"]["text"])

    def test_unknown_charset_is_detected(self):
        page = "<html><head><meta charset='x-no-such'></head><body><p>The café in Orléans was closed by the police on Monday.</p></body></html>"
        report = json.loads(self.done("read", self.write("page.html", page), "--json"))["report"]
        self.assertIn("café", report["text"])

    def test_truncated_html(self):
        page = "<html><body><article><h1>Bridge reopens</h1><p>The bridge over the Drina reopened on Monday, the mayor said.</p><p>Lorr"
        report = json.loads(self.done("read", self.write("page.html", page), "--json"))["report"]
        self.assertIn("reopened on Monday", report["text"])

    def test_another_language_is_stored_unread(self):
        text = "Der Minister trat am Montag zurück. Die Regierung will in dieser Woche einen Nachfolger ernennen, sagte eine Sprecherin."
        reading = json.loads(self.done("read", self.write("bericht.txt", text), "--json"))
        self.assertEqual((reading["report"]["unread"], reading["report"]["language"], reading["events"]), ("language", "de", []))

    def test_a_bad_line_stands_in_its_place(self):
        lines = '{"id": "a", "text": "Troops left Kabul on Monday."}\n{"id": "b", "te\n{"id": "c", "text": "Rain fell in Lima."}\n'
        status, out, err = run("read", "--from", "jsonl", "--json", "-", stdin=lines)
        rows = lines_of(out)
        self.assertEqual(status, 3)
        self.assertEqual([row.get("report", row)["id"] for row in (rows[0], rows[2])], ["a", "c"])
        self.assertEqual(rows[1]["error"]["code"], "bad_input")
        self.assertIn("line 2", err)

    def test_a_line_that_is_too_long_is_passed_over(self):
        lines = b'{"id": "a", "text": "Rain fell."}\n{"id": "b", "text": "' + b"x" * (70 << 20) + b'"}\n{"id": "c", "text": "Snow fell."}'
        status, out, err = run("read", "--only", "article", "--json", self.write("long.jsonl", lines))
        rows = lines_of(out)
        self.assertEqual((status, len(rows), rows[1]["error"]["code"], rows[2]["report"]["id"]), (3, 3, "too_large", "c"))
        self.assertIn("line 2", err)

    def test_wrong_usage(self):
        self.fails(2, "", "read")
        self.fails(2, "", "no-such-command")
        self.fails(2, "2019-13-40", "read", "--published", "2019-13-40", next(EXAMPLES.glob("*.html")))

    def test_missing_model(self):
        self.fails(2, ("no-model", "model"), "read", "--model", self.folder / "no-model", next(EXAMPLES.glob("*.html")))


if __name__ == "__main__":
    unittest.main()
