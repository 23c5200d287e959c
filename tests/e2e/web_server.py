"""A small web server on this machine for the tests of fetching: pages that behave and pages that do not."""
import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def page(title, words):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in words.split("\n"))
    return (f'<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
            f"<body><article><h1>{title}</h1>{body}</article></body></html>").encode("utf-8")


class Server:
    """Serves `answers`: path -> bytes of a page, or a function of the handler. `asked` holds (path, headers) in order."""

    def __init__(self):
        self.answers, self.asked = {}, []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                outer.asked.append((self.path, dict(self.headers)))
                answer = outer.answers.get(self.path)
                if answer is None:
                    send(self, 404, b"no such page")
                elif isinstance(answer, bytes):
                    send(self, 200, answer)
                else:
                    answer(self)

            def log_message(self, *_):
                pass

        class Quiet(ThreadingHTTPServer):
            def handle_error(self, *_):  # a client that went away is what some tests are about
                pass

        self.http = Quiet(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}"
        threading.Thread(target=self.http.serve_forever, args=(0.05,), daemon=True).start()

    def close(self):
        self.http.shutdown()
        self.http.server_close()

    def paths(self):
        return [path for path, _ in self.asked]


def send(handler, status, body, **fields):
    handler.send_response(status)
    for name, value in {"Content-Type": "text/html", **{n.replace("_", "-"): v for n, v in fields.items()}}.items():
        handler.send_header(name, value)
    if "Content_Length" not in fields:
        handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def redirect(to):
    return lambda handler: send(handler, 302, b"", Location=to)


def packed(body):
    return lambda handler: send(handler, 200, gzip.compress(body), Content_Encoding="gzip")


def chunked(body):
    """In pieces of 100 bytes."""
    def answer(handler):
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for at in range(0, len(body), 100):
            piece = body[at:at + 100]
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        handler.wfile.write(b"0\r\n\r\n")
    return answer


def drop(handler):
    handler.close_connection = True


def without_end(handler):
    """A head, then a byte each tenth of a second."""
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"x")
            time.sleep(0.1)
    except OSError:
        drop(handler)


def flood(handler):
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"y" * 65536)
    except OSError:
        drop(handler)
