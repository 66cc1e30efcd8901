"""The plugin in a build: its files, their digests, the manifests, and the same bytes again."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from built_pages import read_page
from dragoman.offline.plugin import OfflinePlugin
from mini_site import CONFIG, FILES, MiniSite
from shared_run import CACHE

pytestmark = pytest.mark.node


def site_with(folder: Path, **options: Any) -> MiniSite:
    """The small site of four languages with the plugin, not built yet."""
    plugin = {"dragoman/offline": {"cache_dir": str(CACHE), **options}}
    site = MiniSite(folder, CONFIG | {"plugins": [*CONFIG["plugins"], plugin]})
    site.write(FILES)
    return site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> MiniSite:
    site = site_with(
        tmp_path_factory.mktemp("offline"), shortcuts=["costs.md"], categories=["business"]
    )
    assert site.build(), site.log
    return site


def settings(site: MiniSite) -> dict[str, Any]:
    """What the worker of a built site knows."""
    text = site.read("service-worker.js")
    found: dict[str, Any] = json.JSONDecoder().raw_decode(text, text.index("{"))[0]
    return found


def test_the_lists_hold_the_digest_of_every_final_byte(built: MiniSite) -> None:
    listed = settings(built)["languages"]
    assert [it["code"] for it in listed] == ["en", "zh-Hant", "id", "he"]
    for language in listed:
        text = built.read(language["list"])
        assert hashlib.sha256(text.encode()).hexdigest() == language["sha256"]
        for address, (digest, size) in json.loads(text).items():
            name = address if address and not address.endswith("/") else f"{address}index.html"
            content = (built.site / name).read_bytes()
            assert (hashlib.sha256(content).hexdigest(), len(content)) == (digest, size), name


def test_a_language_s_list_has_its_pages_and_no_other_s(built: MiniSite) -> None:
    language = next(it for it in settings(built)["languages"] if it["code"] == "he")
    pages = [it for it in json.loads(built.read(language["list"])) if re.search(r"(^|/|html)$", it)]
    assert pages == ["he/", "he/404.html", "he/costs/", "he/vendor/"]


def test_the_manifest_speaks_its_language(built: MiniSite) -> None:
    manifest = json.loads(built.read("he/manifest.webmanifest"))
    assert (manifest["lang"], manifest["dir"], manifest["name"]) == ("he", "rtl", "מדריך")
    assert (manifest["start_url"], manifest["scope"]) == ("./", "../")
    assert manifest["shortcuts"] == [{"name": "עלויות", "url": "costs/"}]
    assert manifest["categories"] == ["business"]
    english = json.loads(built.read("manifest.webmanifest"))
    assert (english["dir"], english["start_url"], english["scope"]) == ("ltr", "./", "./")


def test_icons_are_png_of_the_size_they_say(built: MiniSite) -> None:
    manifest = json.loads(built.read("zh-Hant/manifest.webmanifest"))
    assert {(it["sizes"], it["purpose"]) for it in manifest["icons"]} >= {
        ("192x192", "any"),
        ("512x512", "any"),
        ("192x192", "maskable"),
        ("512x512", "maskable"),
    }
    for icon in manifest["icons"]:
        if icon["type"] != "image/png":
            continue
        content = (built.site / "zh-Hant" / icon["src"]).resolve().read_bytes()
        assert content[:8] == b"\x89PNG\r\n\x1a\n"
        width, height = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
        assert f"{width}x{height}" == icon["sizes"]


def test_a_page_names_manifest_icon_and_colours(built: MiniSite) -> None:
    page = read_page(built.site / "he/costs/index.html")
    assert "../manifest.webmanifest" in page.sources
    assert any(source.endswith("apple-touch-icon.png") for source in page.sources)
    assert "theme-color" in page.metas
    told = json.loads(page.metas["dragoman-offline"])
    assert told["worker"] == "../../service-worker.js"
    assert told["language"] == "he"


def test_the_same_site_gives_the_same_bytes(built: MiniSite, tmp_path: Path) -> None:
    again = site_with(tmp_path, shortcuts=["costs.md"], categories=["business"])
    assert again.build(), again.log
    one, other = built.tree(), again.tree()
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_properdocs_lists_the_same_files(built: MiniSite, tmp_path: Path) -> None:
    site = site_with(tmp_path)
    assert site.build("properdocs"), site.log
    for one, other in zip(settings(built)["languages"], settings(site)["languages"], strict=True):
        assert (
            json.loads(built.read(one["list"])).keys()
            == json.loads(site.read(other["list"])).keys()
        )


LATE_HOOK = """\
from pathlib import Path

from mkdocs.plugins import event_priority


@event_priority(-500)
def on_post_build(config):
    for page in Path(config.site_dir).rglob("*.html"):
        text = page.read_text("utf-8").replace("</title>", "</title><meta name=late content=late>")
        page.write_text(text, "utf-8")
"""


def test_what_another_plugin_changes_after_the_build_is_in_the_digests(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    site.write({"late.py": LATE_HOOK})
    site.config = site.config | {"hooks": ["late.py"]}
    assert site.build(), site.log
    assert "content=late" in site.read("he/costs/index.html")
    for language in settings(site)["languages"]:
        for address, (digest, _) in json.loads(site.read(language["list"])).items():
            name = address if address and not address.endswith("/") else f"{address}index.html"
            assert hashlib.sha256((site.site / name).read_bytes()).hexdigest() == digest, name


def test_nothing_is_kept_of_a_site_while_it_is_written() -> None:
    """`mkdocs serve` puts its own script into the pages, after the build."""
    plugin = OfflinePlugin()
    plugin.load_config({})
    plugin.on_startup(command="build", dirty=False)
    assert plugin.is_on
    plugin.on_startup(command="serve", dirty=False)
    assert not plugin.is_on


def test_switched_off_only_the_kill_switch_is_left(tmp_path: Path) -> None:
    site = site_with(tmp_path, enabled=False)
    assert site.build(), site.log
    assert "unregister" in site.read("service-worker.js")
    assert "offline" not in site.read("index.html")
    assert not list(site.site.rglob("*.webmanifest"))


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"shortcuts": ["cost.md"]}, "mkdocs.yml:1: .*no article 'cost.md'. Write its path"),
        ({"icon": "docs/en/index.md"}, r"index\.md:1: is no SVG. Name an SVG"),
    ],
    ids=["shortcut", "icon"],
)
def test_what_cannot_be_is_told_with_its_cure(
    tmp_path: Path, options: dict[str, Any], told: str
) -> None:
    site = site_with(tmp_path, **options)
    assert not site.build()
    assert re.search(told, site.log), site.log


def test_it_needs_the_translations_plugin(tmp_path: Path) -> None:
    site = site_with(tmp_path)
    site.config = CONFIG | {"plugins": [{"dragoman/offline": {}}]}
    assert not site.build()
    assert "needs dragoman/translations. Add it to plugins" in site.log
