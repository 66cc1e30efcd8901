"""Any folder on a web server of this computer, under a name and a policy of choice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

STRICT = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
    "connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
    "require-trusted-types-for 'script'; trusted-types dragoman"
)
"""What pages of ours must do with; beside it, other sites may load only what is in a folder embed."""


@contextmanager
def served(folder: Path, policy: str = STRICT, name: str = "127.0.0.1") -> Iterator[str]:
    """Its address, such as "http://127.0.0.1:41234/"."""

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        extensions_map = SimpleHTTPRequestHandler.extensions_map | {
            ".mjs": "text/javascript",
            ".wasm": "application/wasm",
        }

        def end_headers(self) -> None:
            is_open = "/embed/" in self.path
            self.send_header("Content-Security-Policy", policy)
            self.send_header(
                "Cross-Origin-Resource-Policy", "cross-origin" if is_open else "same-origin"
            )
            super().end_headers()

        def send_error(self, code: int, *given: Any, **more: Any) -> None:
            # Browsers ask for an icon on their own.
            if code == 404 and self.path == "/favicon.ico":
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                super().send_error(code, *given, **more)

        def handle(self) -> None:
            with suppress(ConnectionError):  # the page has gone
                super().handle()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{name}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
