"""Sites as MkDocs builds them with these plugins."""

from __future__ import annotations

import gzip
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from mini_site import CONFIG, FILES, SITE_URL, MiniSite

NewSite = Callable[..., MiniSite]

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


class Tags(HTMLParser):
    """All start tags of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str, **attributes: str) -> list[dict[str, str | None]]:
        return [
            found
            for name, found in self.tags
            if name == tag and all(found.get(key) == value for key, value in attributes.items())
        ]

    def one(self, tag: str, **attributes: str) -> dict[str, str | None]:
        (found,) = self.all(tag, **attributes)
        return found


def alternates(html: str) -> dict[str | None, str | None]:
    """The hreflang links in a head."""
    links = Tags(html.split("</head>")[0]).all("link")
    return {
        it["hreflang"]: it["href"] for it in links if (it.get("rel") or "").strip() == "alternate"
    }


def test_a_text_in_its_own_language(built_site: MiniSite) -> None:
    tags = Tags(built_site.read("he/costs/index.html"))
    assert (tags.one("html")["lang"], tags.one("html")["dir"]) == ("he", "rtl")
    assert "lang" not in tags.one("article")
    assert not tags.all("meta", name="robots")
    assert tags.one("link", rel="canonical")["href"] == f"{SITE_URL}he/costs/"


@pytest.mark.parametrize(
    ("path", "language", "direction"),
    [("costs", "en", "ltr"), ("zh-Hant/costs", "zh-Hant", "ltr"), ("id/costs", "id", "ltr")],
)
def test_a_text_in_another_language(
    built_site: MiniSite, path: str, language: str, direction: str
) -> None:
    html = built_site.read(f"{path}/index.html")
    tags = Tags(html)
    assert (tags.one("html")["lang"], tags.one("html")["dir"]) == (language, direction)
    assert (tags.one("article")["lang"], tags.one("article")["dir"]) == ("he", "rtl")
    assert tags.one("meta", name="robots")["content"] == "noindex"
    assert tags.one("link", rel="canonical")["href"] == f"{SITE_URL}he/costs/"
    assert not alternates(html)
    assert not tags.all("script", type="application/ld+json")
    notice = tags.one("div", role="note")
    assert (notice["lang"], notice["dir"]) == (language, direction)


def test_the_source_language_stands_in_first(built_site: MiniSite) -> None:
    assert Tags(built_site.read("id/vendor/index.html")).one("article")["lang"] == "zh-Hant"


def test_the_notice_names_the_languages(built_site: MiniSite) -> None:
    html = built_site.read("costs/index.html")
    assert "This page is not available in English yet. The text below is in Hebrew." in html
    assert re.search(r'<a href="\.\./he/costs/"[^>]*>Open the page in Hebrew</a>', html)
    assert "Ibrani" in built_site.read("id/costs/index.html")
    assert "希伯來文" in built_site.read("zh-Hant/costs/index.html")


def test_links_in_a_foreign_text_keep_the_readers_language(built_site: MiniSite) -> None:
    html = built_site.read("id/costs/index.html")
    assert '<a href="../vendor/#steps">' in html
    assert 'src="../img/chart.svg"' in html
    assert (built_site.site / "id/img/chart.svg").is_file()
    assert (built_site.site / "img/chart.svg").is_file()


def test_the_navigation_is_the_same_in_all_languages(built_site: MiniSite) -> None:
    for prefix in ("", "zh-Hant/", "id/", "he/"):
        html = built_site.read(f"{prefix}index.html")
        links = re.findall(r'<a href="([^"]*)" class="md-nav__link', html)
        assert [link for link in links if link not in (".", "./")] == ["costs/", "vendor/"]


def test_titles_of_other_languages_are_marked_in_the_navigation(built_site: MiniSite) -> None:
    html = built_site.read("index.html")
    assert '<bdi lang="he" dir="rtl">עלויות</bdi>' in html


def test_titles(built_site: MiniSite) -> None:
    assert "<title>בית - מדריך</title>" in built_site.read("he/index.html")
    assert "<title>首頁 - 指南</title>" in built_site.read("zh-Hant/index.html")
    assert "<title>Start - Guide</title>" in built_site.read("index.html")


def test_hreflang_names_real_translations_only(built_site: MiniSite) -> None:
    expected = {
        "en": f"{SITE_URL}vendor/",
        "zh-Hant": f"{SITE_URL}zh-Hant/vendor/",
        "x-default": f"{SITE_URL}vendor/",
    }
    assert alternates(built_site.read("vendor/index.html")) == expected
    assert alternates(built_site.read("zh-Hant/vendor/index.html")) == expected
    assert alternates(built_site.read("he/index.html"))["he"] == f"{SITE_URL}he/"
    assert not alternates(built_site.read("he/costs/index.html"))


def test_material_cannot_see_the_alternates(built_site: MiniSite) -> None:
    links = Tags(built_site.read("vendor/index.html")).all("link")
    assert not [it for it in links if it.get("rel") == "alternate"]


def linked_data(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_linked_data(built_site: MiniSite) -> None:
    source = linked_data(built_site.read("zh-Hant/vendor/index.html"))
    assert (source["@type"], source["inLanguage"]) == ("Article", "zh-Hant")
    assert [it["@id"] for it in source["workTranslation"]] == [f"{SITE_URL}vendor/"]
    assert "translationOfWork" not in source
    translation = linked_data(built_site.read("vendor/index.html"))
    assert translation["translationOfWork"]["@id"] == f"{SITE_URL}zh-Hant/vendor/"
    assert "workTranslation" not in translation


def test_open_graph(built_site: MiniSite) -> None:
    tags = Tags(built_site.read("zh-Hant/vendor/index.html"))
    assert tags.one("meta", property="og:locale")["content"] == "zh_TW"
    assert tags.one("meta", property="og:locale:alternate")["content"] == "en_US"
    assert tags.one("meta", property="og:description")["content"] == "廠商."


def test_sitemap(built_site: MiniSite) -> None:
    text = built_site.read("sitemap.xml")
    urls = ET.fromstring(text).findall(f"{SITEMAP}url")
    pages = {
        url.findtext(f"{SITEMAP}loc", "").removeprefix(SITE_URL): {
            link.get("hreflang") for link in url.findall(f"{XHTML}link")
        }
        for url in urls
    }
    everywhere = {"en", "zh-Hant", "id", "he", "x-default"}
    vendor = {"en", "zh-Hant", "x-default"}
    assert pages == {
        "": everywhere,
        "zh-Hant/": everywhere,
        "id/": everywhere,
        "he/": everywhere,
        "vendor/": vendor,
        "zh-Hant/vendor/": vendor,
        "he/costs/": set(),
    }
    assert gzip.decompress((built_site.site / "sitemap.xml.gz").read_bytes()).decode() == text
    assert "lastmod" not in text


def test_robots(built_site: MiniSite) -> None:
    assert f"Sitemap: {SITE_URL}sitemap.xml\n" in built_site.read("robots.txt")


def test_the_neutral_404_speaks_all_languages(built_site: MiniSite) -> None:
    tags = Tags(built_site.read("404.html"))
    sections = [(it["lang"], it["dir"]) for it in tags.all("section")]
    assert sections == [("en", "ltr"), ("zh-Hant", "ltr"), ("id", "ltr"), ("he", "rtl")]
    assert not tags.all("header")
    assert tags.one("meta", name="robots")["content"] == "noindex"
    homes = [link["href"] for link in tags.all("a")]
    assert homes == ["/help/", "/help/zh-Hant/", "/help/id/", "/help/he/"]
    pages = json.loads(tags.one("div", **{"data-dg-base": "/help/"})["data-dg-site"] or "")["pages"]
    assert pages == ["", "costs/", "vendor/"]


def test_each_other_language_has_its_own_404(built_site: MiniSite) -> None:
    tags = Tags(built_site.read("he/404.html"))
    assert (tags.one("html")["lang"], tags.one("html")["dir"]) == ("he", "rtl")
    assert [it["lang"] for it in tags.all("section")] == ["he"]
    links = tags.all("a", **{"class": "md-select__link"})
    assert [it["href"] for it in links] == ["/help/", "/help/zh-Hant/", "/help/id/", "/help/he/"]


def test_the_switch_without_javascript(built_site: MiniSite) -> None:
    html = built_site.read("id/vendor/index.html")
    header = Tags(html[html.index("<header") : html.index("</header>")])
    links = header.all("a", **{"class": "md-select__link"})
    assert [(it["href"], it["lang"], it["hreflang"]) for it in links] == [
        ("../../vendor/", "en", "en"),
        ("../../zh-Hant/vendor/", "zh-Hant", "zh-Hant"),
        ("./", "id", "zh-Hant"),
        ("../../he/vendor/", "he", "zh-Hant"),
    ]
    assert [it.get("aria-current") for it in links] == [None, None, "true", None]
    assert all(it["target"] == "_self" for it in links)
    assert '<bdi>עברית</bdi> <small>(<bdi lang="zh-Hant">繁體中文</bdi>)</small>' in html


def test_search_has_each_text_once(built_site: MiniSite) -> None:
    docs = json.loads(built_site.read("search/search_index.json"))["docs"]
    assert sorted({it["location"].split("#")[0] for it in docs}) == [
        "",
        "he/",
        "he/costs/",
        "id/",
        "vendor/",
        "zh-Hant/",
        "zh-Hant/vendor/",
    ]


def test_lines_of_han_text_are_joined(built_site: MiniSite) -> None:
    assert "第一行，第二行。" in built_site.read("zh-Hant/vendor/index.html")
    assert "第一行，第二行。" in built_site.read("he/vendor/index.html")


def test_the_same_bytes_again(new_site: NewSite) -> None:
    site = new_site()
    assert site.build(), site.log
    first = site.tree()
    assert site.build(), site.log
    assert site.tree() == first


def test_properdocs_builds_the_same_site(new_site: NewSite) -> None:
    site = new_site()
    assert site.build(), site.log
    first = site.tree()
    assert site.build("properdocs"), site.log

    def without_generator(tree: dict[str, bytes]) -> dict[str, bytes]:
        generator = re.compile(rb'<meta name="generator"[^>]*>')
        return {name: generator.sub(b"", data) for name, data in tree.items()}

    assert without_generator(site.tree()) == without_generator(first)


def test_without_directory_urls(new_site: NewSite) -> None:
    site = new_site(use_directory_urls=False)
    assert site.build(), site.log
    html = site.read("id/vendor.html")
    assert 'href="../he/vendor.html"' in html
    assert f'<link rel="canonical" href="{SITE_URL}zh-Hant/vendor.html">' in html


def test_what_may_stand_in_can_be_set(new_site: NewSite) -> None:
    plugins = [it for it in CONFIG["plugins"] if it != "dragoman/translations"]
    preference = {"dragoman/translations": {"fallback": {"id": ["en", "source"]}}}
    site = new_site(plugins=[*plugins[:2], preference, *plugins[2:]])
    assert site.build(), site.log
    assert Tags(site.read("id/vendor/index.html")).one("article")["lang"] == "en"
    assert Tags(site.read("id/costs/index.html")).one("article")["lang"] == "he"
    assert Tags(site.read("he/vendor/index.html")).one("article")["lang"] == "zh-Hant"


def test_a_draft_counts_as_missing(new_site: NewSite) -> None:
    site = new_site(exclude_docs="/data/\n/en/vendor.md\n")
    assert site.build(), site.log
    assert Tags(site.read("vendor/index.html")).one("article")["lang"] == "zh-Hant"
    assert "lang" not in Tags(site.read("zh-Hant/vendor/index.html")).one("article")


def test_without_an_address_there_are_no_absolute_claims(new_site: NewSite) -> None:
    site = new_site(site_url="", strict=False)
    assert site.build(), site.log
    assert "mkdocs.yml:1: site_url is missing" in site.log
    assert not alternates(site.read("vendor/index.html"))
    assert not (site.site / "robots.txt").exists()


def i18n(**settings: Any) -> list[Any]:
    changed = {"i18n": CONFIG["plugins"][1]["i18n"] | settings}
    return [CONFIG["plugins"][0], changed, *CONFIG["plugins"][2:]]


@pytest.mark.parametrize(
    ("changes", "config", "message"),
    [
        (
            {"docs/en/vendor.md": FILES["docs/en/vendor.md"].replace(" {#steps}", "")},
            {},
            "docs/en/vendor.md:6: no heading has the id 'steps', which stands in "
            "docs/zh-Hant/vendor.md:11. Add it, on level 2, after 'vendor'.\n"
            "docs/en/vendor.md:10: the heading 'Steps' has no id. "
            "Write one behind it, the same in all languages: {#short-name}.",
        ),
        (
            {"docs/data/articles/vendor.toml": 'source_langage = "en"\nsources = []\n'},
            {},
            "docs/data/articles/vendor.toml:1: the file has no 'source_language'. "
            'Add text: source_language = "…".\n'
            "docs/data/articles/vendor.toml:1: unknown key 'source_langage' in the file. "
            "Did you mean 'source_language'?",
        ),
        (
            {"docs/ai/intro.md": "# AI {#ai}\n"},
            {},
            "docs/ai/intro.md:1: the folder 'ai' reads as a language that the site does not have. "
            "Rename it, or list it in plugins.i18n.languages.",
        ),
        (
            {},
            {"plugins": i18n(fallback_to_default=True)},
            "mkdocs.yml:1: plugins.i18n.fallback_to_default is true, but a missing text is filled "
            "in from the article's own language. Set it to false.",
        ),
        (
            {},
            {"plugins": CONFIG["plugins"][:1] + CONFIG["plugins"][2:]},
            "mkdocs.yml:1: dragoman/translations needs the plugin 'i18n'. "
            "Add it to plugins, with the languages of the site.",
        ),
        (
            {},
            {"plugins": CONFIG["plugins"][:2] + CONFIG["plugins"][3:]},
            "mkdocs.yml:1: dragoman/discovery needs dragoman/translations. Add it to plugins.",
        ),
        (
            {},
            {
                "plugins": [
                    *CONFIG["plugins"][:2],
                    {"dragoman/translations": {"fallback": {"he": ["sorce"], "fr": []}}},
                ]
            },
            "mkdocs.yml:1: plugins.dragoman/translations.fallback.he: the site has no language "
            "'sorce'. Did you mean 'source'?\n"
            "mkdocs.yml:1: plugins.dragoman/translations.fallback: the site has no language 'fr'. "
            "Known: en, he, id, zh-Hant.",
        ),
    ],
)
def test_a_fault_stops_the_build_and_leaves_the_last_one(
    new_site: NewSite, changes: dict[str, str], config: dict[str, Any], message: str
) -> None:
    site = new_site(changes, **config)
    site.write({"site/index.html": "the last build"})
    assert not site.build()
    assert message in site.log
    assert "Traceback" not in site.log
    assert site.tree() == {"index.html": b"the last build"}
