"""The macros by the names that pages use. Other plugins may add theirs to a copy."""

from __future__ import annotations

from dragoman.facts import inline, tables
from dragoman.facts.glossary_html import glossary
from dragoman.facts.macros import Macro


def default_macros() -> dict[str, Macro]:
    """A new registry with every macro of this package."""
    return {
        "answer": Macro(inline.answer),
        "badge": Macro(inline.badge),
        "cite": Macro(inline.cite),
        "date": Macro(inline.written_day),
        "fact": Macro(inline.fact),
        "facts_table": Macro(tables.facts_table, block=True),
        "glossary": Macro(glossary, block=True),
        "rates_by_region": Macro(tables.rates_by_region, block=True),
        "rates_by_service": Macro(tables.rates_by_service, block=True),
        "raw": Macro(inline.raw),
        "sources": Macro(tables.sources, block=True),
    }
