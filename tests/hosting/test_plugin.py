"""The plugin in a site of four languages that stands below a path of its host."""

from __future__ import annotations

import copy
import re
from pathlib import Path

import brotli
import pytest

from dragoman.hosting.inline import inline_code
from mini_site import CONFIG, FILES, MiniSite

COUNT = """\
import sys
from dragoman.discovery import plugin as discovery
from dragoman.hosting import plugin as hosting

def counted(name, function):
    def call(*given):
        print(f"called: {name}", file=sys.stderr)
        return function(*given)
    return call

for module, name in ((hosting, "publish"), (hosting, "add_precompressed"), (discovery, "compressed")):
    setattr(module, name, counted(name, getattr(module, name)))
"""
"""Tells of each call of what concerns the whole site."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> MiniSite:
    site = mini_site(tmp_path_factory.mktemp("hosting"))
    site.config["hooks"] = ["count.py"]
    site.write({"count.py": COUNT})
    assert site.build(), site.log
    return site


def mini_site(root: Path) -> MiniSite:
    config = copy.deepcopy(CONFIG)
    config["plugins"].append("dragoman/hosting")
    site = MiniSite(root, config)
    site.write(FILES)
    return site


def test_the_site_is_finished_once_and_not_in_each_language_s_pass(built: MiniSite) -> None:
    called = re.findall("^called: (.*)$", built.log, re.MULTILINE)
    before_offline_lists_it, after = (
        ["compressed", "publish", "add_precompressed"],
        ["add_precompressed"],
    )
    assert called == before_offline_lists_it + after


def test_every_page_of_every_language_has_the_policy_of_all(built: MiniSite) -> None:
    pages = {path: path.read_text("utf-8") for path in built.site.rglob("*.html")}
    policies = {text.partition('Policy" content="')[2].partition('"')[0] for text in pages.values()}
    assert len(pages) > 12
    (policy,) = policies
    for text in pages.values():
        assert text.count("http-equiv") == 1
        for source in inline_code(text).scripts:
            assert source in policy


def test_not_found_pages_load_the_guard_from_where_the_site_stands(built: MiniSite) -> None:
    for name in ("404.html", "he/404.html"):
        assert '<script src="/help/assets/dragoman/embed/guard-' in built.read(name)
    assert '<script src="../../assets/dragoman/embed/guard-' in built.read("he/costs/index.html")


def test_precompressed_files_hold_the_finished_pages(built: MiniSite) -> None:
    precompressed = (built.site / "he/costs/index.html.br").read_bytes()
    assert brotli.decompress(precompressed).decode() == built.read("he/costs/index.html")
    assert not list(built.site.rglob("*.gz.br"))


def test_a_style_attribute_in_an_article_stops_a_strict_build(tmp_path: Path) -> None:
    site = mini_site(tmp_path)
    site.write({"docs/en/index.md": FILES["docs/en/index.md"] + '\n<p style="color:red">Red</p>\n'})
    assert not site.build()
    assert "index.html: the security policy will not let browsers heed <p … style=" in site.log
