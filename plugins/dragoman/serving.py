"""Serve a built site on this machine the way a static host would."""

from __future__ import annotations

import errno
import os
import socket
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from dragoman.compression import CODINGS, is_compressible
from dragoman.hosting.responses import Hosting, Settings, content_type


class PortTakenError(OSError):
    """Another program listens on the port already, or this user may not."""


class SiteServer(ThreadingHTTPServer):
    """Serves one built site with the headers and precompressed files that a host is to send."""

    def __init__(self, address: tuple[str, int], site: Path, hosting: Hosting) -> None:
        self.site = site
        self.hosting = hosting
        super().__init__(address, partial(_SiteHandler, directory=str(site)))


class _SiteHandler(SimpleHTTPRequestHandler):
    server: SiteServer
    _file = ""
    """What is sent, relative to the site."""
    _coding = ""

    def translate_path(self, path: str) -> str:
        """The file to send: a folder's index, and the smallest precompressed file that the reader takes."""
        found = Path(super().translate_path(path))
        if found.is_dir() and path.partition("?")[0].endswith("/"):
            found /= "index.html"
        self._file, self._coding = self._name(found), ""
        for coding in self._accepted() if found.is_file() else ():
            precompressed = found.with_name(found.name + CODINGS[coding].suffix)
            if precompressed.is_file():
                self._coding = coding
                return str(precompressed)
        return str(found)

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """The type of what is sent, whether compressed or not."""
        return content_type(self._file)

    def end_headers(self) -> None:
        """Add what every host is to send."""
        for name, value in self.server.hosting.headers(self._file).items():
            self.send_header(name, value)
        if is_compressible(self._file):
            self.send_header("Vary", "Accept-Encoding")
        if self._coding:
            self.send_header("Content-Encoding", self._coding)
        super().end_headers()

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """Folders have no listing."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what is not there, in the folder's language if it has one."""
        address = self.path.partition("?")[0].lstrip("/") if hasattr(self, "path") else ""
        page = self.server.site / self.server.hosting.not_found(address)
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        self._file, self._coding = self._name(page), ""
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", content_type(page.name))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _name(self, file: Path) -> str:
        site = self.server.site
        return file.relative_to(site).as_posix() if file.is_relative_to(site) else ""

    def _accepted(self) -> list[str]:
        """The codings that the reader takes, best first."""
        offered = {}
        for offer in self.headers.get("Accept-Encoding", "").split(","):
            coding, _, quality = offer.partition(";")
            offered[coding.strip().lower()] = quality.replace(" ", "")
        refused = {"q=0", "q=0.0", "q=0.00", "q=0.000"}
        return [coding for coding in CODINGS if offered.get(coding, "q=0") not in refused]

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of requests that went well."""
        if len(args) > 1 and str(args[1]).startswith(("4", "5")):
            super().log_message(format, *args)


def require_free_port(host: str, port: int) -> None:
    """Raise PortTakenError, with a cure, when `host`:`port` is taken or refused."""
    try:
        with socket.create_server((host, port)):
            return
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            trouble, other = "is taken. Stop the other server, or choose another port", port + 1
        elif isinstance(error, PermissionError):
            trouble, other = "is open to the administrator only. Choose another port", 8000
        else:
            raise
        raise PortTakenError(
            f"{host}:{port} {trouble}: dragoman serve --port {other} (make serve PORT={other})"
        ) from error


def site_server(
    site_dir: Path, host: str, port: int, settings: Settings | None = None
) -> SiteServer:
    """A server of `site_dir`, bound but not yet serving; port 0 takes any free one.

    Raises PortTakenError, and FileNotFoundError when there is no site.
    """
    if not (site_dir / "index.html").is_file():
        raise FileNotFoundError(f"{site_dir}: no site here. Run 'dragoman build' first.")
    require_free_port(host, port)
    site = site_dir.resolve()
    return SiteServer((host, port), site, Hosting.of(site, settings))
