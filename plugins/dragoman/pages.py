"""What every plugin asks of the page and the site it works on. Knows MkDocs by shape only."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def site_root(config: Any) -> Path:
    """The folder that mkdocs.yml is in."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def current_locale(config: Any) -> str:
    """The language of the pass that is being built: static-i18n builds one after the other."""
    i18n = config.plugins.get("i18n")
    return str(getattr(i18n, "current_language", None) or config.theme["language"])


def is_inner_pass(config: Any) -> bool:
    """Whether this pass is one of those that static-i18n runs inside the `on_post_build` of the first.

    What concerns all languages is done once: checked when the first pass begins, and finished when it
    ends, behind all others.
    """
    return bool(getattr(config.plugins.get("i18n"), "building", False))


def text_locale(page: Any, config: Any) -> str:
    """The language of the page's text: another than the reader's where it stands in for it."""
    return str(getattr(page.file, "locale", None) or current_locale(config))


def language_prefix(config: Any) -> str:
    """What the addresses of the pass's language begin with: "he/", or "" for the default."""
    i18n = config.plugins.get("i18n")
    locale = current_locale(config)
    return "" if i18n is None or locale == i18n.default_language else f"{locale}/"


def page_path(page: Any, config: Any) -> str:
    """The page's file for messages, relative to mkdocs.yml where it lies below it."""
    path = Path(page.file.abs_src_path or page.file.src_uri)
    root = site_root(config)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def first_line(page: Any, markdown: str) -> int:
    """The line of the page's file that `markdown`, its text without front matter, begins on.

    Lines are counted from the end, since a front matter is all that is taken away.
    """
    lines = str(page.file.content_string).rstrip().count("\n")
    return max(1, lines - markdown.rstrip().count("\n") + 1)
