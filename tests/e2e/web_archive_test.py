"""Web archives through the real program: read, add, damaged ones, long ones."""
import gzip
import subprocess
import sys
import unittest

from support import BINARY, Folder, lines_of, run


def record(kind, address, block, fields=""):
    return (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-05-02T10:11:12Z\r\n{fields}"
            f"Content-Length: {len(block)}\r\n\r\n").encode() + block + b"\r\n\r\n"


def answer(address, body, media_type="text/html", status="200 OK"):
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n\r\n".encode()
    return record("response", address, head + body, "Content-Type: application/http\r\n")


def page(words):
    return (f"<html><head><title>Harbour news</title></head><body><article><h1>Harbour news</h1><p>{words}</p>"
            "<p>The harbour master said on Tuesday that the crane would be repaired within a week, and that no ship had been delayed.</p>"
            "</article></body></html>").encode()


def crawl(count):
    """Records as a crawler writes them, one page and what comes with it a time."""
    yield record("warcinfo", "", b"software: Crawler 3\r\n")
    for number in range(count):
        address = f"http://harbour.example/{number}"
        yield record("request", address, b"GET / HTTP/1.1\r\n\r\n")
        yield answer(address, page(f"Ferry number {number} left the harbour on Monday with 40 passengers."))
        yield answer(address + ".png", b"\x89PNG\r\n", "image/png")
        yield record("revisit", address, b"")
    yield answer("http://harbour.example/empty", b"<html><body><nav><a href='/'>Home</a></nav></body></html>")
    yield answer("http://harbour.example/gone", page("Gone."), status="404 Not Found")


def zstd(content):
    """A frame of stored blocks (RFC 8878, 3.1.1), which needs no compressor."""
    blocks = [content[at:at + 65536] for at in range(0, len(content), 65536)]
    heads = [(len(block) << 3 | (number == len(blocks) - 1)).to_bytes(3, "little") for number, block in enumerate(blocks)]
    return b"\x28\xb5\x2f\xfd\xe0" + len(content).to_bytes(8, "little") + b"".join(map(bytes.__add__, heads, blocks))


# A program of its own, so that only the one that it runs counts.
PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10)
"""


def peak_mib(*arguments):
    return int(subprocess.run([sys.executable, "-c", PEAK, BINARY, *map(str, arguments)], capture_output=True, check=True).stdout)


class WebArchives(Folder):
    def articles(self, *arguments, **options):
        status, out, err = run("read", *arguments, "--only", "article", "--json", **options)
        return status, lines_of(out), err

    def test_each_page_is_a_report_whatever_the_file_is_packed_in(self):
        records = list(crawl(3))
        plain = b"".join(records)
        forms = {"a.warc": plain, "a.warc.gz": b"".join(map(gzip.compress, records)), "whole.warc.gz": gzip.compress(plain), "a.warc.zst": zstd(plain)}
        for name, content in forms.items():
            with self.subTest(name):
                status, lines, err = self.articles(self.write(name, content))
                self.assertEqual(status, 0, err)
                self.assertEqual([line["report"]["url"] for line in lines if "report" in line], [f"http://harbour.example/{i}" for i in range(3)])
                self.assertIn("Ferry number 1 left", lines[1]["report"]["text"])
                self.assertEqual([line["error"]["code"] for line in lines if "error" in line], ["no_text"])
                self.assertEqual(err.strip().splitlines(), [
                    f"{self.folder / name}: 15 records, 4 of them pages, 1 of these without an article; "
                    "3 were the same as before and are not stored again"])
        status, lines, _ = self.articles("-", stdin=forms["a.warc.gz"])
        self.assertEqual((status, len(lines)), (0, 4))
        status, lines, _ = self.articles(self.folder)
        self.assertEqual((status, len(lines)), (0, 16))

    def test_a_damaged_archive_is_read_around_its_damage(self):
        members = [gzip.compress(answer(f"http://harbour.example/{i}", page(f"Ferry number {i} left on Monday."))) for i in range(3)]
        second = bytearray(members[1])
        second[60:70] = b"\xff" * 10
        path = self.write("b.warc.gz", members[0] + bytes(second) + members[2])
        status, lines, err = self.articles(path)
        self.assertEqual(status, 3)
        urls = [line["report"]["url"] for line in lines if "report" in line and "cut_short" not in line["report"]["flags"]]
        self.assertEqual(urls, ["http://harbour.example/0", "http://harbour.example/2"])
        self.assertIn(f"{path} at byte {len(members[0])}: damaged", err)
        self.assertEqual(sum("error" in line for line in lines), 1)

    def test_added_once(self):
        archive = self.folder / "news.dateline"
        path = self.write("a.warc.gz", b"".join(map(gzip.compress, crawl(3))))
        status, out, err = run("add", path, "--archive", archive)
        self.assertEqual(status, 0, err)
        self.assertIn("3 reports added", out)
        self.assertIn("1 of these without an article; 3 were the same as before", err)
        self.assertIn("3 known before", self.done("add", path, "--archive", archive))
        urls = {report["url"] for report in self.done_json("latest", "--archive", archive)["reports"]}
        self.assertEqual(urls, {f"http://harbour.example/{i}" for i in range(3)})

    def test_what_is_no_archive_is_refused(self):
        status, _, err = run("read", self.write("a.txt", "Only words."), "--from", "warc")
        self.assertEqual(status, 3)
        self.assertIn("11 bytes that are no record", err)
        status, _, err = run("read", self.write("a.gz", gzip.compress(b"Only words.")))
        self.assertEqual(status, 3)
        self.assertIn("is a gzip file", err)

    def test_memory_does_not_grow_with_the_file(self):
        peaks = []
        for count in (50, 3000):
            path = self.write("long.warc", b"".join(crawl(count)) + answer("http://harbour.example/film", b"x" * (count << 16), "video/mp4"))
            peaks.append(peak_mib("read", path, "--only", "article", "--json"))
        self.assertLess(peaks[1], peaks[0] + 100, peaks)


if __name__ == "__main__":
    unittest.main()
