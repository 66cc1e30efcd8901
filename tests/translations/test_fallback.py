"""What stands in for what a language lacks, what its readers are told, and which settings go with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman.articles.catalogue import Article, Text
from dragoman.articles.record import Record
from dragoman.articles.sections import outline
from dragoman.translations.editions import Alternate, Edition, article_edition, other_edition
from dragoman.translations.fallback import StandIn, asset_stand_ins, page_stand_ins, page_uri
from dragoman.translations.languages import Language
from dragoman.translations.markup import foreign_title
from dragoman.translations.settings import check_preferences, check_settings, preferences_of
from dragoman.translations.wording import fallback_notice, wording

EN = Language("en", "English", is_default=True)
ID = Language("id", "Bahasa Indonesia")
HE = Language("he", "עברית")
ALL = (EN, ID, HE)


def article(docs: Path, id: str, *languages: str) -> Article:
    texts = {}
    for code in languages:
        suffix = ".markdown" if code == "he" else ".md"
        path = docs / code / f"{id}{suffix}"
        texts[code] = Text(code, path, path.name, outline(""))
    return Article(id, Record(id, languages[0], (), ""), texts)


@pytest.fixture
def articles(tmp_path: Path) -> dict[str, Article]:
    found = [
        article(tmp_path, "cost", "he"),
        article(tmp_path, "a/vendor", "en", "he"),
        article(tmp_path, "index", "en", "id", "he"),
    ]
    return {it.id: it for it in found}


def editions(articles: dict[str, Article], reader: Language) -> list[Edition]:
    preferences = preferences_of({}, ALL)
    found = [article_edition(it, reader, ALL, preferences, True) for it in articles.values()]
    return [other_edition(reader, ALL, "tags/"), *found]


def test_a_text_in_another_language_stands_where_the_reader_s_own_would(
    tmp_path: Path, articles: dict[str, Article]
) -> None:
    assert list(page_stand_ins(articles, editions(articles, ID))) == [
        StandIn("id/cost.markdown", tmp_path / "he" / "cost.markdown", HE),
        StandIn("id/a/vendor.md", tmp_path / "en" / "a" / "vendor.md", EN),
    ]
    assert list(page_stand_ins(articles, editions(articles, HE))) == []
    assert page_uri(articles["index"], HE, HE) == "he/index.markdown"


def test_pictures_of_those_languages_stand_in_once_and_in_their_order(
    tmp_path: Path, articles: dict[str, Article]
) -> None:
    articles["more"] = article(tmp_path, "more", "he")
    for name in ("he/img/b.svg", "he/a.svg", "he/cost.markdown", "en/img/c.png", "en/index.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = list(asset_stand_ins(tmp_path, editions(articles, ID)))
    assert found == [
        StandIn("id/a.svg", tmp_path / "he" / "a.svg", HE),
        StandIn("id/img/b.svg", tmp_path / "he" / "img" / "b.svg", HE),
        StandIn("id/img/c.png", tmp_path / "en" / "img" / "c.png", EN),
    ]
    assert list(asset_stand_ins(tmp_path, editions(articles, HE))) == []


def test_readers_are_told_in_which_language_a_text_is(articles: dict[str, Article]) -> None:
    told = fallback_notice(editions(articles, ID)[1])
    assert told is not None
    assert told.text == (
        "Halaman ini belum tersedia dalam bahasa Indonesia. Teks di bawah ini dalam bahasa Ibrani."
    )
    assert told.link == "Buka halaman dalam bahasa Ibrani"
    assert told.target == Alternate(HE, HE, "he/cost/")
    assert fallback_notice(editions(articles, ID)[0]) is None
    assert fallback_notice(editions(articles, HE)[1]) is None


def test_a_language_without_words_of_ours_is_spoken_to_in_english() -> None:
    assert wording("xx").gettext("Page not found") == "Page not found"
    assert wording("he").gettext("Page not found") == "הדף לא נמצא"


def test_chinese_is_known_by_its_language() -> None:
    chinese = [it for it in ("zh", "zh-Hant", "yue", "he", "en-zh") if Language(it, "").is_chinese]
    assert chinese == ["zh", "zh-Hant", "yue"]


def test_titles_of_another_language_say_so() -> None:
    assert foreign_title("עלות", HE) == '<bdi lang="he" dir="rtl">עלות</bdi>'


def test_readers_of_a_language_that_is_not_set_get_the_source_then_the_default() -> None:
    assert preferences_of({"id": ["en"]}, ALL) == {
        "en": ["source", "en"],
        "id": ["en"],
        "he": ["source", "en"],
    }


I18N: dict[str, Any] = {
    "docs_structure": "folder",
    "fallback_to_default": False,
    "reconfigure_material": False,
}


def test_settings_of_static_i18n_that_do_not_go_with_us_are_named() -> None:
    assert check_settings(I18N, "mkdocs.yml") == []
    wrong = {
        "docs_structure": "suffix",
        "fallback_to_default": True,
        "reconfigure_material": True,
    }
    assert [str(problem) for problem in check_settings(I18N | wrong, "site.yml")] == [
        "site.yml:1: plugins.i18n.docs_structure is suffix, but articles are found by the folder "
        "of their language. Set it to folder.",
        "site.yml:1: plugins.i18n.fallback_to_default is true, but a missing text is filled in "
        "from the article's own language. Set it to false.",
        "site.yml:1: plugins.i18n.reconfigure_material is true, but the language switch keeps "
        "page and section by itself. Set it to false.",
    ]

    [problem] = check_settings(I18N | {"docs_structure": "a"}, "mkdocs.yml")
    assert problem.cure == "Set it to folder"


def test_languages_that_there_are_not_can_replace_none() -> None:
    good = {"he": ["source", "en"], "en": []}
    assert check_preferences(good, ["en", "he"], "mkdocs.yml") == []
    wrong = {"fr": ["en"], "he": "en", "en": ["source", "sorce", "zz", "de", "he"], "xx": 1}
    where = "site.yml:1: plugins.dragoman/translations.fallback"
    assert [str(problem) for problem in check_preferences(wrong, ["en", "he"], "site.yml")] == [
        f"{where}: the site has no language 'fr'. Known: en, he.",
        f"{where}.he is not a list. Write [source, en, he].",
        f"{where}.en: the site has no language 'sorce'. Did you mean 'source'?",
        f"{where}.en: the site has no language 'zz'. Known: en, he, source.",
        f"{where}.en: the site has no language 'de'. Known: en, he, source.",
        f"{where}: the site has no language 'xx'. Known: en, he.",
        f"{where}.xx is not a list. Write [source, en, he].",
    ]
