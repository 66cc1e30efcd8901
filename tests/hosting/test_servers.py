"""A finished site behind real servers: nginx, Caddy, and our own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from dragoman.compression import CODINGS
from dragoman.hosting.inline import digest
from dragoman.hosting.responses import ALWAYS, FOR_EVER, Settings

from .servers import SERVERS, get, nginx
from .small_site import HASHED, PACKED, SCRIPT, write_site

pytestmark = pytest.mark.server

SETTINGS = Settings(hsts=86400)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("hosted") / "site"
    assert write_site(site, SETTINGS) == []
    return site


@pytest.fixture(scope="module", params=SERVERS)
def port(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[int]:
    work = tmp_path_factory.mktemp("server")
    with SERVERS[request.param](site, work, SETTINGS) as port:
        yield port


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "index.html"),
        ("/cost/", "cost/index.html"),
        (f"/{HASHED}/pyodide.asm.wasm", f"{HASHED}/pyodide.asm.wasm"),
        (f"/{HASHED}/library.zip", f"{HASHED}/library.zip"),
        ("/service-worker.js", "service-worker.js"),
    ],
)
@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br", "br"),
        ("gzip", "gzip"),
        ("", None),
        ("identity", None),
        ("zstd", None),
    ],
)
def test_the_smallest_precompressed_file_that_the_reader_takes_is_sent(
    port: int, site: Path, path: str, name: str, accept: str, coding: str | None
) -> None:
    response, body = get(port, path, accept)
    content = (site / name).read_bytes()
    assert response.status == 200
    assert response.headers["Content-Encoding"] == coding
    if coding:
        assert len(body) < len(content)
        assert response.headers["Vary"] == "Accept-Encoding"
        body = CODINGS[coding].unpack(body)
    assert body == content


def test_files_that_scripts_unpack_themselves_come_as_they_are(port: int) -> None:
    response, body = get(port, f"/{HASHED}/snapshot.bin.gz", "gzip, br")
    assert response.headers["Content-Encoding"] is None
    assert body == PACKED


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        (f"/{HASHED}/worker.mjs", "text/javascript; charset=utf-8"),
        (f"/{HASHED}/pyodide.asm.wasm", "application/wasm"),
        ("/manifest.webmanifest", "application/manifest+json; charset=utf-8"),
        ("/assets/dragoman/fonts-0123456789/text.woff2", "font/woff2"),
        ("/sitemap.xml", "text/xml; charset=utf-8"),
        ("/assets/icon.png", "image/png"),
    ],
)
@pytest.mark.parametrize("accept", ["", "br"])
def test_every_file_has_its_type(port: int, path: str, kind: str, accept: str) -> None:
    response, _ = get(port, path, accept)
    assert response.headers["Content-Type"] == kind
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "caching"),
    [
        ("/", "no-cache"),
        ("/service-worker.js", "no-cache"),
        ("/manifest.webmanifest", "no-cache"),
        ("/assets/javascripts/lunr/min/lunr.he.min.js", "no-cache"),
        (f"/{HASHED}/nothing.mjs", "no-cache"),
        (f"/{HASHED}/worker.mjs", FOR_EVER),
        (f"/{HASHED}/snapshot.bin.gz", FOR_EVER),
        ("/assets/dragoman/fonts-0123456789/text.woff2", FOR_EVER),
        ("/assets/javascripts/bundle.a5f9d56c.min.js", FOR_EVER),
    ],
)
def test_only_what_has_a_digest_in_its_address_is_kept_for_ever(
    port: int, path: str, caching: str
) -> None:
    assert get(port, path)[0].headers["Cache-Control"] == caching


@pytest.mark.parametrize("path", ["/", "/cost/", "/service-worker.js", "/nothing", "/sitemap.xml"])
def test_every_response_has_the_headers_of_all(port: int, path: str) -> None:
    response, _ = get(port, path, "br")
    wanted = {**ALWAYS, "Strict-Transport-Security": "max-age=86400; includeSubDomains"}
    assert {name: response.headers[name] for name in wanted} == wanted
    assert len(response.headers.get_all("Cache-Control") or ()) == 1


def policy(port: int, path: str) -> dict[str, str]:
    """The directives of the one policy of a response."""
    (value,) = get(port, path, "br")[0].headers.get_all("Content-Security-Policy") or [""]
    return dict(directive.partition(" ")[::2] for directive in value.split("; "))


@pytest.mark.parametrize("path", ["/", "/cost/", "/he/", "/he/nothing", "/nothing"])
def test_pages_run_their_own_scripts_and_no_others(port: int, path: str) -> None:
    found = policy(port, path)
    assert found["default-src"] == "'self'"
    assert found["script-src"] == f"'self' 'wasm-unsafe-eval' {digest(SCRIPT)}"
    assert found["style-src"] == "'self'"
    assert found["frame-ancestors"] == "'self'"
    assert found["require-trusted-types-for"] == "'script'"


def test_only_embeddable_pages_may_be_framed_elsewhere(port: int) -> None:
    assert policy(port, "/embed/price/")["frame-ancestors"] == "*"
    readers = "Cross-Origin-Resource-Policy"
    assert get(port, "/embed/price/")[0].headers[readers] == "cross-origin"
    assert get(port, "/cost/")[0].headers[readers] == "same-origin"


@pytest.mark.parametrize("path", ["/service-worker.js", f"/{HASHED}/worker.mjs"])
def test_a_worker_reaches_its_own_site_only(port: int, path: str) -> None:
    assert policy(port, path) == {
        "default-src": "'none'",
        "script-src": "'self' 'wasm-unsafe-eval'",
        "connect-src": "'self'",
    }


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/nothing", "Nothing here"),
        ("/cost/nothing/", "Nothing here"),
        ("/he/nothing", "אין כאן דבר"),
        ("/he/deep/nothing.html", "אין כאן דבר"),
        ("/assets/", "Nothing here"),
        ("/assets/calculators/", "Nothing here"),
    ],
)
@pytest.mark.parametrize("accept", ["", "br"])
def test_what_is_not_there_is_said_in_the_readers_language(
    port: int, path: str, title: str, accept: str
) -> None:
    response, body = get(port, path, accept)
    if response.headers["Content-Encoding"]:
        body = brotli.decompress(body)
    assert response.status == 404
    assert f"<title>{title}</title>" in body.decode()


def test_a_folder_without_its_slash_leads_to_its_page(port: int) -> None:
    response, _ = get(port, "/cost")
    assert response.status in {301, 308}
    assert response.headers["Location"] == "/cost/"


def test_nothing_outside_the_site_is_given_out(port: int, site: Path) -> None:
    secret = site.parent / "secret.txt"
    secret.write_text("secret")
    for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/cost/..%2f..%2fsecret.txt"):
        response, body = get(port, path)
        assert response.status in {400, 404}
        assert b"secret" not in body


def test_nginx_without_brotli_sends_gzip(site: Path, tmp_path: Path) -> None:
    with nginx(site, tmp_path, SETTINGS, brotli=False) as port:
        assert get(port, "/", "gzip, br")[0].headers["Content-Encoding"] == "gzip"
