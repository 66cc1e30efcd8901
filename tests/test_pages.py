"""What plugins ask of MkDocs' pages and configuration, which are known by their shape only."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dragoman.pages import (
    current_locale,
    first_line,
    is_inner_pass,
    language_prefix,
    page_path,
    site_root,
    text_locale,
)


def config(**i18n: object) -> Any:
    plugins = {"i18n": SimpleNamespace(default_language="en", **i18n)} if i18n else {}
    return SimpleNamespace(
        config_file_path="/guide/mkdocs.yml", plugins=plugins, theme={"language": "id"}
    )


def test_the_language_is_that_of_the_pass_or_else_of_the_theme() -> None:
    assert current_locale(config(current_language="he")) == "he"
    assert current_locale(config(current_language=None)) == "id"
    assert current_locale(config()) == "id"


def test_addresses_begin_with_the_language_but_for_the_default() -> None:
    assert language_prefix(config(current_language="he")) == "he/"
    assert language_prefix(config(current_language="en")) == ""
    assert language_prefix(config(current_language="de")) == "de/"
    assert language_prefix(config()) == ""


def test_a_text_that_stands_in_for_another_keeps_its_language() -> None:
    reader = config(current_language="he")
    assert text_locale(SimpleNamespace(file=SimpleNamespace(locale="en")), reader) == "en"
    assert text_locale(SimpleNamespace(file=SimpleNamespace(locale=None)), reader) == "he"
    assert text_locale(SimpleNamespace(file=SimpleNamespace()), reader) == "he"


def test_only_static_i18n_s_own_passes_are_inner_ones() -> None:
    assert is_inner_pass(config(current_language="he", building=True)) is True
    assert is_inner_pass(config(current_language="he", building=False)) is False
    assert is_inner_pass(config(current_language="he")) is False
    assert is_inner_pass(config()) is False


def test_a_page_is_named_from_the_folder_of_the_site(tmp_path: Path) -> None:
    site = SimpleNamespace(config_file_path=str(tmp_path / "mkdocs.yml"))
    assert site_root(site) == tmp_path
    assert site_root(SimpleNamespace(config_file_path=None)) == Path.cwd()

    def name(path: str | None) -> str:
        file = SimpleNamespace(abs_src_path=path, src_uri="made/by-a-plugin.md")
        return page_path(SimpleNamespace(file=file), site)

    assert name(str(tmp_path / "docs" / "en" / "cost.md")) == "docs/en/cost.md"
    assert name("/elsewhere/cost.md") == "/elsewhere/cost.md"
    assert name(None) == "made/by-a-plugin.md"


@pytest.mark.parametrize(
    ("text", "markdown", "line"),
    [
        ("---\ntitle: A\n---\n\n# A\n\nText\n", "# A\n\nText\n", 5),
        ("---\ntitle: A\n---\n\n# A\n\nText\n\n\n", "# A\n\nText", 5),
        ("# A\n", "# A\n", 1),
        ("# A\n", "# A\n\nAdded\n", 1),
        ("", "", 1),
    ],
)
def test_lines_are_those_of_the_file(text: str, markdown: str, line: int) -> None:
    page = SimpleNamespace(file=SimpleNamespace(content_string=text))
    assert first_line(page, markdown) == line
