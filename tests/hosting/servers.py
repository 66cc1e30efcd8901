"""Real web servers on this machine, with the configurations that Dragoman writes for them."""

from __future__ import annotations

import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest

from dragoman.hosting.caddy import caddyfile
from dragoman.hosting.nginx import nginx_config
from dragoman.hosting.responses import Hosting, Settings
from dragoman.serving import site_server
from missing import MissingError
from patience import wait_until
from ports import own_port

_CURE = "Run tests/servers.py as root, or install it."
_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
_NGINX = """\
{load}daemon off;
pid {work}/pid;
error_log {work}/error.log;
worker_processes 1;
events {{}}
http {{
    access_log off;
    client_body_temp_path {work}/body;
    proxy_temp_path {work}/proxy;
    fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi;
    scgi_temp_path {work}/scgi;
    include {work}/site.conf;
}}
"""


@contextmanager
def nginx(site: Path, work: Path, settings: Settings, *, brotli: bool = True) -> Iterator[int]:
    """nginx serving `site`; yields its port."""
    if brotli and not _BROTLI.exists():
        raise MissingError(f"nginx has no brotli_static. {_CURE}")
    load = f"load_module {_BROTLI};\n" if brotli else ""
    config = work / "nginx.conf"
    config.write_text(_NGINX.format(load=load, work=work))
    hosting = Hosting.of(site, settings)

    def write(port: int) -> None:
        text = nginx_config(hosting, root=str(site), listen=f"127.0.0.1:{port}", brotli=brotli)
        (work / "site.conf").write_text(text)

    with start_nginx(config, work, write) as port:
        yield port


@contextmanager
def start_nginx(config: Path, work: Path, write_server: Callable[[int], object]) -> Iterator[int]:
    """nginx with `config`, whose server `write_server` has to write for a port; yields that."""
    command = [_program("nginx"), "-c", str(config)]
    # Started as root, its worker would be nobody, who may not read temporary folders.
    alone = "" if "daemon off" in config.read_text() else "daemon off; "
    with own_port() as port:
        write_server(port)
        with _running([*command, "-g", f"{alone}user root;"], port, work):
            yield port


@contextmanager
def caddy(site: Path, work: Path, settings: Settings) -> Iterator[int]:
    """Caddy serving `site`; yields its port."""
    program = _program("caddy")
    command = [program, "run", "--config", str(work / "Caddyfile"), "--adapter", "caddyfile"]
    with own_port() as port:
        address = f"http://127.0.0.1:{port}"
        text = caddyfile(Hosting.of(site, settings), root=str(site), address=address)
        (work / "Caddyfile").write_text("{\n\tadmin off\n}\n" + text)
        with _running(command, port, work):
            yield port


@contextmanager
def dragoman(site: Path, work: Path, settings: Settings) -> Iterator[int]:
    """Our own server serving `site`; yields its port."""
    server = site_server(site, "127.0.0.1", 0, settings)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


SERVERS: dict[str, Callable[[Path, Path, Settings], AbstractContextManager[int]]] = {
    "nginx": nginx,
    "caddy": caddy,
    "dragoman": dragoman,
}


def get(port: int, path: str, accept: str = "") -> tuple[HTTPResponse, bytes]:
    """The response for `path`, as it comes over the wire."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": accept or "identity"})
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def _program(name: str) -> str:
    program = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if not program:
        raise MissingError(f"There is no {name}. {_CURE}")
    return program


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return not probe.connect_ex(("127.0.0.1", port))


@contextmanager
def _running(command: list[str], port: int, work: Path) -> Iterator[None]:
    with (work / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env={"HOME": str(work)})
    try:
        is_there = wait_until(lambda: process.poll() is not None or _listens(port), 60)
        if not is_there or process.poll() is not None:
            pytest.fail(f"{command[0]} does not listen: {(work / 'log').read_text()}")
        yield
    finally:
        process.terminate()
        process.wait(20)
