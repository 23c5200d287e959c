"""`dateline serve`: the questions of the command line over HTTP."""
import gzip
import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import threading
import time
import unittest
from urllib.parse import quote, urlencode, urlsplit

import yaml

from support import BINARY, EXAMPLES, ROOT, Folder, run

TOKEN = "0123456789abcdef-of-a-test"


class Server:
    """A running server. Its lines of standard error are in `log` when it has stopped."""

    def __init__(self, archive, *arguments, token=None):
        environment = {key: value for key, value in os.environ.items() if key != "DATELINE_TOKEN"}
        if token:
            environment["DATELINE_TOKEN"] = token
        self.process = subprocess.Popen([BINARY, "serve", "--archive", archive, "--port", "0", *map(str, arguments)], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True, env=environment)
        self.first_line = self.process.stdout.readline()
        self.log, self.status = "", None
        if self.first_line:
            self.port = urlsplit(self.first_line.split("answers at ")[1].strip()).port
        self.token = token

    def ask(self, path, method="GET", headers=None, body=None):
        """(status, fields of the header in lower case, body)"""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        fields = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        fields.update(headers or {})
        connection.request(method, path, body=body, headers={k: v for k, v in fields.items() if v is not None})
        answer = connection.getresponse()
        out = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        connection.close()
        return out

    def json(self, path, **parameters):
        status, _, body = self.ask(path + ("?" + urlencode(parameters, quote_via=quote) if parameters else ""))
        if status != 200:
            raise AssertionError(f"{path}: {status} {body[:300]}")
        return json.loads(body)

    def raw(self, request):
        """Everything that comes back for these bytes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as client:
            client.sendall(request)
            with contextlib.suppress(OSError):  # who is refused early may have been hung up on by now
                client.shutdown(socket.SHUT_WR)
            out = b""
            while part := client.recv(65536):
                out += part
            return out

    def stop(self, how=signal.SIGTERM):
        if self.status is None:
            self.process.send_signal(how)
            _, self.log = self.process.communicate(timeout=30)
            self.status = self.process.returncode
        return self.status


class OfExamples(unittest.TestCase):
    """One archive and one server for all tests of a class."""
    arguments = ()

    @classmethod
    def setUpClass(cls):
        cls.scratch = Folder()
        cls.scratch.setUp()
        cls.addClassCleanup(cls.scratch.doCleanups)
        cls.archive = str(cls.scratch.folder / "news.dateline")
        status, _, err = run("add", EXAMPLES, "--archive", cls.archive)
        assert status == 0, err
        report = json.loads(run("latest", "--json", "--archive", cls.archive)[1])["reports"][0]["id"]
        for arguments in (["new", "depot"], ["add", "depot", report]):
            status, _, err = run("case", *arguments, "--by", "A. Desk", "--archive", cls.archive)
            assert status == 0, err
        cls.server = Server(cls.archive, *cls.arguments)
        cls.addClassCleanup(cls.server.stop)

    def told(self, *arguments):
        status, out, err = run(*arguments, "--archive", self.archive, "--json")
        self.assertEqual(status, 0, err)
        return json.loads(out)

    def assert_error(self, answer, status, code, parameter=None):
        self.assertEqual(answer[0], status, answer[2])
        self.assertEqual(answer[1]["content-type"], "application/json")
        error = json.loads(answer[2])["error"]
        self.assertEqual(error["code"], code)
        self.assertTrue(error["message"])
        self.assertEqual(error.get("parameter"), parameter, error)
        self.assertLessEqual(set(error), {"code", "message", "parameter"})
        return error["message"]


class Questions(OfExamples):
    def test_answers_are_those_of_the_command_line(self):
        incident = self.told("incidents")["incidents"][0]["id"]
        claim = self.told("incidents")["incidents"][0]["claims"][0]["claim"]
        report = self.told("latest")["reports"][0]["id"]
        actor = self.told("actors")["actors"][0]["id"]
        cases = [
            (("latest",), "/reports", {}),
            (("latest", "--country", "MX", "--sort", "published"), "/reports", {"country": "MX", "sort": "published"}),
            (("search", "rifles"), "/search", {"query": "rifles"}),
            (("search", "rifles", "--in", "sentences"), "/search", {"query": "rifles", "in": "sentences"}),
            (("incidents", "--min-independent", 2), "/incidents", {"min-independent": 2}),
            (("incidents", "--bbox", "-180,-90,180,90"), "/incidents", {"bbox": "-180,-90,180,90"}),
            (("timeline", "--from", "2019"), "/timeline", {"from": "2019"}),
            (("incident", incident), f"/incidents/{incident}", {}),
            (("claim", claim), f"/claims/{claim}", {}),
            (("versions", report), f"/reports/{quote(report, safe='')}/versions", {}),
            (("custody", report), f"/reports/{quote(report, safe='')}/custody", {}),
            (("related", report), f"/reports/{quote(report, safe='')}/related", {}),
            (("map",), "/map", {}),
            (("actors",), "/actors", {}),
            (("actor", actor), f"/actors/{actor}", {}),
            (("network",), "/network", {}),
            (("network", "--type", "leads,part_of", "--as-of", "2019-12-05"), "/network", {"type": "leads,part_of", "as-of": "2019-12-05"}),
            (("sources",), "/sources", {}),
            (("sources", "grades"), "/grades", {}),
            (("stories",), "/stories", {}),
            (("copies",), "/copies", {}),
            (("exhibits",), "/exhibits", {}),
            (("export", "register"), "/register", {}),
            (("actors", "decisions"), "/decisions/actors", {}),
            (("incidents", "decisions"), "/decisions/incidents", {}),
            (("watch", "list"), "/watches", {}),
            (("case", "list"), "/cases", {}),
            (("case", "show", "depot"), "/cases/depot", {}),
            (("incidents", "--case", "depot"), "/incidents", {"case": "depot"}),
            (("stats",), "/stats", {}),
        ]
        lists = {"/reports", "/search", "/incidents", "/timeline", "/map", "/actors", "/network", "/sources", "/stories", "/copies", "/register"}
        for arguments, path, parameters in cases:
            with self.subTest(path=path, **parameters):
                limit = {"limit": 1000} if path in lists or path.endswith("/related") else {}
                self.assertEqual(self.server.json("/api/v1" + path, **parameters, **limit), self.told(*arguments))

    def test_one_report_is_its_row_of_the_list(self):
        for row in self.told("latest")["reports"]:
            self.assertEqual(self.server.json(f"/api/v1/reports/{quote(row['id'], safe='')}"), {"report": row})

    def test_a_report_comes_with_all_that_shows_it(self):
        copy = self.told("copies")["copies"][0]
        marked = self.server.json(f"/api/v1/reports/{quote(copy['report'], safe='')}/marked")
        self.assertEqual(marked["report"], self.server.json(f"/api/v1/reports/{quote(copy['report'], safe='')}")["report"])
        self.assertIn(copy, marked["copies"])
        original = self.server.json(f"/api/v1/reports/{quote(copy['of'], safe='')}/marked")
        self.assertIn(copy, original["copies"])
        (start, end), (first, last) = copy["spans"][0]
        self.assertEqual(marked["reading"]["report"]["text"][start:end].split()[:3], original["reading"]["report"]["text"][first:last].split()[:3])
        self.assertIn(copy["report"], [state["id"] for state in marked["states"]])
        events = {event["id"] for event in marked["reading"]["events"]}
        self.assertTrue(set(marked["incidents"]) <= events)
        self.assertEqual(set(marked["incidents"].values()), set(marked["report"]["incidents"]))
        self.assertTrue(set(marked["actors"]) <= {entity["id"] for entity in marked["reading"]["entities"]})
        for actor in marked["actors"].values():
            self.assertEqual(self.server.ask(f"/api/v1/actors/{actor}")[0], 200)
        self.assertEqual(self.server.ask("/api/v1/reports/none/marked")[0], 404)

    def test_an_incident_comes_with_its_sentences(self):
        for row in self.told("incidents", "--limit", 5)["incidents"]:
            told = self.server.json(f"/api/v1/incidents/{row['id']}/claims")
            self.assertEqual({claim["claim"] for claim in told["claims"]}, {claim["claim"] for claim in row["claims"]})
            self.assertEqual({report["id"] for report in told["reports"]}, {claim["report"] for claim in row["claims"]})
            self.assertTrue(all(claim["words"] in claim["sentence"] for claim in told["claims"]))
            self.assertEqual(told["more"], 0)

    def test_counts_are_those_of_the_list(self):
        for filters in ({}, {"kind": "assault"}, {"country": "SD"}, {"min-independent": 2}):
            rows = self.server.json("/api/v1/timeline", limit=1000, **filters)["incidents"]
            for by, length in (("year", 4), ("month", 7), ("day", 10)):
                counts = self.server.json("/api/v1/timeline/counts", by=by, **filters)
                wanted = {}
                for row in rows:
                    start = row["time"]["start"]
                    if start:
                        wanted.setdefault(start[:length], []).append(row["kind"])
                self.assertEqual({one["period"]: one["incidents"] for one in counts["counts"]}, {period: len(kinds) for period, kinds in wanted.items()}, filters)
                self.assertEqual(counts["incidents"], len(rows))
                self.assertEqual(counts["undated"], sum(not row["time"]["start"] for row in rows))
                self.assertEqual(sum(counts["standings"].values()), len(rows))
                self.assertEqual([one["period"] for one in counts["counts"]], sorted(wanted))

    def test_csv_is_that_of_the_command_line(self):
        status, fields, body = self.server.ask("/api/v1/register.csv?limit=1000")
        self.assertEqual((status, fields["content-type"]), (200, "text/csv; charset=utf-8"))
        self.assertEqual(body.decode(), run("export", "register", "--archive", self.archive)[1])

    def test_pages_hold_all_rows_once(self):
        for path, rows in (("/reports", "reports"), ("/incidents", "incidents"), ("/timeline", "incidents"), ("/actors", "actors"), ("/sources", "sources"),
                           ("/map", "features"), ("/search?query=the", "hits"), ("/network", "relations"), ("/copies", "copies"), ("/register", "transfers")):
            with self.subTest(path=path):
                mark = "&" if "?" in path else "?"
                whole = json.loads(self.server.ask(f"/api/v1{path}{mark}limit=1000")[2])
                self.assertIsNone(whole["cursor"])
                self.assertNotIn("link", self.server.ask(f"/api/v1{path}{mark}limit=1000")[1])
                found, at = [], f"/api/v1{path}{mark}limit=2"
                while at:
                    status, fields, body = self.server.ask(at)
                    self.assertEqual(status, 200, body)
                    found += json.loads(body)[rows]
                    link = fields.get("link")
                    at = re.fullmatch(r'<(.*)>; rel="next"', link)[1] if link else None
                key = lambda row: json.dumps(row, sort_keys=True)
                self.assertEqual(sorted(map(key, found)), sorted(map(key, whole[rows])))

    def test_fifty_rows_unless_told(self):
        archive = str(self.scratch.folder / "many.dateline")
        lines = "".join(json.dumps({"id": f"r{i}", "text": f"Number {i}. Soldiers arrived in Lima on Monday.", "published": "2020-01-02"}) + "\n" for i in range(60))
        self.assertEqual(run("add", "-", "--from", "jsonl", "--archive", archive, stdin=lines)[0], 0)
        server = Server(archive)
        self.addCleanup(server.stop)
        self.assertEqual(len(server.json("/api/v1/reports")["reports"]), 50)
        self.assertEqual(len(server.json("/api/v1/reports", limit=60)["reports"]), 60)

    def test_the_index_is_what_the_documentation_says(self):
        documented = yaml.safe_load((ROOT / "docs/openapi.yaml").read_text(encoding="utf-8"))
        shared = documented["components"]["parameters"]
        routes = self.server.json("/api/v1")["routes"]
        self.assertEqual(sorted(route["path"] for route in routes), sorted(documented["paths"]))
        for route in routes:
            question = documented["paths"][route["path"]]["get"]
            parameters = [shared[one["$ref"].rsplit("/", 1)[1]] if "$ref" in one else one for one in question.get("parameters", [])]
            asked = [one for one in parameters if one["in"] == "query"]
            with self.subTest(path=route["path"]):
                self.assertEqual(sorted(one["name"] for one in asked), sorted(route["parameters"]))
                self.assertEqual([one["name"] for one in asked if one.get("required")], route["required"])
                self.assertEqual(list(question["responses"]["200"]["content"]), [route["type"].split(";")[0]])

    def test_every_parameter_of_a_route_is_taken(self):
        values = {"actor": "navy", "kind": "transfer", "type": "person", "place": "Lima", "country": "PE", "bbox": "-10,-10,10,10", "from": "2019", "to": "2020-02",
                  "publisher": "wire", "source": "ministry", "genre": "news", "language": "en", "case": "depot", "min-independent": "1", "review": "unreviewed", "q": "rifles",
                  "as-written": "true", "as-known-at": "2020-01-01", "limit": "3", "query": "rifles", "in": "reports", "as-of": "2019-12-05", "depth": "2", "last": "3", "by": "year", "state": "in_force",
                  "on": self.server.json("/api/v1/reports")["reports"][0]["id"]}
        sorts = {"/reports": "published", "/search": "published", "/incidents": "time", "/timeline": "-time", "/register": "time", "/register.csv": "time",
                 "/actors": "name", "/sources": "name", "/stories": "first", "/copies": "-share"}
        for route in self.server.json("/api/v1")["routes"]:
            if "{" in route["path"]:
                continue
            short = route["path"].removeprefix("/api/v1")
            for name in route["parameters"]:
                if name in ("cursor", "report"):
                    continue
                given = {"query": "rifles"} if short == "/search" else {}
                given[name] = sorts[short] if name == "sort" else values[name]
                if short == "/network" and name == "type":
                    given[name] = "leads"
                if short == "/network" and name in ("depth", "actor"):
                    given.pop(name)
                if short == "/search" and name in ("min-independent", "review"):
                    given["in"] = "incidents"
                with self.subTest(path=short, **given):
                    status, _, body = self.server.ask(f"{route['path']}?{urlencode(given)}")
                    self.assertEqual(status, 200, body)


class Refusals(OfExamples):
    def test_parameters(self):
        ask = lambda path: self.server.ask("/api/v1" + path)
        message = self.assert_error(ask("/reports?colour=red"), 400, "usage")
        self.assertIn("publisher", message, "it says what there is")
        self.assert_error(ask("/reports?min-independent=2"), 400, "usage", "min-independent")
        self.assert_error(ask("/reports?limit=0"), 400, "usage", "limit")
        self.assert_error(ask("/reports?limit=1001"), 400, "usage", "limit")
        self.assert_error(ask("/reports?limit=many"), 400, "usage", "limit")
        self.assert_error(ask("/reports?limit=1&limit=2"), 400, "usage", "limit")
        self.assert_error(ask("/reports?sort=best"), 400, "usage", "sort")
        self.assert_error(ask("/reports?actor="), 400, "usage", "actor")
        self.assert_error(ask("/reports?country=Syria"), 400, "usage", "country")
        self.assert_error(ask("/reports?language=English"), 400, "usage", "language")
        self.assert_error(ask("/reports?genre=gossip"), 400, "usage", "genre")
        self.assert_error(ask("/incidents?review=done"), 400, "usage", "review")
        self.assert_error(ask("/actors?type=gods"), 400, "usage", "type")
        self.assert_error(ask("/network?type=loves"), 400, "usage", "type")
        self.assert_error(ask("/reports?bbox=1,2,3"), 400, "usage", "bbox")
        self.assert_error(ask("/incidents?bbox=1,2,3,400"), 400, "usage", "bbox")
        self.assert_error(ask("/reports?from=soon"), 400, "usage")
        self.assert_error(ask("/reports?cursor=zz"), 400, "usage", "cursor")
        self.assert_error(ask("/search"), 400, "usage", "query")
        self.assert_error(ask("/search?query=rifles&in=songs"), 400, "usage", "in")
        self.assert_error(ask("/network?as-of=2019-12-05&from=2019"), 400, "usage", "as-of")
        self.assert_error(ask("/reports?q=%ff"), 400, "usage")
        self.assert_error(ask("/reports?q=%00"), 400, "usage")
        self.assert_error(ask("/reports?q=100%"), 400, "usage")

    def test_addresses(self):
        for path in ("/nothing", "/api", "/api/v1/", "/api/v2/reports", "/api/v1/reports/", "/api/v1/check", "/api/v1/reports/x/y", "/api/v1/incidents//"):
            self.assert_error(self.server.ask(path), 404, "not_found")
        for path in ("/incidents/i-00000000", "/claims/none", "/actors/Nobody%20Such", "/reports/none", "/reports/none/custody", "/watches/none"):
            with self.subTest(path=path):
                self.assert_error(self.server.ask("/api/v1" + path), 404, "not_found")
        self.assert_error(self.server.ask("/api/v1/reports?q=" + "a" * 9000), 414, "uri_too_long")

    def test_methods_bodies_and_forms(self):
        for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
            answer = self.server.ask("/api/v1/reports", method)
            self.assert_error(answer, 405, "method_not_allowed")
            self.assertEqual(answer[1]["allow"], "GET, HEAD")
        self.assert_error(self.server.ask("/api/v1/reports", body=b"x" * 100), 413, "too_large")
        self.assert_error(self.server.ask("/api/v1/reports", headers={"Accept": "text/html"}), 406, "not_acceptable")
        self.assert_error(self.server.ask("/api/v1/reports", headers={"Accept": "*/*, application/json;q=0"}), 406, "not_acceptable")
        for accept in ("application/json", "application/*", "text/html, */*;q=0.1", ""):
            self.assertEqual(self.server.ask("/api/v1/reports", headers={"Accept": accept})[0], 200, accept)
        self.assertEqual(self.server.ask("/api/v1/map", headers={"Accept": "application/json"})[0], 200)

    def test_large_headers(self):
        self.assert_error(self.server.ask("/api/v1/reports", headers={"X-Long": "a" * 20000}), 431, "header_too_large")
        self.assertIn(b" 431 ", self.server.raw(b"GET /api/v1 HTTP/1.1\r\nHost: localhost\r\nX-Long: " + b"a" * 200000 + b"\r\n\r\n").split(b"\r\n")[0])

    def test_what_is_not_http(self):
        for request in (b"\x16\x03\x01\x02\x00", b"GET\r\n\r\n", b"GET /api/v1 HTTP/9.9\r\n\r\n", b"\r\n" * 1000, b"GET http://[::1 HTTP/1.1\r\nHost: localhost\r\n\r\n"):
            self.assertNotIn(b" 200 ", self.server.raw(request)[:20])
        self.assertEqual(self.server.ask("/api/v1/status")[0], 200)

    def test_hosts(self):
        for host in ("127.0.0.1", "localhost", "LOCALHOST:1234", "[::1]", "10.1.2.3:80"):
            self.assertEqual(self.server.ask("/api/v1/status", headers={"Host": host})[0], 200, host)
        for host in ("evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "[evil]", "", "::1"):
            self.assert_error(self.server.ask("/api/v1/status", headers={"Host": host}), 421, "wrong_host")
        named = Server(self.archive, "--host", "desk.example")
        self.addCleanup(named.stop)
        self.assertEqual(named.ask("/api/v1/status", headers={"Host": "desk.example:80"})[0], 200)
        self.assertEqual(named.ask("/api/v1/status", headers={"Host": "other.example"})[0], 421)

    def test_no_message_tells_where_the_archive_lies(self):
        for path in ("/api/v1/reports?cursor=zz", "/api/v1/incidents/none", "/api/v1/reports/none/custody"):
            self.assertNotIn(self.archive.encode(), self.server.ask(path)[2])


class Forms(OfExamples):
    def test_head_is_get_without_the_body(self):
        for path in ("/api/v1/reports", "/api/v1/nothing", "/api/v1/map"):
            get, head = self.server.ask(path), self.server.ask(path, "HEAD")
            self.assertEqual(head[0], get[0])
            self.assertEqual(head[2], b"")
            for field in ("content-length", "content-type", "etag"):
                self.assertEqual(head[1].get(field), get[1].get(field), field)

    def test_safe_fields(self):
        for path in ("/api/v1/reports", "/api/v1/nothing"):
            fields = self.server.ask(path)[1]
            self.assertEqual(fields["x-content-type-options"], "nosniff")
            self.assertTrue(fields["content-security-policy"].startswith("default-src 'none'"))
            self.assertEqual(fields["cache-control"], "no-cache")
            self.assertIn("Accept-Encoding", fields["vary"])
            self.assertFalse([name for name in fields if name.startswith("access-control-")])

    def test_gzip(self):
        plain = self.server.ask("/api/v1/incidents")
        packed = self.server.ask("/api/v1/incidents", headers={"Accept-Encoding": "br, gzip;q=0.5"})
        self.assertNotIn("content-encoding", plain[1])
        self.assertEqual(packed[1]["content-encoding"], "gzip")
        self.assertEqual(gzip.decompress(packed[2]), plain[2])
        self.assertNotEqual(packed[1]["etag"], plain[1]["etag"])
        self.assertNotIn("content-encoding", self.server.ask("/api/v1/incidents", headers={"Accept-Encoding": "gzip;q=0"})[1])
        self.assertNotIn("content-encoding", self.server.ask("/api/v1/status", headers={"Accept-Encoding": "gzip"})[1], "too short to pack")

    def test_unchanged_answers(self):
        for encoding in ("identity", "gzip"):
            status, fields, _ = self.server.ask("/api/v1/incidents?limit=5", headers={"Accept-Encoding": encoding})
            mark = fields["etag"]
            self.assertRegex(mark, r'^"[0-9a-f]{32}(-gz)?"$')
            for given in (mark, f'"other", {mark}', "W/" + mark, "*"):
                # Several times: each thread learns marks by itself.
                for _ in range(6):
                    again = self.server.ask("/api/v1/incidents?limit=5", headers={"Accept-Encoding": encoding, "If-None-Match": given})
                    self.assertEqual((again[0], again[2]), (304, b""))
                    if given != "*":
                        self.assertEqual(again[1]["etag"], mark)
            self.assertEqual(self.server.ask("/api/v1/incidents?limit=6", headers={"If-None-Match": mark})[0], 200)

    def test_a_report_that_comes_in_is_seen(self):
        before = [self.server.ask("/api/v1/reports")[1]["etag"] for _ in range(8)][0]
        line = json.dumps({"id": "late", "text": "Soldiers arrived in Lima on Monday.", "published": "2024-12-02", "url": "https://late.example/1"})
        self.assertEqual(run("add", "-", "--from", "jsonl", "--archive", self.archive, stdin=line)[0], 0)
        for _ in range(8):
            status, fields, body = self.server.ask("/api/v1/reports", headers={"If-None-Match": before})
            self.assertEqual(status, 200)
            self.assertEqual(json.loads(body)["reports"][0]["id"], "late")

    def test_one_connection_many_questions(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        for i in range(20):
            connection.request("GET", f"/api/v1/reports?limit={i + 1}" if i % 3 else "/api/v1/nothing")
            answer = connection.getresponse()
            answer.read()
            self.assertEqual(answer.status, 200 if i % 3 else 404)
        connection.close()


class Keys(Folder):
    def setUp(self):
        super().setUp()
        self.archive = str(self.folder / "news.dateline")
        self.assertEqual(run("add", EXAMPLES / "12-pacific-standard-rifles.html", "--archive", self.archive)[0], 0)

    def serve(self, *arguments, **options):
        server = Server(self.archive, *arguments, **options)
        self.addCleanup(server.stop)
        return server

    def test_others_need_the_token(self):
        server = self.serve(token=TOKEN)
        self.assertEqual(server.ask("/api/v1/status")[0], 200)
        for given in (None, "", "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}", TOKEN):
            status, fields, body = server.ask("/api/v1/status", headers={"Authorization": given})
            self.assertEqual(status, 401, given)
            self.assertIn("Bearer", fields["www-authenticate"])
            self.assertEqual(json.loads(body)["error"]["code"], "unauthorized")
        self.assertEqual(server.ask("/nothing", headers={"Authorization": None})[0], 401, "nobody learns what there is")
        server.stop()
        self.assertNotIn(TOKEN, server.log)

    def test_a_token_from_a_file(self):
        server = self.serve("--token", self.write("token", TOKEN + "\n"))
        server.token = TOKEN
        self.assertEqual(server.ask("/api/v1/status")[0], 200)
        self.assertEqual(server.ask("/api/v1/status", headers={"Authorization": None})[0], 401)

    def test_what_is_refused_at_the_start(self):
        cases = [(("--bind", "0.0.0.0"), "token"), (("--bind", "::"), "token"), (("--bind", "desk.example"), "in numbers"), (("--token", self.write("short", "abc")), "16 bytes"),
                 (("--token", self.folder / "none"), "none"), (("--archive", self.folder / "none.dateline"), "no archive"), (("--port", "70000"), "port"),
                 (("--bind", "192.0.2.77", "--token", self.write("token", TOKEN)), "--bind")]
        for arguments, words in cases:
            status, out, err = run("serve", "--archive", self.archive, "--port", "0", *arguments, timeout=30) if "--archive" not in arguments and "--port" not in arguments \
                else run("serve", *arguments, timeout=30)
            with self.subTest(arguments=arguments):
                self.assertIn(status, (2, 3))
                self.assertEqual(out, "")
                self.assertIn(words, err)
        first = self.serve()
        status, _, err = run("serve", "--archive", self.archive, "--port", str(first.port), timeout=30)
        self.assertEqual(status, 2)
        self.assertIn("another program has this port", err)

    def test_bound_elsewhere_with_a_token(self):
        server = self.serve("--bind", "0.0.0.0", token=TOKEN)
        self.assertEqual(server.ask("/api/v1/status")[0], 200)
        self.assertEqual(server.ask("/api/v1/status", headers={"Authorization": None})[0], 401)


class Lasting(Folder):
    def setUp(self):
        super().setUp()
        self.archive = str(self.folder / "news.dateline")
        self.assertEqual(run("add", EXAMPLES, "--archive", self.archive)[0], 0)

    def test_stops_cleanly(self):
        for how in (signal.SIGTERM, signal.SIGINT):
            server = Server(self.archive)
            idle = http.client.HTTPConnection("127.0.0.1", server.port)
            idle.request("GET", "/api/v1/status")
            idle.getresponse().read()
            half = socket.create_connection(("127.0.0.1", server.port))
            half.sendall(b"GET /api/v1/status HTTP/1.1\r\nHo")
            started = time.monotonic()
            self.assertEqual(server.stop(how), 0)
            self.assertLess(time.monotonic() - started, 10)
            half.close()
            idle.close()
        self.assertTrue(json.loads(run("check", "--archive", self.archive, "--json")[1])["ok"])

    def test_stops_under_load(self):
        server = Server(self.archive)
        faults, ended = [], threading.Event()

        def ask_on():
            while not ended.is_set():
                try:
                    status, _, body = server.ask("/api/v1/incidents")
                    if status not in (200, 503) or not json.loads(body):
                        faults.append((status, body[:200]))
                except (OSError, http.client.HTTPException):
                    return

        threads = [threading.Thread(target=ask_on) for _ in range(8)]
        for thread in threads:
            thread.start()
        time.sleep(1)
        self.assertEqual(server.stop(), 0)
        ended.set()
        for thread in threads:
            thread.join()
        self.assertEqual(faults, [])

    def test_log_tells_no_values(self):
        server = Server(self.archive)
        server.ask("/api/v1/actors/Jane%20Secret?as-of=2019-12-05")
        server.ask("/api/v1/search?query=Jane%20Secret&limit=1")
        server.ask("/api/v1/Jane")
        server.ask("/api/v1/reports?Jane=Secret")
        server.stop()
        lines = server.log.splitlines()
        self.assertEqual(len(lines), 4, server.log)
        self.assertRegex(lines[0], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ 127\.0\.0\.1 GET /api/v1/actors/\{actor\}\?as-of 404 \d+ B \d+ ms$")
        self.assertIn("GET /api/v1/search?query&limit 200", lines[1].replace("?limit&query", "?query&limit"))
        self.assertNotIn("Jane", server.log)
        self.assertNotIn("Secret", server.log)
        quiet = Server(self.archive, "--quiet")
        quiet.ask("/api/v1/reports")
        quiet.stop()
        self.assertEqual(quiet.log, "")

    def test_slow_clients_hold_up_nobody(self):
        server = Server(self.archive)
        self.addCleanup(server.stop)
        slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(100)]
        for client in slow:
            client.sendall(b"GET /api/v1/incidents HTTP/1.1\r\nHost: loc")
        started = time.monotonic()
        for _ in range(20):
            self.assertEqual(server.ask("/api/v1/status")[0], 200)
        self.assertLess(time.monotonic() - started, 5)
        for client in slow:
            client.close()

    def test_reports_are_added_meanwhile(self):
        server = Server(self.archive)
        self.addCleanup(server.stop)
        faults, ended = [], threading.Event()

        def ask_on():
            while not ended.is_set():
                for path in ("/api/v1/incidents", "/api/v1/actors", "/api/v1/search?query=soldiers"):
                    status, _, body = server.ask(path)
                    if status != 200:
                        faults.append((status, body))

        threads = [threading.Thread(target=ask_on) for _ in range(4)]
        for thread in threads:
            thread.start()
        lines = "".join(json.dumps({"id": f"r{i}", "text": f"Soldiers arrived in Lima on Monday, convoy {i} said.", "published": "2020-01-02"}) + "\n" for i in range(40))
        status, _, err = run("add", "-", "--from", "jsonl", "--archive", self.archive, stdin=lines)
        ended.set()
        for thread in threads:
            thread.join()
        self.assertEqual((status, faults), (0, []), err)
        self.assertTrue(os.path.exists(self.archive + "-wal"), "whoever goes last deletes the log, and the server is still there")
        self.assertEqual(server.json("/api/v1/stats")["reports"], 54)

    def test_examples_of_the_documentation_run(self):
        page = (ROOT / "docs/http-api.md").read_text(encoding="utf-8")
        commands = [line for block in re.findall(r"```sh\n(.*?)```", page, re.S) for line in block.splitlines() if line.startswith("curl ")]
        self.assertGreaterEqual(len(commands), 6)
        server = Server(self.archive, token=TOKEN)
        self.addCleanup(server.stop)
        for command in commands:
            with self.subTest(command=command):
                command = command.replace("127.0.0.1:8086", f"127.0.0.1:{server.port}").replace("curl ", f"curl --silent --show-error --fail -H 'Authorization: Bearer {TOKEN}' ", 1)
                done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60, cwd=self.folder, env={**os.environ, "TOKEN": TOKEN})
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertTrue(done.stdout)


if __name__ == "__main__":
    unittest.main()
