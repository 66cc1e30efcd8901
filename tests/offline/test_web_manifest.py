"""The web app manifest: addresses are seen from where it stands."""

from __future__ import annotations

import json

import pytest

from dragoman.offline.web_manifest import (
    Icon,
    Shortcut,
    manifest_address,
    vector_icon,
    web_manifest,
)
from dragoman.translations.languages import Language

COLOURS = {"theme": "#123456", "background": "#fefefe"}
ICONS = (Icon("assets/icon.png", "192x192", "image/png", "maskable"), *vector_icon("logo.svg"))


@pytest.mark.parametrize(
    ("language", "address", "start", "scope", "up"),
    [
        (Language("en", "English", is_default=True), "manifest.webmanifest", "./", "./", ""),
        (Language("he", "עברית", site_name="מדריך"), "he/manifest.webmanifest", "./", "../", "../"),
    ],
)
def test_each_language_has_an_app_of_its_own(
    language: Language, address: str, start: str, scope: str, up: str
) -> None:
    assert manifest_address(language) == address
    shortcuts = (Shortcut("Cost", f"{language.prefix}cost/"), Shortcut("All", "all.html"))
    text = web_manifest(language, "About", COLOURS, ICONS, shortcuts, ("business",))
    assert text.startswith(f'{{\n  "name": "{language.site_name}"')
    assert text.endswith("}\n")
    assert json.loads(text) == {
        "name": language.site_name,
        "short_name": language.site_name[:12].strip(),
        "description": "About",
        "lang": language.code,
        "dir": language.direction,
        "start_url": start,
        "scope": scope,
        "display": "standalone",
        "theme_color": "#123456",
        "background_color": "#fefefe",
        "categories": ["business"],
        "icons": [
            {
                "src": f"{up}assets/icon.png",
                "sizes": "192x192",
                "type": "image/png",
                "purpose": "maskable",
            },
            {"src": f"{up}logo.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
        ],
        "shortcuts": [
            {"name": "Cost", "url": "cost/"},
            {"name": "All", "url": f"{up}all.html"},
        ],
    }


def test_only_an_svg_is_an_icon_for_every_size() -> None:
    assert vector_icon("favicon.png") == ()


def test_a_long_name_is_cut_to_twelve_characters() -> None:
    language = Language("en", "English", is_default=True, site_name="Customer care costs")
    manifest = json.loads(web_manifest(language, "", COLOURS, ()))
    assert manifest["short_name"] == "Customer car"
