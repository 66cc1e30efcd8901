"""Which files a language's readers keep, and how the lists tell of them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from dragoman.offline.lists import file_lists
from dragoman.offline.references import Characters
from dragoman.offline.sharing_out import Shares, share_out
from dragoman.translations.languages import Language

LANGUAGES = (
    Language("en", "English", is_default=True),
    Language("zh-Hant", "繁體中文"),
    Language("he", "עברית"),
)
RUNTIME = "assets/python"
FACES = """
@font-face { font-family: "A"; src: url("../fonts/hebrew.woff2"); unicode-range: U+0590-05FF, U+FB1D }
@font-face { font-family: "A"; src: url(../fonts/latin.woff2) format("woff2"); unicode-range: U+0-7F }
@font-face { font-family: "B"; src: url("../fonts/greek.woff2"); unicode-range: U+37? }
@font-face { font-family: "C"; src: url("../fonts/all.woff2") }
"""
FILES = {
    "index.html": '<script src="assets/one.mjs"></script>',
    "404.html": "Not found",
    "cost/index.html": '<script type="module" src="../assets/python/ab12/element.mjs"></script>',
    "he/index.html": "שלום",
    "he/chart.svg": "<svg/>",
    "zh-Hant/index.html": "費用",
    "assets/one.mjs": 'import { x } from "./two.mjs"; import("./later.mjs");',
    "assets/two.mjs": "export {}",
    "assets/later.mjs": "export {}",
    "assets/look/theme.css": FACES,
    "assets/fonts/hebrew.woff2": "h",
    "assets/fonts/latin.woff2": "l",
    "assets/fonts/greek.woff2": "g",
    "assets/fonts/all.woff2": "a",
    "assets/fonts/OFL-LICENSE.txt": "licence",
    "assets/python/ab12/element.mjs": 'export * from "./form.mjs";\nnew Worker("./worker.mjs");',
    "assets/python/ab12/form.mjs": "export {}",
    "assets/python/ab12/worker.mjs": 'import "./boot.mjs";',
    "assets/python/ab12/boot.mjs": "export {}",
    "assets/python/ab12/python.wasm": "wasm",
    "assets/python/ab12/whole.wasm": "in case that python.wasm fails",
    "assets/javascripts/bundle.min.js": "void 0",
    "assets/javascripts/bundle.min.js.map": "{}",
    "assets/javascripts/lunr/min/lunr.he.min.js": "he",
    "assets/javascripts/lunr/wordcut.js": "thai",
    "search/search_index.json": '{"config": {"lang": ["en"]}}',
    "search/he.json": "{}",
    "cost/index.html.br": "packed",
    "cost/index.html.gz": "packed",
    "assets/python/ab12/python.wasm.zst": "packed",
    "sitemap.xml": "<urlset/>",
    "sitemap.xml.gz": "gz",
    "robots.txt": "User-agent: *",
    "service-worker.js": "the last build's",
    "_headers": "/*",
    ".nojekyll": "",
    "downloads/large.zip": "large",
    "embed/he/cost/index.html": "for a frame",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def shares(site: Path) -> Shares:
    return share_out(site, LANGUAGES, RUNTIME, ["downloads/*"])


def test_a_language_has_its_own_pages_and_files(shares: Shares) -> None:
    def pages(code: str) -> list[str]:
        return [name for name in shares.languages[code] if name.endswith(".html")]

    assert pages("en") == ["404.html", "cost/index.html", "index.html"]
    assert pages("he") == ["he/index.html"]
    assert "he/chart.svg" in shares.languages["he"]
    assert "he/chart.svg" not in shares.languages["en"]


def test_a_file_named_after_a_language_is_that_language_s(shares: Shares) -> None:
    assert "search/he.json" in shares.languages["he"]
    assert "search/he.json" not in shares.languages["zh-Hant"]
    assert all("search/search_index.json" in names for names in shares.languages.values())


def test_a_language_gets_the_fonts_of_its_characters(shares: Shares) -> None:
    def fonts(code: str) -> list[str]:
        return [Path(name).stem for name in shares.languages[code] if name.endswith(".woff2")]

    assert fonts("en") == ["all", "latin"]
    assert fonts("he") == ["all", "hebrew"]
    assert fonts("zh-Hant") == ["all"]


def test_what_pages_load_of_python_s_folder_at_once_is_theirs(shares: Shares) -> None:
    loaded = {f"{RUNTIME}/ab12/{name}.mjs" for name in ("element", "form")}
    assert loaded <= set(shares.languages["he"])
    assert shares.python == tuple(
        f"{RUNTIME}/ab12/{name}" for name in ("boot.mjs", "python.wasm", "worker.mjs")
    )


def test_precompressed_files_of_python_s_files_are_kept_but_for_scripts(site: Path) -> None:
    names = [f"{RUNTIME}/ab12/{name}" for name in ("python.wasm", "worker.mjs")]
    for name in names:
        (site / f"{name}.gz").write_bytes(b"packed")
    files = file_lists(site, share_out(site, LANGUAGES, RUNTIME)).python.files
    assert [files[name].packed for name in names] == [len(b"packed"), None]


def test_what_no_page_asks_for_is_left_out(shares: Shares) -> None:
    listed = {name for names in shares.languages.values() for name in names}
    kept = set(FILES) - listed - set(shares.python)
    assert kept == {
        ".nojekyll",
        "_headers",
        "assets/fonts/OFL-LICENSE.txt",
        "assets/fonts/greek.woff2",
        "assets/javascripts/bundle.min.js.map",
        "assets/javascripts/lunr/min/lunr.he.min.js",
        "assets/javascripts/lunr/wordcut.js",
        "assets/python/ab12/python.wasm.zst",
        "assets/python/ab12/whole.wasm",
        "cost/index.html.br",
        "cost/index.html.gz",
        "downloads/large.zip",
        "embed/he/cost/index.html",
        "robots.txt",
        "service-worker.js",
        "sitemap.xml.gz",
    }


def test_lunr_s_languages_stay_where_search_uses_them(site: Path) -> None:
    (site / "search/search_index.json").write_text('{"config": {"lang": ["en", "he"]}}')
    names = share_out(site, LANGUAGES, RUNTIME).languages["he"]
    assert "assets/javascripts/lunr/min/lunr.he.min.js" in names
    assert "assets/javascripts/lunr/wordcut.js" not in names


def test_a_list_has_addresses_digests_and_sizes(site: Path, shares: Shares) -> None:
    lists = file_lists(site, shares)
    files = json.loads(lists.languages["en"].text)
    content = FILES["cost/index.html"].encode()
    assert files["cost/"] == [hashlib.sha256(content).hexdigest(), len(content)]
    assert "" in files
    assert "404.html" in files
    assert lists.python.size == sum(len(FILES[name]) for name in shares.python)


def test_the_same_site_gives_the_same_lists(site: Path, shares: Shares) -> None:
    one, other = file_lists(site, shares), file_lists(site, shares)
    assert one.version == other.version
    assert [it.text for it in one.languages.values()] == [
        it.text for it in other.languages.values()
    ]


def test_one_changed_byte_changes_that_language_s_list_and_the_version(
    site: Path, shares: Shares
) -> None:
    before = file_lists(site, shares)
    (site / "he/index.html").write_text("שלוט", encoding="utf-8")
    after = file_lists(site, shares)
    assert after.version != before.version
    assert after.languages["he"].address != before.languages["he"].address
    assert after.languages["en"].address == before.languages["en"].address


@pytest.mark.parametrize(
    ("text", "among", "found"),
    [
        ("U+0590-05FF", "\u058f\u0590\u05ff\u0600", "\u0590\u05ff"),
        ("U+FB1D", "\ufb1c\ufb1d\ufb1e", "\ufb1d"),
        ("u+37?", "\u036f\u0370\u037f\u0380", "\u0370\u037f"),
        ("U+41, U+61-62", "ABabc", "Aab"),
    ],
)
def test_a_range_of_characters_has_both_its_ends(text: str, among: str, found: str) -> None:
    assert Characters(text) & among == set(found)
