"""Signs and codes of currencies that readers type beside an amount."""

from __future__ import annotations

import re
from collections.abc import Mapping

_MARKS: Mapping[str, frozenset[str]] = {
    "$": frozenset({"USD", "TWD"}),
    **dict.fromkeys(("US$", "USD", "美元", "美金"), frozenset({"USD"})),
    **dict.fromkeys(("NT$", "NTD", "TWD", "元", "新台幣", "新臺幣", "台幣"), frozenset({"TWD"})),
    **dict.fromkeys(("RP", "RP.", "IDR", "RUPIAH"), frozenset({"IDR"})),
    **dict.fromkeys(("₪", "ILS", "NIS", 'ש"ח', "ש״ח", "שקל", "שקלים"), frozenset({"ILS"})),
    **dict.fromkeys(("€", "EUR"), frozenset({"EUR"})),
}
"""What each mark, in capitals, may stand for: readers in Taiwan write "$" for their dollar too."""
_ANY = "|".join(sorted(map(re.escape, _MARKS), key=len, reverse=True))
_BEFORE = re.compile(rf"([+-]?)\s*({_ANY})\s*(?=[+\-\d.,])(.*)", re.IGNORECASE)
_AFTER = re.compile(rf"(.*\d)\s*({_ANY})", re.IGNORECASE)


def without_mark(text: str) -> tuple[str, str, frozenset[str]]:
    """`text` without a currency's mark at one end, the mark, and what it may stand for."""
    if found := _BEFORE.fullmatch(text):
        return found[1] + found[3], found[2], _MARKS[found[2].upper()]
    if found := _AFTER.fullmatch(text):
        return found[1], found[2], _MARKS[found[2].upper()]
    return text, "", frozenset()
