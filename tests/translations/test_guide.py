"""The guide's own articles, as this package reads them."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest

from dragoman.articles.sections import front_matter_end, outline

DOCS = Path(__file__).resolve().parents[2] / "docs"
ARTICLES = sorted(
    path for language in ("en", "zh-Hant", "id", "he") for path in (DOCS / language).rglob("*.md")
)
EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "pymdownx.details",
    "pymdownx.superfences",
]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.relative_to(DOCS).as_posix())
def test_headings_and_anchors_are_those_that_markdown_renders(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    body = "\n".join(text.split("\n")[front_matter_end(text) :])
    html = markdown.markdown(body, extensions=EXTENSIONS)
    rendered = [
        (int(level), re.search(r'\sid="([^"]*)"', attributes))
        for level, attributes in re.findall(r"<h([1-6])\b([^>]*)>", html)
    ]
    read = outline(text)
    assert [(it.level, it.id) for it in read.headings] == [
        (level, id[1] if id else None) for level, id in rendered
    ]
    ids = set(re.findall(r'\sid="([^"]*)"', html))
    assert read.ids == {id for id in ids if not id.startswith(("fn:", "fnref:"))}
