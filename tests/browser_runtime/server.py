"""A web server for one page and its browser runtime, with a strict policy and faults on demand."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
    "connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types dragoman"
)
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
}

Fault = Callable[[bytes], bytes | None]
"""Changes a file on its way out; None for "not found"."""


@dataclass
class Site:
    """What is served, and what has been asked for."""

    page: bytes
    runtime: Path
    policy: str = POLICY
    faults: dict[str, Fault] = field(default_factory=dict)
    compressing: bool = False
    """Whether every file goes out with gzip content coding."""
    bytes_per_second: int = 0
    types: dict[str, str] = field(default_factory=lambda: dict(TYPES))
    asked: list[str] = field(default_factory=list)
    url: str = ""

    def content(self, path: str) -> bytes | None:
        """The file at `path`, with its fault if it has one."""
        name = path.removeprefix("/runtime/")
        if path == "/favicon.ico":
            return b""
        if path in {"/", "/other"}:
            content = self.page
        elif name != path and (self.runtime / name).is_file():
            content = (self.runtime / name).read_bytes()
        else:
            return None
        return self.faults[name](content) if name in self.faults else content


@contextmanager
def served(site: Site) -> Iterator[Site]:
    """Serve `site` on a free port of this computer."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            site.asked.append(path)
            content = site.content(path)
            self.send_response(200 if content is not None else 404)
            suffix = Path(path).suffix or ".html"
            self.send_header("Content-Type", site.types.get(suffix, "application/octet-stream"))
            self.send_header("Content-Security-Policy", site.policy)
            self.send_header("Cache-Control", "max-age=600")
            if content and site.compressing:
                content = gzip.compress(content, 1)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            self._send(content or b"")

        def _send(self, content: bytes) -> None:
            piece = site.bytes_per_second // 10 or len(content) or 1
            try:
                for start in range(0, len(content), piece):
                    self.wfile.write(content[start : start + piece])
                    if site.bytes_per_second:
                        time.sleep(0.1)
            except OSError:
                self.close_connection = True  # the page has gone

        def log_message(self, format: str, *args: object) -> None:
            """Keep the tests' output quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    site.url = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
