"""What the theme puts into a site, and the style sheets that are made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.theme import anywhere
from dragoman.theme.anywhere import calculator_css
from dragoman.theme.chart_places import places_css
from dragoman.theme.fonts import FACES, SCOPE
from dragoman.theme.publishing import ASSETS, PICTURES, SHEETS, publication


def test_one_sheet_and_its_pictures_lie_in_a_folder_the_fonts_in_another(
    node_modules: Path,
) -> None:
    found = publication(node_modules, "assets/dragoman")
    look, _, name = found.style_sheet.rpartition("/")
    assert name == "theme.css"
    assert re.fullmatch("assets/dragoman/look-[0-9a-f]{10}", look)
    assert re.fullmatch("assets/dragoman/fonts-[0-9a-f]{10}", found.fonts_folder)
    assert found.favicon == f"{look}/favicon.svg"
    assert found.text_font("he") == f"{found.fonts_folder}/assistant-hebrew-wght-normal.woff2"
    pictures = {f"{look}/{picture}": ASSETS / picture for picture in PICTURES}
    assert pictures.items() <= found.copies.items()
    fonts = {f"{found.fonts_folder}/{face.file_name}" for face in FACES}
    assert fonts <= found.copies.keys()
    assert all(path.is_file() for path in found.copies.values())
    [(address, css)] = found.texts.items()
    assert address == found.style_sheet
    assert f'url("../{found.fonts_folder.rpartition("/")[2]}/assistant-hebrew' in css
    ours = "".join((ASSETS / f"{sheet}.css").read_text("utf-8") for sheet in SHEETS)
    assert css.endswith(ours + places_css())


def test_fonts_stay_where_they_are_until_one_of_them_changes(
    node_modules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publication(node_modules, "assets")
    monkeypatch.setattr("dragoman.theme.publishing.SHEETS", ("tokens",))
    other_look = publication(node_modules, "assets")
    assert other_look.fonts_folder == first.fonts_folder
    assert other_look.style_sheet != first.style_sheet
    package = node_modules / SCOPE / "assistant"
    (package / "files" / "assistant-hebrew-wght-normal.woff2").write_bytes(b"another")
    assert publication(node_modules, "assets").fonts_folder != first.fonts_folder


def test_texts_of_charts_have_their_places_from_nought_to_a_hundred() -> None:
    rules = places_css().splitlines()
    assert len(rules) == len(set(rules)) == 2 * (101 + 9)
    for name in ("at", "up"):
        assert {
            f'[data-{name}^="0."]{{--{name}:0%}}',
            f'[data-{name}^="37."]{{--{name}:37%}}',
            f'[data-{name}^="100."]{{--{name}:100%}}',
            f'[data-{name}$=".1"]{{--{name}-tenths:.1%}}',
            f'[data-{name}$=".9"]{{--{name}-tenths:.9%}}',
        } <= set(rules)


SHEET = """\
:root { --dg-gap: 1rem }
.md-typeset .dg-answer { margin: -0.5rem 2rem; font-family: var(--dg-serif) }
[dir] .md-typeset .dg-row { color: red }
[dir="rtl"] {
[dir] {
@container (min-width: 30rem) {
  .dg-x { width: 1.5rem; font-family: var(--dg-mono) }
@media (min-width: 48.5rem) and (max-width: 2rem) {
"""


def test_sheets_of_the_theme_are_rewritten_for_any_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a theme's rem there are 20 pixels, elsewhere 16, and queries know no variables."""
    (tmp_path / "a.css").write_text(SHEET)
    monkeypatch.setattr(anywhere, "ASSETS", tmp_path)
    monkeypatch.setattr(anywhere, "SHEETS", ("a",))
    monkeypatch.setattr(anywhere, "places_css", lambda: "")
    unit = "var(--dg-unit)"
    assert calculator_css().splitlines() == [
        ":where(.dg-calculator) {",
        "  --dg-unit: 1.25rem;",
        "}",
        "",
        f":where(.dg-calculator) {{ --dg-gap: calc(1 * {unit}) }}",
        f".dg-calculator .dg-answer {{ margin: calc(-0.5 * {unit}) calc(2 * {unit});"
        " font-family: var(--dg-serif, inherit) }",
        ".dg-calculator.dg-calculator .dg-row { color: red }",
        '.dg-calculator[dir="rtl"] {',
        ".dg-calculator {",
        "@container (min-width: 37.5rem) {",
        f"  .dg-x {{ width: calc(1.5 * {unit});"
        " font-family: var(--dg-mono, ui-monospace, monospace) }",
        "@media (min-width: 60.625rem) and (max-width: 2.5rem) {",
    ]
