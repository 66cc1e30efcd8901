"""Languages, editions and what is made of them without building a site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.articles.catalogue import Article, Text
from dragoman.articles.record import Record
from dragoman.articles.sections import outline
from dragoman.discovery.addresses import addresses
from dragoman.discovery.head import head
from dragoman.discovery.sitemap import Entry, compressed, sitemap
from dragoman.translations.editions import Edition, article_edition, article_url, other_edition
from dragoman.translations.languages import Language
from dragoman.translations.markup import mark_article, mark_page
from dragoman.translations.places import put_templates
from dragoman.translations.settings import preferences_of
from dragoman.translations.typography import join_han_lines

EN = Language("en", "English", is_default=True, site_name="Guide")
ZH = Language("zh-Hant", "繁體中文")
ID = Language("id", "Bahasa Indonesia")
HE = Language("he", "עברית", site_name="מדריך")
ALL = (EN, ZH, ID, HE)


def article(*languages: str, source: str | None = None, id: str = "cost") -> Article:
    texts = {
        code: Text(code, Path(f"docs/{code}/{id}.md"), f"docs/{code}/{id}.md", outline(""))
        for code in languages
    }
    record = Record(id, source, (), "") if source else None
    return Article(id, record, texts)


def edition(reader: Language, *languages: str, source: str, id: str = "cost") -> Edition:
    preferences = preferences_of({}, ALL)
    return article_edition(
        article(*languages, source=source, id=id), reader, ALL, preferences, True
    )


@pytest.mark.parametrize(
    ("language", "direction", "prefix", "territory"),
    [
        (EN, "ltr", "", "en_US"),
        (ZH, "ltr", "zh-Hant/", "zh_TW"),
        (ID, "ltr", "id/", "id_ID"),
        (HE, "rtl", "he/", "he_IL"),
        (Language("tlh", "tlhIngan Hol"), "ltr", "tlh/", "tlh"),
        (Language("fa", "فارسی"), "rtl", "fa/", "fa_IR"),
        (Language("not a tag", "?"), "ltr", "not a tag/", "not a tag"),
    ],
)
def test_languages(language: Language, direction: str, prefix: str, territory: str) -> None:
    assert (language.direction, language.prefix, language.territory_locale) == (
        direction,
        prefix,
        territory,
    )


def test_what_languages_are_called() -> None:
    assert [HE.called_in(reader) for reader in ALL] == ["Hebrew", "希伯來文", "Ibrani", "עברית"]
    assert Language("tlh", "tlhIngan Hol").called_in(Language("xx", "")) == "tlhIngan Hol"


@pytest.mark.parametrize(
    ("id", "with_folders", "without"),
    [
        ("index", "he/", "he/index.html"),
        ("cost", "he/cost/", "he/cost.html"),
        ("a/index", "he/a/", "he/a/index.html"),
        ("a/README", "he/a/", "he/a/index.html"),
        ("a/b c", "he/a/b%20c/", "he/a/b%20c.html"),
        ("FAQ", "he/FAQ/", "he/FAQ.html"),
        ("vendor", "he/vendor/", "he/vendor.html"),
    ],
)
def test_addresses_of_articles(id: str, with_folders: str, without: str) -> None:
    assert article_url(id, "he/", True) == with_folders
    assert article_url(id, "he/", False) == without


def test_the_default_is_the_default_language_or_the_source() -> None:
    everywhere = edition(HE, "en", "he", "id", source="he")
    assert everywhere.default is not None
    assert everywhere.default.language == EN
    without_english = edition(HE, "zh-Hant", "he", "id", source="id")
    assert without_english.default is not None
    assert without_english.default.language == ID


def test_a_page_that_is_no_article() -> None:
    found = other_edition(HE, ALL, "he/tags/")
    assert [it.url for it in found.alternates] == ["", "zh-Hant/", "id/", "he/tags/"]
    assert not found.is_fallback
    assert not found.translations
    assert not addresses(found, "https://g.example/")


def test_one_language_has_no_alternates() -> None:
    assert not addresses(edition(HE, "he", source="he"), "https://g.example/")


def test_a_fallback_is_not_to_be_found() -> None:
    assert head(edition(ID, "he", source="he"), "t", "d", "https://g.example/") is None


def test_linked_data_cannot_end_its_script() -> None:
    found = head(edition(HE, "he", source="he"), "</script><b>", "a & b", "https://g.example")
    assert found is not None
    assert "<" not in found.linked_data
    data = json.loads(found.linked_data)
    assert data["headline"] == "</script><b>"
    assert data["@id"] == "https://g.example/he/cost/"


def test_the_start_page_is_no_article() -> None:
    found = head(edition(HE, "he", "en", source="en", id="index"), "t", "", "https://g.example/")
    assert found is not None
    assert json.loads(found.linked_data)["@type"] == "WebPage"
    assert found.type == "website"
    assert "description" not in json.loads(found.linked_data)


def test_sitemap_escapes() -> None:
    text = sitemap([Entry("https://g.example/?a&b", ())])
    assert "<loc>https://g.example/?a&amp;b</loc>\n</url>" in text
    assert compressed(text) == compressed(text)


@pytest.mark.parametrize(
    ("html", "joined"),
    [
        ("<p>第一行，\n第二行。</p>", "<p>第一行，第二行。</p>"),
        ("<p>第一\n<b>第二</b>\n第三</p>", "<p>第一<b>第二</b>第三</p>"),
        ("<p><em>第一</em>\n  第二</p>", "<p><em>第一</em>第二</p>"),
        ("<p>第一\nword</p>", "<p>第一\nword</p>"),
        ("<p>word\n第一</p>", "<p>word\n第一</p>"),
        ("<p>第一<br />\n第二</p>", "<p>第一<br />\n第二</p>"),
        ("<li>第一</li>\n<li>第二</li>", "<li>第一</li>\n<li>第二</li>"),
        ("<pre>第一\n第二</pre>\n", "<pre>第一\n第二</pre>\n"),
        ("<p>第\n一</p><pre>第\n二</pre><p>第\n三</p>", "<p>第一</p><pre>第\n二</pre><p>第三</p>"),
        (
            "<p>第\n一</p><pre>第\n二</pre><p>第\n三<code>第\n四</code>第\n五</p>",
            "<p>第一</p><pre>第\n二</pre><p>第三<code>第\n四</code>第五</p>",
        ),
        ("", ""),
    ],
)
def test_han_lines(html: str, joined: str) -> None:
    assert join_han_lines(html) == joined


def test_marks() -> None:
    html = '<!doctype html>\n<html lang="en" class=\'no-js\'>\n<article class="a" dir=ltr>x'
    marked = mark_page(html, HE)
    assert '<html class=\'no-js\' lang="he" dir="rtl">' in marked
    assert mark_article(marked, ID) == marked.replace(
        '<article class="a" dir=ltr>', '<article class="a" lang="id" dir="ltr">'
    )
    assert mark_article("<html>", ID) is None
    assert mark_page(marked, HE) == marked
    assert mark_page("<html><html>", HE) == '<html lang="he" dir="rtl"><html>'
    assert mark_article("<article><article>", HE) == '<article lang="he" dir="rtl"><article>'


def test_templates_are_put_once() -> None:
    folder, dirs = Path("/ours"), ["/custom", "/theme"]
    put_templates(folder, dirs, "/custom")
    put_templates(folder, dirs, "/custom")
    assert dirs == ["/custom", "/ours", "/theme"]
    put_templates(folder, dirs, None)
    assert dirs == ["/ours", "/custom", "/theme"]
