"""What the templates of servers' configurations share."""

from __future__ import annotations

from pathlib import Path

import jinja2

from dragoman.hosting.responses import (
    ASK_AGAIN,
    FOR_EVER,
    HASHED,
    PAGES,
    RESOURCE_POLICY,
    SCRIPTS,
    TYPES,
    is_text,
)

_TEMPLATES = Path(__file__).parent / "templates"


def environment() -> jinja2.Environment:
    """Finds the templates and knows the rules for all sites."""
    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    found.globals |= {
        "ASK_AGAIN": ASK_AGAIN,
        "FOR_EVER": FOR_EVER,
        "HASHED": HASHED,
        "PAGES": PAGES,
        "RESOURCE_POLICY": RESOURCE_POLICY,
        "SCRIPTS": SCRIPTS,
    }
    return found


def types_by_kind() -> dict[str, list[str]]:
    """Suffixes by type."""
    kinds: dict[str, list[str]] = {}
    for suffix, kind in TYPES.items():
        kinds.setdefault(kind, []).append(suffix)
    return kinds


def text_types() -> list[str]:
    """Types that a charset goes with."""
    return sorted({kind for kind in TYPES.values() if is_text(kind)})
