"""The @font-face rules: each face with its file, and the characters that it is for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.theme.fonts import FACES, SCOPE, font_css, font_files, text_font


def test_each_face_names_its_file_weights_and_characters(node_modules: Path) -> None:
    rules = re.findall(r"@font-face \{(.*?)\}", font_css(node_modules, "../fonts"), re.DOTALL)
    told = [
        tuple(re.findall(r'(?:family: "|style: |weight: |url\("|range: )([^";]+)', rule))
        for rule in rules
    ]
    beside_han = "U+0020-007E,U+00A0-00B6,U+00B8-00FF,U+2013,U+20AC"
    ext = "U+0100-02BA,U+20A0-20A9,U+20AB"
    sans, serif = "../fonts/source-sans-3", "../fonts/source-serif-4"
    latin, latin_ext = "latin-wght-normal.woff2", "latin-ext-wght-normal.woff2"
    slanted, slanted_ext = "latin-wght-italic.woff2", "latin-ext-wght-italic.woff2"
    assistant = "../fonts/assistant-hebrew-wght-normal.woff2"
    frank = "../fonts/frank-ruhl-libre-hebrew-wght-normal.woff2"
    basic, hebrew = "U+0000-00FF", "U+0590-05FF"
    assert told == [
        ("Source Sans 3", "normal", "200 900", f"{sans}-{latin}", basic),
        ("Source Sans 3", "normal", "200 900", f"{sans}-{latin_ext}", ext),
        ("Source Sans 3", "italic", "200 900", f"{sans}-{slanted}", basic),
        ("Source Sans 3", "italic", "200 900", f"{sans}-{slanted_ext}", ext),
        ("Source Serif 4", "normal", "200 900", f"{serif}-{latin}", basic),
        ("Source Serif 4", "normal", "200 900", f"{serif}-{latin_ext}", ext),
        ("Assistant", "normal", "200 800", assistant, hebrew),
        ("Frank Ruhl Libre", "normal", "300 900", frank, hebrew),
        ("Source Sans 3 beside Han", "normal", "200 900", f"{sans}-{latin}", beside_han),
        ("Source Serif 4 beside Han", "normal", "200 900", f"{serif}-{latin}", beside_han),
    ]


def test_the_files_come_with_their_licences(node_modules: Path) -> None:
    files = font_files(node_modules)
    assert {name for name in files if name.endswith(".woff2")} == {face.file_name for face in FACES}
    assert len([name for name in files if name.endswith("-LICENSE.txt")]) == 4
    (node_modules / SCOPE / "assistant" / "LICENSE").unlink()
    with pytest.raises(FileNotFoundError, match="LICENSE: the font package has no such file"):
        font_files(node_modules)


def test_the_font_of_the_text_is_one_of_the_files(node_modules: Path) -> None:
    assert text_font("he") == "assistant-hebrew-wght-normal.woff2"
    assert text_font("id") == text_font("en") == "source-sans-3-latin-wght-normal.woff2"
    assert {text_font("he"), text_font("en")} <= set(font_files(node_modules))
