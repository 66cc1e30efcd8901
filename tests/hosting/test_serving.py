"""Our own server: which precompressed file it sends, and what it says with it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Thread

import pytest

from dragoman.serving import PortTakenError, SiteServer, require_free_port, site_server

from .small_site import write_site


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    site = tmp_path_factory.mktemp("served") / "site"
    write_site(site)
    with site_server(site, "127.0.0.1", 0) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def get(server: SiteServer, path: str, accepted: str = "", method: str = "GET") -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", server.server_address[1])
    connection.request(method, path, headers={"Accept-Encoding": accepted})
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("br, gzip", "br"),
        ("gzip, br", "br"),
        ("GZIP", "gzip"),
        ("gzip;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.0, gzip; q=0.001", "gzip"),
        ("br; q=0.00, gzip;q=0.000", None),
        ("identity", None),
        ("", None),
    ],
)
def test_the_smallest_precompressed_file_that_is_taken_is_sent(
    server: SiteServer, accepted: str, coding: str | None
) -> None:
    answer = get(server, "/cost/", accepted)
    assert answer.getheader("Content-Encoding") == coding
    assert answer.getheader("Content-Type") == "text/html; charset=utf-8"
    assert answer.getheader("Vary") == "Accept-Encoding"


def test_what_does_not_get_smaller_has_no_precompressed_files(server: SiteServer) -> None:
    answer = get(server, "/assets/icon.png", "br")
    assert answer.getheader("Vary") is None
    assert answer.getheader("Content-Encoding") is None
    assert answer.getheader("Content-Type") == "image/png"


@pytest.mark.parametrize(
    ("path", "policy"),
    [("/embed/price/", "cross-origin"), ("/cost/", "same-origin"), ("/embedded/", "same-origin")],
)
def test_other_sites_may_load_what_is_there_to_be_embedded_only(
    server: SiteServer, path: str, policy: str
) -> None:
    assert get(server, path).getheader("Cross-Origin-Resource-Policy") == policy


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/nothing/", "Nothing here"),
        ("/he/x.html?a=1", "אין כאן דבר"),
        ("/assets/", "Nothing here"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_is_not_there_gets_the_site_s_own_page(
    server: SiteServer, path: str, said: str, method: str
) -> None:
    answer = get(server, path, "br", method)
    body: bytes = answer.body  # type: ignore[attr-defined]
    assert answer.status == 404
    assert answer.getheader("Content-Encoding") is None
    assert (said.encode() in body) == (method == "GET")
    assert int(answer.getheader("Content-Length") or 0) > 1000


def test_a_folder_without_its_slash_is_sent_on(server: SiteServer) -> None:
    for query in ("", "?a=1"):
        answer = get(server, f"/cost{query}", "br")
        assert answer.status == 301
        assert str(answer.getheader("Location")).endswith(f"/cost/{query}")
    assert get(server, "/cost?a=/").status == 301
    assert get(server, "/cost/?a=1").status == 200


def test_only_what_goes_wrong_is_told(
    server: SiteServer, capfd: pytest.CaptureFixture[str]
) -> None:
    for path in ("/", "/cost", "/nothing/", "/he/"):
        get(server, path)
    get(server, "/", method="PUT")
    told = capfd.readouterr().err
    assert '"GET /nothing/ HTTP/1.1" 404 -' in told
    assert "501" in told
    assert not {'"GET / ', '"GET /cost ', '"GET /he/ '} & {
        told[i : i + 11] for i in range(len(told))
    }
    assert told.count('"GET ') == 1


def test_what_is_no_request_is_refused(server: SiteServer) -> None:
    with socket.create_connection(("127.0.0.1", server.server_address[1])) as client:
        client.sendall(b"NONSENSE\r\n\r\n")
        said = client.makefile("rb").read()
    assert b"400" in said
    assert b"Nothing here" not in said


def test_an_address_outside_of_the_site_is_not_there(server: SiteServer) -> None:
    assert get(server, "/%2e%2e/%2e%2e/etc/passwd").status == 404
    assert get(server, "/../index.html").status == 200


def test_a_host_that_is_none_is_told_as_it_is() -> None:
    with pytest.raises(OSError, match=r".") as refused:
        require_free_port("192.0.2.1", 0)
    assert not isinstance(refused.value, PortTakenError)


def test_an_unknown_method_is_refused_as_usual(server: SiteServer) -> None:
    answer = get(server, "/", method="PUT")
    assert answer.status == 501
    assert b"Nothing here" not in answer.body  # type: ignore[attr-defined]


def test_a_port_that_is_taken_is_told_with_the_next(server: SiteServer) -> None:
    port = server.server_address[1]
    with pytest.raises(PortTakenError, match=f":{port} is taken.* --port {port + 1} "):
        require_free_port("127.0.0.1", port)


def test_without_a_site_there_is_no_server(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no site here"):
        site_server(tmp_path, "127.0.0.1", 0)
