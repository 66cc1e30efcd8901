"""Inline code, the site's one policy, and how it comes into the pages."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from pathlib import Path

import pytest

from dragoman.hosting.inline import digest, inline_code
from dragoman.hosting.pages import NoHeadError, address_from, guard_file, with_policy
from dragoman.hosting.policy import TRUSTED_TYPES, Policy
from dragoman.hosting.publishing import PageError, publish
from dragoman.hosting.responses import Settings

from .small_site import page, write_site


def test_a_digest_is_that_of_the_text_between_the_tags() -> None:
    code = "\n  document.title = 'שלום'\n"
    expected = b64encode(hashlib.sha256(code.encode()).digest()).decode()
    assert digest(code) == f"'sha256-{expected}'"


@pytest.mark.parametrize(
    ("html", "scripts"),
    [
        ("<script>a()</script>", {"a()"}),
        ('<script type="module">a()</script>', {"a()"}),
        ("<SCRIPT TYPE=text/javascript>a()</SCRIPT >", {"a()"}),
        ('<script type="importmap">{}</script>', {"{}"}),
        ("<script>a()</script><script>b()</script>", {"a()", "b()"}),
        ('<script>a("<script>")</script>', {'a("<script>")'}),
        ('<p title="<script>no()</script>">', set()),
        ("<!-- <script>no()</script> -->", set()),
        ('<script src="a.js"></script>', set()),
        ('<script type="application/json">{}</script>', set()),
    ],
)
def test_scripts_that_browsers_run_are_found(html: str, scripts: set[str]) -> None:
    assert inline_code(html).scripts == {digest(code) for code in scripts}


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<p style="color: red">', ('<p … style="color: red">',)),
        ("<p\nclass=a\nstyle=color:red>", ('<p … style="color:red">',)),
        ("<img alt='>' onerror='a()'>", ('<img … onerror="a()">',)),
        ('<a href=" JavaScript:a()">', ('<a … href=" JavaScript:a()">',)),
        ('<p data-style="a" title=" style=b on=c">', ()),
        ("<p>style=\"a\" onclick='b'</p>", ()),
        ("<P STYLE='a' TYPE='b'>", ('<P … style="a">',)),
        ("<style onload='a()'>p{}</style>", ('<style … onload="a()">',)),
        ("<script src=a.js onerror='b()'></script>", ('<script … onerror="b()">',)),
        ("<!-- <p style='a'> -->", ()),
    ],
)
def test_what_no_digest_allows_is_found(html: str, found: tuple[str, ...]) -> None:
    assert inline_code(html).exceptions == found


def test_a_style_sheet_in_the_page_is_allowed_by_its_digest() -> None:
    assert inline_code("<style>p{}</style>").styles == {digest("p{}")}


def test_nothing_unsafe_is_ever_allowed() -> None:
    policy = Policy((digest("a"),), (digest("b"),))
    for text in (policy.for_page(), policy.for_meta(), policy.for_worker()):
        assert "unsafe-inline" not in text
        assert "'unsafe-eval'" not in text
        assert text.startswith(("default-src 'self'; ", "default-src 'none'; "))


def test_scripts_and_pages_may_do_what_they_need_and_no_more() -> None:
    policy = Policy(("'sha256-a'",), ("'sha256-b'",))
    assert policy.for_worker() == (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
    )
    common = (
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-a'; "
        "style-src 'self' 'sha256-b'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        "worker-src 'self'; manifest-src 'self'; frame-src 'self'; media-src 'self'; "
        "object-src 'none'; base-uri 'self'; form-action 'self'"
    )
    assert policy.for_everything() == common
    assert policy.for_meta() == f"{common}; {TRUSTED_TYPES}"
    assert policy.for_page() == f"{common}; frame-ancestors 'self'; {TRUSTED_TYPES}"
    assert policy.for_page(embeddable=True) == f"{common}; frame-ancestors *; {TRUSTED_TYPES}"
    assert TRUSTED_TYPES.startswith("require-trusted-types-for 'script'; trusted-types ")


def test_the_policy_precedes_everything_that_runs_and_is_put_in_once() -> None:
    policy = Policy((digest("a"),))
    once = with_policy(page("A & B"), policy, "../guard.js?a&b/guard.js")
    assert with_policy(once, policy, "../guard.js?a&b/guard.js") == once
    assert once.index("<meta charset") < once.index("Content-Security-Policy")
    assert once.index("Content-Security-Policy") < once.index("<script")
    assert once.index("guard.js") < once.index("document.title")
    assert inline_code(once).scripts == inline_code(page("A & B")).scripts
    assert "frame-ancestors" not in once


def test_a_page_without_a_head_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoHeadError):
        with_policy("<p>Text", Policy(), "guard.js")
    (tmp_path / "part.html").write_text("<p>Text")
    with pytest.raises(PageError, match=r"^part\.html: has no <head>"):
        publish(tmp_path, "/", "assets", Settings())


@pytest.mark.parametrize(
    ("name", "site_path", "address"),
    [
        ("index.html", "/", "a/guard.js"),
        ("he/cost/index.html", "/", "../../a/guard.js"),
        ("404.html", "/help/", "/help/a/guard.js"),
        ("2024.html", "/help/", "a/guard.js"),
        ("404.html/index.html", "/help/", "../a/guard.js"),
        ("he/404.html", "/", "/a/guard.js"),
    ],
)
def test_pages_find_the_guard_from_where_they_stand(
    name: str, site_path: str, address: str
) -> None:
    assert address_from(name, "a/guard.js", site_path) == address


def test_the_guard_s_address_tells_its_content() -> None:
    address, text = guard_file("assets/dragoman")
    assert re.fullmatch("assets/dragoman/embed/guard-[0-9a-f]{10}/guard.js", address)
    assert "trustedTypes" in text


def test_all_pages_have_the_policy_of_all(tmp_path: Path) -> None:
    write_site(tmp_path)
    (tmp_path / "more.html").write_text(page("More").replace("document.title", "document.dir"))
    publish(tmp_path, "/", "assets/dragoman", Settings())
    texts = [path.read_text() for path in tmp_path.rglob("*.html")]
    policies = {text[text.index("<meta http-equiv") :].partition(">")[0] for text in texts}
    assert len(texts) == 7
    assert len(policies) == 1
    assert policies.pop().count("sha256-") == 2


def test_publishing_again_changes_nothing(tmp_path: Path) -> None:
    write_site(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    said = publish(tmp_path, "/", "assets/dragoman", Settings())
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert said == []
    assert after == before


def test_what_the_policy_will_forbid_is_told_with_its_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page("A", '<p style="color:red">'))
    (message,) = publish(tmp_path, "/", "assets", Settings())
    assert message.startswith("a.html: the security policy will not let browsers heed <p … style=")


@pytest.mark.parametrize(("count", "told"), [(1, 1), (5, 5), (6, 6), (8, 6)])
def test_only_some_of_what_is_forbidden_is_told(tmp_path: Path, count: int, told: int) -> None:
    (tmp_path / "a.html").write_text(page("A", '<p style="color:red">' * count))
    messages = publish(tmp_path, "/", "assets", Settings())
    assert len(messages) == told
    assert (messages[-1] == f"{count - 5} more of these.") == (count > 5)
