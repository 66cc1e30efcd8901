"""The file `_headers`, read the way Netlify and Cloudflare Pages read it."""

from __future__ import annotations

from collections import defaultdict
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from dragoman.hosting.header_file import header_file
from dragoman.hosting.policy import FRAMED_BY_OURSELVES, Policy
from dragoman.hosting.publishing import publish
from dragoman.hosting.responses import FOR_EVER, Hosting, Settings

from .small_site import HASHED, page, write_site

CLOUDFLARE_RULES, CLOUDFLARE_LINE = 100, 2000


def rules(text: str) -> dict[str, dict[str, str]]:
    """The headers by address."""
    found: dict[str, dict[str, str]] = {}
    address = ""
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            found[address][name] = value
        elif line and not line.startswith("#"):
            address = line
            assert address not in found
            found[address] = {}
    return found


def headers(text: str, path: str) -> dict[str, list[str]]:
    """What a host sends with `path`: all values of all rules that fit."""
    sent: dict[str, list[str]] = defaultdict(list)
    for address, told in rules(text).items():
        if fnmatchcase(path, address):
            for name, value in told.items():
                sent[name].append(value)
    return sent


@pytest.fixture(params=[(), ("embed/*",)], ids=["closed", "embeddable"])
def text(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    settings = Settings(embeddable=request.param)
    write_site(tmp_path, settings)
    return (tmp_path / "_headers").read_text()


def test_pages_have_one_policy_in_effect(text: str) -> None:
    for path in ("/", "/cost/", "/cost/nothing", "/he/", "/service-worker.js"):
        policies = "; ".join(headers(text, path)["Content-Security-Policy"])
        assert policies.count("script-src") == 1
        assert policies.count("frame-ancestors 'self'") == 1
        assert headers(text, path)["Cross-Origin-Resource-Policy"] == ["same-origin"]
        assert "Cache-Control" not in headers(text, path)


def test_embeddable_pages_say_nothing_of_who_may_frame_them(tmp_path: Path) -> None:
    write_site(tmp_path, Settings(embeddable=("embed/*",)))
    text = (tmp_path / "_headers").read_text()
    sent = headers(text, "/embed/price/")
    (policy,) = sent["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "frame-ancestors" not in policy
    assert "Cross-Origin-Resource-Policy" not in sent


def test_a_site_that_others_may_frame_as_a_whole_says_nothing_of_frames(tmp_path: Path) -> None:
    write_site(tmp_path, Settings(embeddable=("*",)))
    text = (tmp_path / "_headers").read_text()
    assert "frame-ancestors" not in text
    assert "Cross-Origin-Resource-Policy" not in text


def test_as_few_rules_as_hold_what_no_other_site_may_frame(tmp_path: Path) -> None:
    for name in (
        *("index.html", "a/b/x.html", "a/b/c/y.html", "a/index.html", "a/c.html", "a/d/e.html"),
        *("a/d/f/g.html", "z/y.html", "app.webmanifest"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    hosting = Hosting(Policy(), (), Settings(embeddable=("a/b/*",)))
    found = rules(header_file(hosting, tmp_path))
    framed = [name for name, told in found.items() if "Cross-Origin-Resource-Policy" in told]
    assert framed == ["/app.webmanifest", "/", "/a/c.html", "/a/", "/a/d/*", "/z/*"]
    assert all(found[name]["Content-Security-Policy"] == FRAMED_BY_OURSELVES for name in framed)
    assert found["/app.webmanifest"]["Content-Type"] == "application/manifest+json"


def test_only_hashed_files_are_kept_for_ever(text: str) -> None:
    for path in (f"/{HASHED}/worker.mjs", "/assets/javascripts/bundle.a5f9d56c.min.js"):
        assert headers(text, path)["Cache-Control"] == [FOR_EVER]
    assert headers(text, "/assets/javascripts/lunr/min/lunr.he.min.js")["Cache-Control"] == []


def test_hosts_limits_are_kept(text: str) -> None:
    assert len(rules(text)) <= CLOUDFLARE_RULES
    assert max(map(len, text.splitlines())) <= CLOUDFLARE_LINE


def test_a_header_file_of_the_sites_own_stays(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(page("A"))
    (tmp_path / "_headers").write_text("/*\n  X-Mine: yes\n")
    (message,) = publish(tmp_path, "/", "assets", Settings())
    assert message.startswith("_headers: the site has a file of this name, which stays.")
    assert (tmp_path / "_headers").read_text() == "/*\n  X-Mine: yes\n"
    assert "X-Mine" not in header_file(Hosting.of(tmp_path), tmp_path)
