"""`dateline serve --allow-writes`: files and addresses that are handed over are read as `add` reads them."""
import base64
import json
import time
import unittest

from exhibits_test import bridge, png
from serve_test import OfExamples
from serve_writes_test import FIELDS
from web_server import Server as Web, page, send

PAGE = page("Bridge closed", "Police closed the northern bridge of Tarsen on Monday, the mayor said.\nEngineers will look at the pillars before cars may use it again, officials said.")


class Intake(OfExamples):
    arguments = ("--allow-writes",)

    def hand_over(self, status=201, **body):
        answer = self.server.ask("/api/v1/intake", "POST", FIELDS, json.dumps({"by": "A. Desk", **body}))
        self.assertEqual(answer[0], status, answer[2])
        return json.loads(answer[2])

    def file(self, name, content, **more):
        return self.hand_over(name=name, content=base64.b64encode(content).decode(), **more)

    def over(self, job):
        for _ in range(600):
            told = self.server.json(f"/api/v1/intake/{job['job']}")
            if told["state"] in ("done", "failed"):
                return told
            time.sleep(0.05)
        self.fail(told)

    def test_a_page_is_read(self):
        made = self.file("bridge.html", PAGE, published="2022-05-03")
        self.assertIn(made["state"], ("waiting", "running"))
        job = self.over(made)
        self.assertEqual((job["state"], job["added"], job["remarks"], job["error"]), ("done", 1, [], None))
        self.assertEqual(self.server.json(f"/api/v1/reports/{job['reports'][0]}")["report"]["title"], "Bridge closed")
        custody = self.server.json(f"/api/v1/reports/{job['reports'][0]}/custody")
        self.assertIn("A. Desk", json.dumps(custody["collection"]))
        self.assertNotIn("intake", json.dumps(custody))
        self.assertTrue(self.server.json("/api/v1/incidents", q="Tarsen bridge")["incidents"])
        again = self.over(self.file("bridge.html", PAGE, published="2022-05-03"))
        self.assertEqual((again["state"], again["added"], again["known"]), ("done", 0, 1))
        self.assertEqual([one["job"] for one in self.server.json("/api/v1/intake")["jobs"]][:2], [again["job"], job["job"]])

    def test_many_reports_in_one_file(self):
        lines = [json.dumps({"id": f"h{n}", "published": "2022-01-01", "text": f"Police closed road {n} in Tarsen, the mayor said."}) for n in range(20)]
        job = self.over(self.file("more.jsonl", "\n".join(lines).encode()))
        self.assertEqual((job["added"], len(job["reports"])), (20, 20))

    def test_what_cannot_be_read_is_told(self):
        job = self.over(self.file("../../etc/odd.pdf", b"%PDF-1.4\nno more of it"))
        self.assertEqual((job["state"], job["name"], job["failed"]), ("failed", "odd.pdf", 1))
        self.assertTrue(job["remarks"][0].startswith("odd.pdf: "), job["remarks"])

    def test_an_address(self):
        web = Web()
        self.addCleanup(web.close)
        web.answers["/bridge"] = page("Bridge open", "Police opened the northern bridge of Tarsen on Friday, the mayor said.\nEngineers had looked at the pillars for a week, officials said.")
        job = self.over(self.hand_over(address=web.url + "/bridge", published="2022-05-10"))
        self.assertEqual((job["state"], job["added"]), ("done", 1), job)
        job = self.over(self.hand_over(address=web.url + "/nowhere"))
        self.assertEqual((job["state"], "no such page" in job["remarks"][0]), ("failed", True), job)
        job = self.over(self.hand_over(address="file:///etc/passwd"))
        self.assertEqual((job["state"], job["added"]), ("failed", 0), job)

    def test_an_address_with_its_pictures(self):
        web = Web()
        self.addCleanup(web.close)
        for path in ("/plain", "/shown"):
            web.answers[path] = page(f"Bridge open {path}", f"Police opened the northern bridge of Tarsen on Friday, the mayor said in {path}.\nEngineers had looked at the pillars for a week, officials said.").replace(
                b"</h1>", b"</h1><figure><img src=/bridge.png><figcaption>The bridge.</figcaption></figure>", 1)
        web.answers["/bridge.png"] = lambda handler: send(handler, 200, png(80, 80, bridge), Content_Type="image/png")
        self.assertEqual(self.over(self.hand_over(address=web.url + "/plain"))["exhibits"], 0)
        job = self.over(self.hand_over(address=web.url + "/shown", **{"with-media": True}))
        self.assertEqual((job["added"], job["exhibits"]), (1, 1), job)
        self.assertEqual([one["caption"] for one in self.server.json("/api/v1/exhibits", report=job["reports"][0])["exhibits"]], ["The bridge."])

    def test_what_is_refused(self):
        for body in ({}, {"name": "x.html"}, {"name": "x.html", "content": "%%%"}, {"name": "..", "content": "aGVsbG8="}, {"name": "x.html", "content": "aGVsbG8=", "address": "http://a.example/"}):
            self.hand_over(400, **body)
        self.assertEqual(self.server.ask("/api/v1/intake/77")[0], 404)
        self.assertEqual(self.server.ask("/api/v1/intake", "POST", {**FIELDS, "Content-Type": "text/plain"}, "{}")[0], 400)
        status, _, body = self.server.ask("/api/v1/intake", "POST", {**FIELDS, "Content-Length": str(64 << 20)}, "{")
        self.assertEqual((status, "bytes; write less" in body.decode()), (413, True), body)


class OnlyRead(OfExamples):
    def test_nothing_is_handed_over(self):
        self.assertEqual(self.server.ask("/api/v1/intake", "POST", FIELDS, "{}")[0], 405)
        self.assertEqual(self.server.json("/api/v1/intake"), {"jobs": []})


if __name__ == "__main__":
    unittest.main()
