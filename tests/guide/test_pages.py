"""What the HTML of the built guide says of itself, and where its links lead."""

from __future__ import annotations

import json
import posixpath
import re
import tomllib
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from built_pages import FOLDERS, Html, read_site

pytestmark = pytest.mark.site

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
HERE = "https://dragoman.example/"
CONCEPTS = tomllib.loads(Path(__file__).with_name("concepts.toml").read_text("utf-8"))
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def pages(built_guide: Path) -> dict[str, Html]:
    """Every page, by its address in the site."""
    return read_site(built_guide)


def articles() -> dict[str, set[str]]:
    """Addresses of articles in the default language, and the languages that have their text."""
    found: dict[str, set[str]] = {}
    for locale in FOLDERS:
        for path in (DOCS / locale).rglob("*.md"):
            name = path.relative_to(DOCS / locale).with_suffix("").as_posix()
            name = re.sub(r"(^|/)index$", r"\1", f"{name}/" if not name.endswith("index") else name)
            found.setdefault(name, set()).add(locale)
    return found


ARTICLES = articles()
INDEXABLE = {
    f"{FOLDERS[locale]}{article}" for article, locales in ARTICLES.items() for locale in locales
}


def locale_of(address: str) -> str:
    """The language that a page's address tells."""
    first, _, rest = address.partition("/")
    if first == "embed":
        return rest.partition("/")[0]
    return first if first in FOLDERS else "en"


def test_every_article_has_a_page_in_every_language(pages: dict[str, Html]) -> None:
    shown = {f"{folder}{article}" for article in ARTICLES for folder in FOLDERS.values()}
    assert shown - set(pages) == set()
    rest = {it for it in set(pages) - shown if not it.startswith("embed/")}
    assert rest == {f"{folder}404.html" for folder in FOLDERS.values()}


def test_pages_tell_their_language_and_direction(pages: dict[str, Html]) -> None:
    for address, page in pages.items():
        locale = locale_of(address)
        expected = locale, "rtl" if locale == "he" else "ltr"
        assert (page.lang, page.dir) == expected, address


def test_pages_have_one_main_heading_a_title_and_no_id_twice(pages: dict[str, Html]) -> None:
    for address, page in pages.items():
        assert [level for level, _ in page.headings].count(1) == 1, address
        assert page.title.strip(), address
        assert sorted(set(page.ids)) == sorted(page.ids), address


def test_pages_name_their_canonical_address_and_their_translations(pages: dict[str, Html]) -> None:
    for article, locales in ARTICLES.items():
        alternates = {locale: f"{HERE}{FOLDERS[locale]}{article}" for locale in locales}
        default = alternates["en"]
        for locale in locales:
            page = pages[f"{FOLDERS[locale]}{article}"]
            assert page.canonical == alternates[locale]
            assert page.alternates == {**alternates, "x-default": default}


def test_the_sitemap_lists_what_may_be_indexed(pages: dict[str, Html], built_guide: Path) -> None:
    tree = ElementTree.parse(built_guide / "sitemap.xml")
    listed = [it.text or "" for it in tree.iter(f"{SITEMAP}loc")]
    allowed = {
        address for address, page in pages.items() if "noindex" not in page.metas.get("robots", "")
    }
    assert allowed == INDEXABLE
    assert sorted(listed) == sorted(f"{HERE}{address}" for address in allowed)


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, Html], built_guide: Path) -> None:
    loaded = [(address, source) for address, page in pages.items() for source in page.sources]
    for path in built_guide.rglob("*"):
        if path.suffix in {".css", ".html"}:
            found = re.findall(
                r"""(?:\burl\(|@import)\s*["']?([^"')\s]+)""", path.read_text("utf-8")
            )
            loaded += [(path.relative_to(built_guide).as_posix(), it) for it in found]
    hosts = {(address, it) for address, it in loaded if urlsplit(it).netloc}
    assert {(address, it) for address, it in hosts if not it.startswith(HERE)} == set()


def test_pages_bring_nothing_that_their_policy_stops(pages: dict[str, Html]) -> None:
    for address, page in pages.items():
        assert "style-src 'self';" in page.policy, address
        assert page.unsafe == [], address
        for script in page.scripts:
            digest = b64encode(sha256(script.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in page.policy, address


def test_no_space_stands_behind_full_width_punctuation_of_a_hint(built_guide: Path) -> None:
    hints = [
        hint
        for path in (built_guide / "zh-Hant").rglob("*.html")
        for hint in re.findall(r'<p class="dg-hint".*?</p>', path.read_text("utf-8"))
    ]
    assert len(hints) > 100
    texts = [re.sub(r"<[^>]*>", "", hint) for hint in hints]
    assert [text for text in texts if re.search("[。，；：！？、）」] ", text)] == []


def test_links_lead_somewhere(pages: dict[str, Html], built_guide: Path) -> None:
    ids = {address: set(page.ids) for address, page in pages.items()}
    lost = []
    for address, page in pages.items():
        base = urljoin(HERE, address)
        for link in {*page.links, *page.sources}:
            parts = urlsplit(urljoin(base, link))
            if parts.scheme not in {"http", "https"} or f"{parts.scheme}://{parts.netloc}/" != HERE:
                continue
            target = unquote(parts.path).removeprefix("/")
            anchor = unquote(parts.fragment)
            if target in ids:
                found = not anchor or anchor.startswith("__") or anchor in ids[target]
            else:
                found = (built_guide / posixpath.normpath(target)).is_file()
            if not found:
                lost.append(f"{address}: {link}")
    assert lost == []


def test_headings_have_the_same_ids_in_every_language(pages: dict[str, Html]) -> None:
    for article in ARTICLES:
        of_english = pages[article].headings
        assert len(of_english) > 0
        for folder in FOLDERS.values():
            assert pages[f"{folder}{article}"].headings == of_english, f"{folder}{article}"


@pytest.mark.parametrize("locale", FOLDERS)
def test_every_concept_of_the_sources_has_its_place(pages: dict[str, Html], locale: str) -> None:
    lost = []
    for concept, place in concepts():
        address, _, anchor = place.partition("#")
        if anchor not in pages[f"{FOLDERS[locale]}{address}"].ids:
            lost.append(f"{concept}: {place}")
    assert lost == []


def concepts() -> list[tuple[str, str]]:
    """Each concept with each of its places."""
    return [
        (f"{group}.{name}", place)
        for group, members in CONCEPTS.items()
        for name, places in members.items()
        for place in places
    ]


def test_what_scripts_load_of_python_is_kept_packed_on_devices(built_guide: Path) -> None:
    [path] = (built_guide / "assets/dragoman/offline-lists").glob("python-*.json")
    listed = json.loads(path.read_text("utf-8"))
    packed = {name: bool(sizes) for name, [_, _, *sizes] in listed.items() if ".mjs" not in name}
    assert {Path(name).suffix for name in packed} == {".bin", ".json", ".wasm", ".zip"}
    assert all(packed.values()), packed
