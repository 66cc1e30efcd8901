"""A static host for tests and benchmarks: strict policy, precompressed files, faults and new editions on demand."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TypeVar

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
REPORTS = "/policy-reports"
"""Where browsers tell of breaches of the policy."""
PRELUDE = "/prelude.js"
"""What pages run first, if `Host.prelude` says so."""
WITHOUT_SERVICE_WORKER = "delete Navigator.prototype.serviceWorker;"
"""For a prelude: the service worker takes no page that is not as it was built, and has it loaded as a whole."""
FOLLOW = """(end) => {
  let isTaken = false;
  addEventListener("click", (event) => {
    isTaken = event.defaultPrevented;
    event.preventDefault();
  }, { once: true });
  document.querySelector(`a[href$="${end}"]`).click();
  return isTaken;
}"""
"""Whether the theme follows the link by itself: not before it has read the sitemap. Asked until it does."""
_ORIGIN = re.compile(r"https?://[^/<\"]+/")
_INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_HEAD = re.compile(rb"<head[^>]*>|<meta charset[^>]*>", re.IGNORECASE)

STRICT = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
    "connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
    "require-trusted-types-for 'script'; trusted-types dragoman"
)
"""What pages of ours must do with where nobody writes a policy for them."""

Fault = Callable[[bytes], bytes | None]
"""Changes a file on its way out; None breaks the connection in its middle."""


@dataclass
class Host:
    """What is given out below `mount`, and what has been asked for since `asked` was emptied."""

    site: Path
    mount: str = "/"
    faults: dict[str, Fault] = field(default_factory=dict)
    """By a path's end."""
    missing: set[str] = field(default_factory=set)
    """Ends of paths that are "not found"."""
    max_age: int = 600
    immutable: str = ""
    """Files below folders of this name are kept for ever."""
    asked: list[str] = field(default_factory=list)
    """Paths below `mount`."""
    sent: int = 0
    """Bytes of all bodies."""
    base_policy: str = ""
    """In place of `policy`, for pages and everything else."""
    more_policy: str = ""
    """Added to every page's policy."""
    reports: list[str] = field(default_factory=list)
    """Breaches of the policy, as browsers report them: workers' as well."""
    prelude: str = ""
    """A script that every page runs before its own."""
    types: dict[str, str] = field(default_factory=lambda: dict(TYPES))
    compresses: bool = False
    """Whether files of Python go out with gzip, as most hosts do."""
    has_precompressed: bool = False
    """Whether `file.br` goes out for `file` where the browser takes it."""
    is_down: bool = False
    """Every connection is dropped."""
    name: str = "127.0.0.1"
    """Of this computer: another name is another site to browsers."""
    url: str = ""
    _news: threading.Condition = field(default_factory=threading.Condition, repr=False)

    def note(self, noted: list[str], what: str) -> None:
        """Add to `asked` or `reports`, and wake who waits for it."""
        with self._news:
            noted.append(what)
            self._news.notify_all()

    def wait_for(self, condition: Callable[[], object], what: str, seconds: float = 60) -> None:
        """Wait until something is true of what has been asked or reported."""
        with self._news:
            if not self._news.wait_for(condition, seconds):
                raise AssertionError(f"{what}: not within {seconds} s; asked were {self.asked}")

    def wait_for_request(self, end: str) -> None:
        """Wait until a path with this end is asked for."""
        self.wait_for(
            lambda: any(path.endswith(end) for path in self.asked), f"a request for {end}"
        )

    @contextmanager
    def holding(self, end: str) -> Iterator[None]:
        """Files whose paths have this end wait on their way out until the block ends."""
        let_go = threading.Event()

        def wait(content: bytes) -> bytes:
            if not let_go.wait(600):
                raise TimeoutError(f"{end} was never let go")
            return content

        self.faults[end] = wait
        try:
            yield
        finally:
            self.faults.pop(end, None)
            let_go.set()

    def move_sitemap(self) -> None:
        """Have the sitemap name this host: see `moved`."""
        self.faults["sitemap.xml"] = lambda content: moved(content.decode(), self.url).encode()

    def file(self, path: str) -> tuple[int, str, bytes] | None:
        """Status, path and content of the file for a request, or None when there is nothing."""
        if f"/{path}" == PRELUDE:
            return 200, PRELUDE, self.prelude.encode()
        name = f"{path}index.html" if path.endswith("/") or not path else path
        gone = any(path.endswith(end) for end in self.missing)
        if (self.site / name).is_file() and not gone:
            return 200, name, (self.site / name).read_bytes()
        if path == "favicon.ico":  # browsers ask for it by themselves where a page names no icon
            return 200, path, b""
        first = path.partition("/")[0]
        for page in (f"{first}/404.html", "404.html"):
            if (self.site / page).is_file():
                return 404, page, (self.site / page).read_bytes()
        return None

    def policy_for(self, content: bytes, is_page: bool) -> str:
        """The policy that goes with a file; everything else than pages has one for the workers among it."""
        base = self.base_policy or policy(content if is_page else b"")
        return f"{base}{self.more_policy if is_page else ''}; report-uri {REPORTS}"

    def headers(self, name: str, content: bytes) -> dict[str, str]:
        """What is said of a file besides its type and length."""
        return {
            "X-Marker": "kept",
            "Content-Security-Policy": self.policy_for(content, name.endswith(".html")),
            "Cross-Origin-Resource-Policy": "cross-origin" if "embed/" in name else "same-origin",
            "Cache-Control": self.freshness(name),
        }

    def freshness(self, name: str) -> str:
        """The value of Cache-Control."""
        if name == "service-worker.js":
            return "no-cache"
        if self.immutable and f"{self.immutable}/" in name:
            return "max-age=31536000, immutable"
        return f"max-age={self.max_age}"


AnyHost = TypeVar("AnyHost", bound=Host)


def moved(sitemap: str, address: str) -> str:
    """A sitemap whose site stands at `address`: Material reads there where it may go by itself."""
    return _ORIGIN.sub(address, sitemap)


def policy(page: bytes) -> str:
    """A strict policy for a page, with the digests of its own inline scripts."""
    digests = {
        base64.b64encode(hashlib.sha256(match["code"].encode()).digest()).decode()
        for match in _INLINE.finditer(page.decode("utf-8", "replace"))
        if "src=" not in match["attributes"]
    }
    hashes = "".join(f" 'sha256-{digest}'" for digest in sorted(digests))
    return (  # not 'none': Firefox measures prefetched pages by default-src
        f"default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{hashes}; worker-src 'self'; "
        "connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'"
    )


def with_prelude(page: bytes) -> bytes:
    """The page with `PRELUDE` as its first script."""
    script = f'<script src="{PRELUDE}"></script>'.encode()
    changed, count = _HEAD.subn(lambda match: match[0] + script, page, count=1)
    return changed if count else script + page


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Browsers that are closed break their connections off."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def hosting(host: AnyHost) -> Iterator[AnyHost]:
    """Give `host` out at a free port of this computer."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            if host.is_down or not path.startswith((host.mount, PRELUDE)):
                self.close_connection = True
                return
            path = path.removeprefix(host.mount) if path.startswith(host.mount) else path[1:]
            host.note(host.asked, path)
            if (host.site / path / "index.html").is_file() and path and not path.endswith("/"):
                self._redirect(f"{self.path.partition('?')[0]}/")
                return
            found = host.file(path)
            status, name, content = found or (404, "none.txt", b"")
            stored = content
            suffix = Path(name).suffix
            headers = host.headers(name, content)
            if suffix == ".html" and host.prelude:
                content = with_prelude(content)
            fault = next((it for end, it in host.faults.items() if path.endswith(end)), None)
            changed = fault(content) if fault else content
            body = content if changed is None else changed
            self.send_response(status)
            self.send_header("Content-Type", host.types.get(suffix, "application/octet-stream"))
            for header, value in headers.items():
                self.send_header(header, value)
            if coded := self._coded(name, suffix, body, is_stored=body is stored):
                coding, body = coded
                self.send_header("Content-Encoding", coding)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if changed is None:
                body, self.close_connection = body[: len(body) // 2], True
            self._send(body)

        def _redirect(self, address: str) -> None:
            query = self.path.partition("?")[2]
            self.send_response(301)
            self.send_header("Location", f"{address}?{query}" if query else address)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.path != REPORTS:
                self.send_error(501)
                return
            host.note(host.reports, body.decode("utf-8", "replace"))
            self.send_response(204)
            self.end_headers()

        def _coded(
            self, name: str, suffix: str, body: bytes, *, is_stored: bool
        ) -> tuple[str, bytes] | None:
            """How a body is compressed on its way, if it is."""
            precompressed = host.site / f"{name}.br"
            takes = self.headers.get("Accept-Encoding", "")
            if is_stored and host.has_precompressed and "br" in takes and precompressed.is_file():
                return "br", precompressed.read_bytes()
            if host.compresses and suffix in {".zip", ".bin", ".wasm"}:
                return "gzip", gzip.compress(body, 1)
            return None

        def _send(self, content: bytes) -> None:
            host.sent += len(content)
            try:
                self.wfile.write(content)
            except OSError:
                self.close_connection = True  # the page has gone

        def log_message(self, format: str, *args: object) -> None:
            """Keep the tests' output quiet."""

    server = _Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    host.url = f"http://{host.name}:{server.server_port}{host.mount}"
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
