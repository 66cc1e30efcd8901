"""Numbers as readers type them, in the notation of their language."""

from __future__ import annotations

import re
from decimal import Decimal

from calculator_kit.formatting import number_tables

MAX_CHARACTERS = 40
"""No amount that a reader means is longer; a pasted book is refused before it is parsed."""

_CANONICAL = re.compile(r"[+-]?\d{1,30}(\.\d{1,30})?", re.ASCII)
_BIDI_MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_AS_ASCII = str.maketrans(
    {chr(0xFF01 + offset): chr(0x21 + offset) for offset in range(94)}  # full-width forms
    | {"\u2212": "-", "\u2013": "-", "\ufe63": "-"}
)


class NotANumberError(ValueError):
    """The text is no number in this notation. `str(error)` is the text."""


def parse_canonical(text: str) -> Decimal:
    """A number in the notation of data and share links: digits, "." and perhaps a sign.

    Raises NotANumberError.
    """
    if not _CANONICAL.fullmatch(text):
        raise NotANumberError(text[:MAX_CHARACTERS])
    return Decimal(text)


def parse_number(text: str, locale: str) -> Decimal:
    """A number in the notation of `locale`: "1.234,5" in Indonesian is 1234.5.

    Full-width and native digits, Unicode minus signs and bidirectional marks that come along with
    a paste are understood. Grouping, with spaces too, must be right where it is used, because "1.500"
    is a different number in different languages and a guess would be wrong by a factor of a thousand;
    so a grouped number never begins with a nought: "0,350" was meant otherwise.

    Raises NotANumberError for anything else, infinities and exponents among it.
    """
    if len(text) > 4 * MAX_CHARACTERS:
        raise NotANumberError(text[:MAX_CHARACTERS])
    plain = as_ascii(text)
    if len(plain) > MAX_CHARACTERS or not plain.isascii():
        raise NotANumberError(text[:MAX_CHARACTERS])
    table = number_tables()[locale]
    group, decimal = re.escape(table["group"]), re.escape(table["decimal"])
    match = re.fullmatch(
        rf"(?P<sign>[+-]?) ?(?P<whole>[1-9]\d{{0,2}}(?P<group>{group}| )\d{{3}}(?:(?P=group)\d{{3}})*|\d+)?"
        rf"(?:{decimal}(?P<part>\d+))?",
        plain,
    )
    if not match or not (match["whole"] or match["part"]):
        raise NotANumberError(text[:MAX_CHARACTERS])
    whole = (match["whole"] or "0").replace(match["group"] or " ", "")
    return parse_canonical(f"{match['sign']}{whole}.{match['part'] or '0'}")


def as_ascii(text: str) -> str:
    """`text` with full-width forms, minus signs and every script's digits in ASCII, and lone spaces."""
    plain = _BIDI_MARKS.sub("", text).translate(_AS_ASCII)
    plain = "".join(
        str(int(character)) if character.isdecimal() else character for character in plain
    )
    return " ".join(plain.split())


def canonical_text(value: Decimal) -> str:
    """`value` in the shortest notation that `parse_canonical` reads back to the same number."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
