"""The plugin dragoman/search in a small site."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from mini_site import CONFIG, FILES, MiniSite
from shared_run import CACHE

pytestmark = pytest.mark.node


def small_site(folder: Path, plugins: list[Any]) -> MiniSite:
    options = {"dragoman/search": {"cache_dir": str(CACHE)}}
    site = MiniSite(folder, CONFIG | {"plugins": [*plugins, options]})
    site.write(FILES)
    return site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> MiniSite:
    site = small_site(tmp_path_factory.mktemp("search"), CONFIG["plugins"])
    assert site.build(), site.log
    return site


def test_each_language_has_an_index_of_the_texts_in_it(built: MiniSite) -> None:
    pages = {
        path.stem: {doc["location"].split("#")[0] for doc in json.loads(path.read_text())["docs"]}
        for path in (built.site / "search").glob("*.json")
    }
    assert pages == {
        "search_index": set(),
        "en": {"", "vendor/"},
        "zh-Hant": {"zh-Hant/", "zh-Hant/vendor/"},
        "id": {"id/"},
        "he": {"he/", "he/costs/"},
    }


@pytest.mark.parametrize(
    ("page", "language"),
    [
        ("index.html", "en"),
        ("costs/index.html", "en"),
        ("he/404.html", "he"),
        ("id/index.html", "id"),
    ],
)
def test_every_page_searches_in_its_reader_s_language(
    built: MiniSite, page: str, language: str
) -> None:
    [address] = re.findall(r'"search": "([^"]*)"', built.read(page))
    worker = (built.site / page).parent / address
    if address.startswith("/"):
        worker = built.site / address.removeprefix("/help/")
    settings = json.loads(
        worker.read_text("utf-8").partition("const settings = ")[2].partition(";")[0]
    )
    assert settings["language"] == worker.stem == language
    assert (worker.parent / settings["index"]).resolve() == built.site / f"search/{language}.json"
    assert (worker.parent / settings["theme"]).is_file()
    assert {path.name for path in worker.parent.glob("LICENSE*")} == {
        "LICENSE-snowball.txt",
        "LICENSE-stemmers.txt",
    }


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ("search", 'dragoman/search needs the theme\'s search. Add "search" to plugins.'),
        (
            "dragoman/translations",
            "dragoman/search needs dragoman/translations. Add it to plugins.",
        ),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, missing: str, told: str) -> None:
    plugins = [it for it in CONFIG["plugins"] if it not in (missing, "dragoman/discovery")]
    site = small_site(tmp_path, plugins)
    assert not site.build()
    assert f"mkdocs.yml:1: {told}" in site.log


def test_another_generator_makes_the_same(built: MiniSite, tmp_path: Path) -> None:
    other = small_site(tmp_path, CONFIG["plugins"])
    assert other.build("properdocs"), other.log
    search = {name: it for name, it in other.tree().items() if "search" in name}
    assert search == {name: it for name, it in built.tree().items() if "search" in name}
