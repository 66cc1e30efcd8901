"""Serve a built site on this machine the way a static host would."""

from __future__ import annotations

import errno
import socket
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class PortTakenError(OSError):
    """Another program listens on the port already."""


class _SiteHandler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
    }

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what is not there, in the folder's language if it has one."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        root = Path(self.directory)
        first = self.path.lstrip("/").split("/", 1)[0].split("?", 1)[0]
        pages = [root / "404.html"]
        if first and first not in {".", ".."}:
            pages.insert(0, root / first / "404.html")
        page = next((page for page in pages if page.is_file()), None)
        if page is None:
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of requests that went well."""
        if len(args) > 1 and str(args[1]).startswith(("4", "5")):
            super().log_message(format, *args)


def require_free_port(host: str, port: int) -> None:
    """Raise PortTakenError, with a cure, when another program listens at `host`:`port`."""
    try:
        with socket.create_server((host, port)):
            return
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise PortTakenError(
            f"{host}:{port} is taken. Stop the other server, or choose another port: "
            f"dragoman serve --port {port + 1} (make serve PORT={port + 1})"
        ) from error


def site_server(site_dir: Path, host: str, port: int) -> ThreadingHTTPServer:
    """A server of `site_dir`, bound but not yet serving; port 0 takes any free one.

    Raises PortTakenError, and FileNotFoundError when there is no site.
    """
    if not (site_dir / "index.html").is_file():
        raise FileNotFoundError(f"{site_dir}: no site here. Run 'dragoman build' first.")
    require_free_port(host, port)
    return ThreadingHTTPServer((host, port), partial(_SiteHandler, directory=str(site_dir)))
