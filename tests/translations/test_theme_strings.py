"""Our words for Material's interface, and what they were made from."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import material
import pytest

from dragoman.translations.places import TEMPLATES

UPSTREAM = Path(material.__file__).parent / "templates" / "partials"
OURS = TEMPLATES / "partials"

# What our copies were compared with last. When Material changes one: look what is new, take it
# over into templates/partials/ of the translations plugin, and put the new digest here.
DIGESTS = {
    "alternate.html": "572b1d4dae611aa5fd65107edec95e44331b6141abf86834ea4dc6c1ddd7241b",
    "languages/en.html": "902e36bb5ec5cb46fb41df377051591ec87cb4077e8de11e0efd8cd70fd4b2c6",
    "languages/he.html": "fb1b563552cf11169187d77d8979ef21fdc353c4b84ae9cf545fa51a87acaf88",
    "languages/id.html": "40e096e2ed31ed4fe71c056e062049e49a23b1c4a03cf0738511be1bfcac66b4",
    "languages/zh-Hant.html": "5eaf42bcebf9b008542a71d67a330bfe52a3272620e1ca7228321b4db55ad310",
    "languages/zh-TW.html": "e78c9b0bf9602a3f1f72840b0c9b9d306729bb6fce8063620a267e5c03db59d9",
}


@pytest.mark.parametrize("name", DIGESTS)
def test_material_still_says_what_ours_was_compared_with(name: str) -> None:
    assert hashlib.sha256((UPSTREAM / name).read_bytes()).hexdigest() == DIGESTS[name]


def strings(path: Path) -> dict[str, str]:
    found = re.search(r"\{\{ (\{.*\})\[key\]", path.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    read: dict[str, str] = json.loads(found[1])
    return read


ENGLISH = strings(UPSTREAM / "languages" / "en.html")
LANGUAGES = sorted(path.stem for path in (OURS / "languages").glob("*.html"))


def test_languages() -> None:
    assert LANGUAGES == ["he", "id", "zh-Hant"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_there(language: str) -> None:
    ours = strings(OURS / "languages" / f"{language}.html")
    words = {key for key in ENGLISH if not key.startswith("search.config.")}
    assert words <= set(ours) <= set(ENGLISH)
    assert ours["language"] == language
    assert ours["direction"] == ("rtl" if language == "he" else "ltr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_in_english(language: str) -> None:
    ours = strings(OURS / "languages" / f"{language}.html")
    same = {key for key, text in ours.items() if text == ENGLISH[key]}
    assert same <= {"direction", "blog.meta"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_counts_stand_where_they_stand_in_english(language: str) -> None:
    ours = strings(OURS / "languages" / f"{language}.html")
    assert {key for key, text in ours.items() if "#" in text} == {
        key for key, text in ENGLISH.items() if "#" in text
    }


def test_chinese_is_that_of_taiwan() -> None:
    text = (OURS / "languages" / "zh-Hant.html").read_text(encoding="utf-8")
    assert not re.search("个|源代碼|設置|鏈接|拷貝|檢索|元數據", text)


def test_base_template_has_the_blocks_that_ours_fill() -> None:
    base = (UPSTREAM.parent / "base.html").read_text(encoding="utf-8")
    for block in (
        "htmltitle", "extrahead", "header", "tabs", "site_nav", "content", "footer", "config",
        "scripts",
    ):  # fmt: skip
        assert f"{{% block {block} %}}" in base
    assert "{% if config.extra.alternate is iterable %}" in base
    assert "{% if config.extra.alternate %}" in (UPSTREAM / "header.html").read_text("utf-8")
