"""What search engines and lost readers are told, to the last character."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.articles.catalogue import Article, Text
from dragoman.articles.record import Record
from dragoman.articles.sections import outline
from dragoman.discovery.addresses import Address, absolute, addresses
from dragoman.discovery.head import Head, head
from dragoman.discovery.not_found import not_found
from dragoman.discovery.sitemap import Entry, compressed, robots, sitemap
from dragoman.translations.editions import Edition, article_edition, other_edition
from dragoman.translations.languages import Language
from dragoman.translations.settings import preferences_of

EN = Language("en", "English", is_default=True, site_name="Guide")
ZH = Language("zh-Hant", "繁體中文", site_name="指南")
HE = Language("he", "עברית", site_name="מדריך")
ALL = (EN, ZH, HE)
SITE = "https://g.example/help/"


def edition(reader: Language, *languages: str, source: str = "he", id: str = "cost") -> Edition:
    texts = {
        code: Text(code, Path(f"docs/{code}/{id}.md"), f"docs/{code}/{id}.md", outline(""))
        for code in languages
    }
    article = Article(id, Record(id, source, (), ""), texts)
    return article_edition(article, reader, ALL, preferences_of({}, ALL), True)


ADDRESSES = (
    Address("en", f"{SITE}cost/"),
    Address("he", f"{SITE}he/cost/"),
    Address("x-default", f"{SITE}cost/"),
)
WEB_SITE = {"@type": "WebSite", "name": "מדריך", "url": f"{SITE}he/"}


def test_a_source_names_its_translations() -> None:
    found = head(edition(HE, "en", "he"), "עלות", "מה זה עולה", SITE)
    assert found is not None
    data = json.loads(found.linked_data)
    assert "עלות" in found.linked_data
    assert data == {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": f"{SITE}he/cost/",
        "url": f"{SITE}he/cost/",
        "headline": "עלות",
        "inLanguage": "he",
        "description": "מה זה עולה",
        "workTranslation": [{"@type": "Article", "@id": f"{SITE}cost/", "inLanguage": "en"}],
        "isPartOf": WEB_SITE,
    }
    assert found == Head(
        title="עלות",
        description="מה זה עולה",
        url=f"{SITE}he/cost/",
        type="article",
        locale="he_IL",
        other_locales=("en_US",),
        addresses=ADDRESSES,
        linked_data=found.linked_data,
    )


def test_a_translation_names_its_source() -> None:
    found = head(edition(EN, "en", "he", "zh-Hant"), "Cost", "", SITE)
    assert found is not None
    assert found.other_locales == ("zh_TW", "he_IL")
    data = json.loads(found.linked_data)
    assert data["translationOfWork"] == {
        "@type": "Article",
        "@id": f"{SITE}he/cost/",
        "inLanguage": "he",
    }
    assert "workTranslation" not in data
    assert "description" not in data


def test_a_text_in_its_own_language_alone_names_no_other() -> None:
    found = head(edition(HE, "he"), "t", "d", SITE)
    assert found is not None
    assert (found.addresses, found.other_locales) == ((), ())
    assert json.loads(found.linked_data).keys() & {"workTranslation", "translationOfWork"} == set()


def test_a_translation_whose_source_has_no_text_names_none() -> None:
    found = head(edition(EN, "en", "zh-Hant"), "t", "d", SITE)
    assert found is not None
    assert json.loads(found.linked_data).keys() & {"workTranslation", "translationOfWork"} == set()
    assert {it.hreflang for it in found.addresses} == {"en", "zh-Hant", "x-default"}


def test_start_pages_and_their_translations_are_web_pages() -> None:
    found = head(edition(HE, "en", "he", id="index"), "בית", "", SITE)
    assert found is not None
    data = json.loads(found.linked_data)
    assert (data["@type"], data["workTranslation"][0]["@type"]) == ("WebPage", "WebPage")
    assert (found.type, found.url) == ("website", f"{SITE}he/")


def test_other_pages_are_articles() -> None:
    for id in ("cost", "vendor", "a/index"):
        found = head(edition(HE, "he", id=id), "t", "", SITE)
        assert found is not None
        assert (found.type, json.loads(found.linked_data)["@type"]) == ("article", "Article")


def test_what_is_no_article_or_stands_in_for_one_has_no_head() -> None:
    assert head(other_edition(HE, ALL, "he/tags/"), "t", "d", SITE) is None
    assert head(edition(ZH, "en", "he"), "t", "d", SITE) is None


@pytest.mark.parametrize("site", ["https://g.example/help", SITE])
def test_addresses_are_absolute(site: str) -> None:
    assert absolute("he/cost/", site) == f"{SITE}he/cost/"
    assert addresses(edition(ZH, "en", "he"), site) == ADDRESSES


def test_readers_of_other_languages_get_the_source_where_the_default_has_no_text() -> None:
    found = {it.hreflang: it.url for it in addresses(edition(HE, "zh-Hant", "he"), SITE)}
    assert found["x-default"] == f"{SITE}he/cost/"


def test_the_sitemap() -> None:
    entries = [
        Entry(f"{SITE}cost/", ADDRESSES[:2]),
        Entry(f"{SITE}?a&<b>", (Address("x-default", f'{SITE}?"a"&b'),)),
    ]
    text = sitemap(entries)
    assert text == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        "<url>\n<loc>https://g.example/help/cost/</loc>\n"
        '<xhtml:link rel="alternate" hreflang="en" href="https://g.example/help/cost/"/>\n'
        '<xhtml:link rel="alternate" hreflang="he" href="https://g.example/help/he/cost/"/>\n'
        "</url>\n"
        "<url>\n<loc>https://g.example/help/?a&amp;&lt;b&gt;</loc>\n"
        '<xhtml:link rel="alternate" hreflang="x-default"'
        " href='https://g.example/help/?\"a\"&amp;b'/>\n"
        "</url>\n</urlset>\n"
    )
    assert gzip.decompress(compressed(text)).decode() == text
    assert compressed(text)[4:8] == bytes(4)  # the time of packing, which a rebuild would change


def test_robots_are_shown_the_list() -> None:
    assert robots("https://g.example/help/") == robots("https://g.example/help")
    assert (
        robots(SITE) == "User-agent: *\nAllow: /\n\nSitemap: https://g.example/help/sitemap.xml\n"
    )


def test_a_missing_page_is_told_in_every_language_asked_for() -> None:
    told = not_found([EN, HE], ALL, ["vendor/", "", "cost/"])
    assert told.is_neutral
    assert [(it.language, it.title) for it in told.blocks] == [
        (EN, "Page not found"),
        (HE, "הדף לא נמצא"),
    ]
    english = told.blocks[0]
    assert english.text.startswith("There is no page at this address.")
    assert english.other_languages == "This page in every language:"
    assert english.start_page == "Go to the start page"
    site: dict[str, Any] = json.loads(told.site)
    assert site == {
        "languages": [
            {"code": "en", "dir": "ltr", "name": "English", "prefix": ""},
            {"code": "zh-Hant", "dir": "ltr", "name": "繁體中文", "prefix": "zh-Hant/"},
            {"code": "he", "dir": "rtl", "name": "עברית", "prefix": "he/"},
        ],
        "pages": ["", "cost/", "vendor/"],
    }
    assert "עברית" in told.site
    assert ", " not in told.site
    assert not not_found([HE], ALL, []).is_neutral
