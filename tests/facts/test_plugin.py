"""The plugin in real builds, in several languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mini_site import CONFIG, MiniSite, page

EXTENSIONS = ["attr_list", "footnotes", "md_in_html", "tables", "admonition"]


def facts_site(root: Path, files: dict[str, str], **config: Any) -> MiniSite:
    own = {
        "theme": {"name": "material", "font": False},
        "nav": ["index.md"],
        "plugins": [CONFIG["plugins"][1], "dragoman/facts"],
        "markdown_extensions": EXTENSIONS,
    }
    site = MiniSite(root, CONFIG | own | config)
    site.write(files)
    return site


BODY = (
    '# T {#t}\n\nX {{ fact("rate.region.india") }}{{ cite("rate.region.india") }}\n\n'
    '| A | B |\n|---|---|\n| {{ fact("rate.region.us_ca") }} | {{ badge("rate.region.us_ca") }} |\n\n'
    "!!! note\n\n    {{ rates_by_region() }}\n"
)
FILES = {
    f"docs/{locale}/index.md": page(locale, BODY).replace(
        f"description: {locale}.", 'description: From {{ fact("rate.region.india", part="low") }}.'
    )
    for locale in ("en", "zh-Hant", "id", "he")
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> MiniSite:
    site = facts_site(tmp_path_factory.mktemp("facts"), FILES)
    assert site.build(), site.log
    return site


@pytest.mark.parametrize(
    ("file", "value", "description"),
    [
        ("index.html", "$5 – $9 per hour", "From $5 per hour."),
        ("zh-Hant/index.html", "每小時 US$5-9", "From 每小時 US$5."),
        ("id/index.html", "US$5–9 per jam", "From US$5 per jam."),
    ],
)
def test_each_language_has_its_own_notation(
    built: MiniSite, file: str, value: str, description: str
) -> None:
    html = built.read(file)
    assert f'data-fact="rate.region.india">{value}</bdi>' in html
    assert f'<meta name="description" content="{description}">' in html
    assert "{{" not in html


def test_markdown_leaves_the_markup_as_it_is(built: MiniSite) -> None:
    html = built.read("he/index.html")
    assert (
        '<td><bdi dir="rtl" class="dg-value" translate="no" data-fact="rate.region.us_ca">' in html
    )
    assert 'href="#fn:cite-rate-region-india"' in html
    assert '<cite lang="he" dir="rtl">' in html
    note = html[html.index('<div class="admonition note">') :]
    assert note.index('<table class="dg-table dg-rates">') < note.index('<div class="footnote">')


def test_faults_of_all_languages_stop_the_build_before_the_old_site_is_touched(
    tmp_path: Path,
) -> None:
    site = facts_site(tmp_path, FILES)
    site.write(
        {
            "docs/he/index.md": page("he", '# T {#t}\n\n{{ fact("rate.region.inda") }}\n'),
            "docs/id/index.md": page("id", "# T {#t}\n\nHarganya US$5–9 per jam.\n"),
            "site/old.html": "old",
        }
    )
    assert not site.build()
    expected = (
        "docs/he/index.md:8: no fact named 'rate.region.inda'. Did you mean 'rate.region.india'?\n"
        "docs/id/index.md:8: the price 'US$5–9' is typed into the text. "
        'Write {{ fact("rate.region.india") }}, which has that value.\n'
    )
    assert expected in site.log
    assert site.read("old.html") == "old"


def test_a_text_that_stands_in_for_another_language_keeps_its_own_notation(
    tmp_path: Path,
) -> None:
    files = FILES | {
        "docs/data/articles/index.toml": 'source_language = "en"\nsources = []\n',
    }
    files = {name: text for name, text in files.items() if "docs/he" not in name}
    plugins = [CONFIG["plugins"][1], "dragoman/translations", "dragoman/facts"]
    site = facts_site(tmp_path, files, plugins=plugins)
    assert site.build(), site.log
    assert 'data-fact="rate.region.india">$5 – $9 per hour</bdi>' in site.read("he/index.html")


def test_a_faulty_glossary_stops_the_build(tmp_path: Path) -> None:
    site = facts_site(tmp_path, FILES | {"docs/data/glossary.toml": '[[term]]\nid = "a"\n'})
    assert not site.build()
    assert "docs/data/glossary.toml:1: [[term]] has no 'name'. Add a table:" in site.log


def test_without_languages_the_themes_is_used(tmp_path: Path) -> None:
    theme = {"name": "material", "font": False, "language": "id"}
    files = {"docs/index.md": page("T", '# T {#t}\n\n{{ fact("rate.region.india") }}\n')}
    site = facts_site(tmp_path, files, plugins=["dragoman/facts"], theme=theme)
    assert site.build(), site.log
    assert "US$5–9 per jam" in site.read("index.html")
