"""Days as readers write them in their language, read where they can mean one day only."""

from __future__ import annotations

import re
from datetime import date

from calculator_kit.formatting import number_tables
from calculator_kit.parsing import MAX_CHARACTERS, as_ascii

_YEAR_FIRST = re.compile(
    r"(民國 ?)?(\d{1,4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?日?", re.ASCII
)
_YEAR_LAST = re.compile(r"(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4})", re.ASCII)
_DAY_FIRST = frozenset({"id", "he"})
"""Languages that write the day first in figures. English writes either, so it must be clear."""
_REPUBLIC = 1911
"""The year before the first of the calendar that Taiwan counts from."""
_SHORTEST_MONTH = 3


def parse_day(text: str, locale: str) -> date:
    """The day that `text` means to a reader of `locale`: 30/11/2026, 2026年11月20日, Nov 20, 2026.

    Raises ValueError for what is no day, or may be two: 3/4/2026 in English.
    """
    if len(text) > 2 * MAX_CHARACTERS:
        raise ValueError("no day is written that long.")
    plain = as_ascii(text)
    if found := _YEAR_FIRST.fullmatch(plain):
        republic, year, month, day = found.groups()
        if not republic and len(year) < 4:
            raise ValueError(f"'{year}' is no year.")
        return date(int(year) + (_REPUBLIC if republic else 0), int(month), int(day))
    if found := _YEAR_LAST.fullmatch(plain):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        if locale in _DAY_FIRST or first > 12:
            return date(year, second, first)
        if second > 12 or first == second:
            return date(year, first, second)
        raise ValueError("day and month could be either.")
    return _with_name(plain, locale)


def _with_name(plain: str, locale: str) -> date:
    """A day whose month is spelt: 20 November 2026, Nov 20 2026, 20 בנובמבר 2026."""
    tokens = re.findall(r"[^\W\d_]+|\d+", re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", plain))
    [word] = [token for token in tokens if not token.isdecimal()]
    day, year = [token for token in tokens if token.isdecimal()]
    if len(year) != 4 or not tokens[-1].isdecimal():
        raise ValueError("this is no day.")
    return date(int(year), _month(word.casefold(), locale), int(day))


def _month(word: str, locale: str) -> int:
    """The month that `word` names in that language or in English, perhaps shortened."""
    for known in dict.fromkeys((locale, "en")):
        names = [name.casefold() for name in number_tables()[known]["months"]]
        for spelt in (word, word.removeprefix("\u05d1")):  # Hebrew "in"
            found = [number for number, name in enumerate(names, 1) if name.startswith(spelt)]
            if len(spelt) >= _SHORTEST_MONTH and len(found) == 1:
                [number] = found
                return number
    raise ValueError("this is no month.")
