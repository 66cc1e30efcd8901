"""The files that pages and service worker are made of, and what the worker is told of the site."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dragoman import scripting
from dragoman.offline.lists import FileList, KeptFile, Lists
from dragoman.offline.scripts import BROWSER, TRUSTED, Scripts, offline_scripts, publication
from dragoman.offline.texts import not_kept_texts, page_texts, size_notation
from dragoman.offline.worker import worker_script
from dragoman.translations.languages import Language
from stand_ins import stand_in

ENGLISH = Language("en", "English", is_default=True)
HEBREW = Language("he", "עברית")
COPY = 'for it in work["entries"]: Path(work["folder"], it["name"]).write_text(Path(it["path"]).read_text())'


@pytest.fixture
def scripts(tmp_path: Path) -> Scripts:
    for name, text in (("offline.mjs", "page()"), ("offline.css", "p {}")):
        (tmp_path / name).write_text(text)
    (tmp_path / "service-worker.js").write_text("work('שלום');\n", "utf-8")
    return Scripts(tmp_path)


def test_the_worker_is_a_classic_script_the_page_s_a_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    node = stand_in(tmp_path / "bin", "node", COPY)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(scripting, "install", lambda folder, cache: cache / folder.name)
    made = offline_scripts(tmp_path)
    assert [
        (it["name"], it["format"], Path(it["path"])) for it in node.told[0]["work"]["entries"]
    ] == [
        ("offline.mjs", "esm", BROWSER / "page" / "offline.mjs"),
        ("offline.css", None, BROWSER / "page" / "offline.css"),
        ("service-worker.js", "iife", BROWSER / "worker" / "service-worker.mjs"),
    ]
    assert made.worker == (BROWSER / "worker" / "service-worker.mjs").read_text("utf-8")
    assert TRUSTED.is_file()


def test_pages_load_a_script_and_a_sheet_named_by_their_content(scripts: Scripts) -> None:
    found = publication(scripts, "assets/dragoman")
    assert re.fullmatch("assets/dragoman/offline-[0-9a-f]{10}", found.folder)
    assert found.script == f"{found.folder}/offline.mjs"
    assert found.sheet == f"{found.folder}/offline.css"
    assert found.files == {
        found.script: scripts.folder / "offline.mjs",
        found.sheet: scripts.folder / "offline.css",
    }
    (scripts.folder / "offline.css").write_text("p { margin: 0 }")
    assert publication(scripts, "assets/dragoman").folder != found.folder


def test_the_worker_knows_the_lists_of_its_edition(scripts: Scripts) -> None:
    english = FileList("en", {"": KeptFile("ab" * 32, 5), "cost/": KeptFile("cd" * 32, 7)})
    hebrew = FileList("he", {"he/": KeptFile("ef" * 32, 11)})
    python = FileList("python", {"python.wasm": KeptFile("01" * 32, 1000, 300)})
    lists = Lists({"en": english, "he": hebrew}, python)
    text = worker_script(scripts, lists, [ENGLISH, HEBREW], "assets/calculators")
    head, _, rest = text.partition("const settings = ")
    settings, _, script = rest.partition(";\n")
    assert head == '"use strict";\n'
    assert settings.startswith('{\n "version"')
    assert script == "work('שלום');\n"
    assert json.loads(settings) == {
        "version": lists.version,
        "runtime": "assets/calculators/",
        "languages": [
            {
                "code": "en",
                "prefix": "",
                "list": english.address,
                "sha256": english.sha256,
                "bytes": 12,
            },
            {
                "code": "he",
                "prefix": "he/",
                "list": hebrew.address,
                "sha256": hebrew.sha256,
                "bytes": 11,
            },
        ],
        "python": {"list": python.address, "sha256": python.sha256, "bytes": 300},
    }
    assert json.loads(python.text) == {"python.wasm": ["01" * 32, 1000, 300]}


def test_a_list_s_name_tells_its_content_and_the_version_that_of_all_lists() -> None:
    one = FileList("he", {"he/עלות/": KeptFile("ef" * 32, 11), "a": KeptFile("ab" * 32, 2)})
    assert one.text == f'{{"a":["{"ab" * 32}",2],"he/עלות/":["{"ef" * 32}",11]}}\n'
    assert one.address == f"assets/dragoman/offline-lists/he-{one.sha256[:10]}.json"
    assert re.fullmatch("[0-9a-f]{16}", Lists({"he": one}, one).version)
    other = FileList("he", {"he/": KeptFile("ef" * 32, 12)})
    versions = {
        Lists({"he": first}, last).version for first in (one, other) for last in (one, other)
    }
    assert len(versions) == 4


@pytest.mark.parametrize(
    ("code", "pattern", "decimal"),
    [
        ("en", "{0} MB", "."),
        ("id", "{0} MB", ","),
        ("he", "{0} MB", "."),
        ("zh-Hant", "{0} MB", "."),
        ("de", "{0} MB", ","),
        ("xx-nowhere", "{0} MB", "."),
        ("no language", "{0} MB", "."),
    ],
)
def test_sizes_are_written_as_the_language_writes_them(
    code: str, pattern: str, decimal: str
) -> None:
    told = size_notation(Language(code, ""))
    assert told["decimal"] == decimal
    assert re.sub("[\u200e\u200f]", "", told["pattern"]).replace("\u00a0", " ") == pattern


def test_pages_speak_their_language() -> None:
    english, hebrew = page_texts(ENGLISH), page_texts(HEBREW)
    assert english["progress"] == "{done} of {total}"
    assert english.keys() == hebrew.keys()
    assert not {name for name in english if english[name] == hebrew[name]}
    title, text = not_kept_texts(ENGLISH)
    assert title == english["offline"] == "You are offline"
    assert text.startswith("You are offline, and this page is not saved on this device.")
