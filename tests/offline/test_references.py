"""What pages, style sheets and scripts refer to, and which files are named after a language."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.offline.lists import address
from dragoman.offline.references import font_characters, imported, pages_scripts, resolved
from dragoman.offline.sharing_out import share_out
from dragoman.translations.languages import Language


@pytest.mark.parametrize(
    ("base", "given", "name"),
    [
        ("he/cost/index.html", "../../assets/a.js", "assets/a.js"),
        ("he/cost/index.html", "a.js", "he/cost/a.js"),
        ("index.html", "assets/a%20b.js?v=1#x", "assets/a b.js"),
        ("index.html", "./a/../b.js", "b.js"),
        ("index.html", "../a.js", None),
        ("he/index.html", "../../a.js", None),
        ("index.html", "/a.js", None),
        ("index.html", "https://g.example/a.js", None),
        ("index.html", "//g.example/a.js", None),
        ("index.html", "data:text/css,a", None),
        ("index.html", "?only=a-query", None),
        ("index.html", "#fragment", None),
    ],
)
def test_an_address_means_a_file_of_the_site_or_none(
    base: str, given: str, name: str | None
) -> None:
    assert resolved(base, given) == name


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("index.html", ""),
        ("he/cost/index.html", "he/cost/"),
        ("he/my-index.html", "he/my-index.html"),
        ("index.html.json", "index.html.json"),
        ("my-index.html", "my-index.html"),
        ("404.html", "404.html"),
        ("a/b.js", "a/b.js"),
    ],
)
def test_a_page_has_the_address_of_its_folder(name: str, told: str) -> None:
    assert address(name) == told


def test_scripts_are_those_that_pages_name_in_their_markup() -> None:
    pages = {
        "index.html": "<script src=a.js></script><SCRIPT type=module SRC='b.mjs'></SCRIPT>",
        "he/index.html": '<script async src="../c.js"></script><script>d()</script>',
        "x.html": '<script src="https://g.example/e.js"></script><p src="f.js">',
    }
    assert pages_scripts(pages) == {"a.js", "b.mjs", "c.js"}


def test_modules_are_followed_through_circles_and_past_what_is_not_there(tmp_path: Path) -> None:
    files = {
        "a.mjs": 'import{x}from"./b.mjs";export*from"./sub/c.js";import("./later.mjs")',
        "b.mjs": 'import "./a.mjs";\nimport y from "./missing.mjs";import z from "package"',
        "sub/c.js": 'export { x } from "../d.css";',
        "d.css": '@import "./e.mjs"; import "./e.mjs";',
        "e.mjs": "",
        "later.mjs": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    found = imported(tmp_path, ["a.mjs", "nothing.mjs"])
    assert found == {"a.mjs", "b.mjs", "sub/c.js", "d.css"}


def test_a_font_of_several_faces_is_for_the_characters_of_each(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text(
        "@font-face{src:url(a.woff2),url(b.woff2);unicode-range:U+41}"
        "@font-face{src:url(a.woff2);unicode-range:U+42}"
        "@font-face{src:url(https://g.example/c.woff2)}@font-face{src:url('d.woff2')}"
    )
    found = font_characters(tmp_path, ["a.css"])
    assert list(found) == ["a.woff2", "b.woff2", "d.woff2"]
    assert found["d.woff2"] == [None]
    ranges = {name: [it & "ABC" if it else None for it in faces] for name, faces in found.items()}
    assert ranges == {"a.woff2": [{"A"}, {"B"}], "b.woff2": [{"A"}], "d.woff2": [None]}


def site(folder: Path, names: list[str]) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("{}" if name.endswith(".json") else "")
    return folder


LANGUAGES = (
    Language("en", "English", is_default=True),
    Language("zh-Hant", "繁體中文"),
    Language("id", "Bahasa Indonesia"),
)


def test_files_named_after_a_language_are_its_own(tmp_path: Path) -> None:
    names = [
        *("index.html", "id/index.html", "identity/index.html", "id/a.en.svg"),
        *("search/en.json", "search/zh-hant.json", "a/id_words.txt", "video.txt", "hidden/x.txt"),
    ]
    found = share_out(site(tmp_path, names), LANGUAGES, "assets/python").languages
    shared = ["hidden/x.txt", "video.txt"]
    assert {code: list(own) for code, own in found.items()} == {
        "en": sorted([*shared, "identity/index.html", "index.html", "search/en.json"]),
        "zh-Hant": sorted([*shared, "search/zh-hant.json"]),
        "id": sorted([*shared, "a/id_words.txt", "id/a.en.svg", "id/index.html"]),
    }


@pytest.mark.parametrize(
    ("languages", "kept"),
    [
        (None, []),
        (["en"], []),
        (["en", "de"], ["lunr.de", "lunr.multi", "lunr.stemmer.support"]),
        (["ja"], ["lunr.ja", "lunr.multi", "lunr.stemmer.support", "tinyseg"]),
        (["th"], ["lunr.multi", "lunr.stemmer.support", "lunr.th", "wordcut"]),
    ],
)
def test_word_lists_of_the_theme_go_along_where_its_search_uses_them(
    tmp_path: Path, languages: list[str] | None, kept: list[str]
) -> None:
    folder = "assets/javascripts/lunr"
    names = [
        f"{folder}/min/lunr.{it}.min.js" for it in ("de", "ja", "th", "multi", "stemmer.support")
    ]
    site(tmp_path, [*names, f"{folder}/tinyseg.js", f"{folder}/wordcut.js", "index.html"])
    if languages is not None:
        index = tmp_path / "search" / "search_index.json"
        index.parent.mkdir()
        index.write_text(f'{{"config": {{"lang": {languages}}}}}'.replace("'", '"'))
    found = share_out(tmp_path, LANGUAGES[:1], "assets/python").languages["en"]
    assert sorted(
        Path(name).name.removesuffix(".js").removesuffix(".min") for name in found if folder in name
    ) == sorted(kept)
