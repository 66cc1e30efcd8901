"""A static host for tests: any folder of its address, a strict policy, faults and new editions on demand."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".webmanifest": "application/manifest+json",
}
_INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)

Fault = Callable[[bytes], bytes | None]
"""Changes a file on its way out; None breaks the connection in its middle."""


@dataclass
class Host:
    """What is given out below `mount`, and what has been asked for since `asked` was emptied."""

    site: Path
    mount: str = "/"
    faults: dict[str, Fault] = field(default_factory=dict)
    """By a path's end."""
    max_age: int = 600
    asked: list[str] = field(default_factory=list)
    """Paths below `mount`."""
    more_policy: str = ""
    """Added to every page's policy."""
    compresses: bool = False
    """Whether files of Python go out with gzip, as most hosts do."""
    is_down: bool = False
    """Every connection is dropped."""
    url: str = ""

    def file(self, path: str) -> tuple[int, str, bytes] | None:
        """Status, path and content of the file for a request, or None when there is nothing."""
        name = f"{path}index.html" if path.endswith("/") or not path else path
        if (self.site / name).is_file():
            return 200, name, (self.site / name).read_bytes()
        first = path.partition("/")[0]
        for page in (f"{first}/404.html", "404.html"):
            if (self.site / page).is_file():
                return 404, page, (self.site / page).read_bytes()
        return None


def policy(page: bytes) -> str:
    """A strict policy for a page, with the digests of its own inline scripts."""
    digests = {
        base64.b64encode(hashlib.sha256(match["code"].encode()).digest()).decode()
        for match in _INLINE.finditer(page.decode("utf-8", "replace"))
        if "src=" not in match["attributes"]
    }
    hashes = "".join(f" 'sha256-{digest}'" for digest in sorted(digests))
    return (
        f"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; worker-src 'self'; "
        "connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'"
    )


@contextmanager
def hosting(host: Host) -> Iterator[Host]:
    """Give `host` out at a free port of this computer."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            if host.is_down or not path.startswith(host.mount):
                self.close_connection = True
                return
            path = path.removeprefix(host.mount)
            host.asked.append(path)
            if (host.site / path / "index.html").is_file() and path and not path.endswith("/"):
                self._redirect(f"{self.path.partition('?')[0]}/")
                return
            found = host.file(path)
            status, name, content = found or (404, "none.txt", b"")
            fault = next((it for end, it in host.faults.items() if path.endswith(end)), None)
            sent = fault(content) if fault else content
            self.send_response(status)
            suffix = Path(name).suffix
            self.send_header("Content-Type", TYPES.get(suffix, "application/octet-stream"))
            self.send_header("X-Marker", "kept")
            if suffix == ".html":
                self.send_header("Content-Security-Policy", policy(content) + host.more_policy)
            fresh = "no-cache" if name == "service-worker.js" else f"max-age={host.max_age}"
            self.send_header("Cache-Control", fresh)
            if host.compresses and suffix in {".zip", ".bin", ".wasm"} and sent:
                sent = gzip.compress(sent, 1)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content if sent is None else sent)))
            self.end_headers()
            self._send(content[: len(content) // 2] if sent is None else sent)
            if sent is None:
                self.close_connection = True

        def _redirect(self, address: str) -> None:
            query = self.path.partition("?")[2]
            self.send_response(301)
            self.send_header("Location", f"{address}?{query}" if query else address)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _send(self, content: bytes) -> None:
            try:
                self.wfile.write(content)
            except OSError:
                self.close_connection = True  # the page has gone

        def log_message(self, format: str, *args: object) -> None:
            """Keep the tests' output quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    host.url = f"http://127.0.0.1:{server.server_port}{host.mount}"
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
