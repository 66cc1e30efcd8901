"""Finds prices and percentages that are typed into prose instead of being named as facts.

A typed figure goes stale unseen. What is not prose is left alone: code, macros, links' targets,
HTML tags, attribute lists, and the front matter but for the title and the description.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from calculator_kit.facts import Fact, Facts
from calculator_kit.formatting import is_currency
from calculator_kit.problems import Problem
from dragoman.articles.sections import front_matter_end
from dragoman.facts.blanking import blank, without_code

_SIGNS = {
    "TWD": (r"NT\$", "TWD", "NTD", "新台幣", "新臺幣", "台幣", "臺幣"),
    "IDR": (r"Rp\.?", "IDR", "rupiah"),
    "ILS": ("₪", "ILS", "NIS", "ש״ח", 'ש"ח', "שקלים", "שקל", "shekels?"),
    "EUR": ("€", "EUR", "euros?", "歐元", "אירו"),
    "GBP": ("£", "GBP", "英鎊"),
    "CNY": ("¥", "￥", "CNY", "RMB", "人民幣"),
    "": (r"元(?![素件旦年月老首宵勳])",),
    "USD": (
        r"US\$",
        r"\$",
        "＄",
        "USD",
        "美元",
        "美金",
        "美圓",
        r"dolar(?: AS)?",
        "dollars?",
        "דולרים",
        "דולר",
    ),
}
"""By currency, the dollar last: its sign is a part of others."""

_WORD = r"[A-Za-z]"
_NUMBER = r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*"
_SCALE = (
    r"\s?(?:thousand|million|billion|ribu|juta|miliar|百|千|萬|億|אלפים|אלף|מיליון)(?![A-Za-z])"
)
_TO = r"\s*(?:[-–—~～]|至|到|to|hingga|sampai|עד)\s*"


def _group(signs: tuple[str, ...]) -> str:
    longest_first = sorted(signs, key=len, reverse=True)
    return "|".join(
        rf"(?<!{_WORD}){sign}(?!{_WORD})"
        if re.match(_WORD, sign) and not sign.endswith("$")
        else sign
        for sign in longest_first
    )


_ANY_SIGN = f"(?:{'|'.join(_group(signs) for signs in _SIGNS.values())})"
_AMOUNT = rf"{_NUMBER}(?:{_SCALE})?"
_PERCENT_SIGN = r"(?:%|％|‰|(?<![A-Za-z])(?:persen|percent|per cent)(?![A-Za-z])|אחוזים|אחוז)"
_MONEY = re.compile(
    rf"{_ANY_SIGN}\s?{_AMOUNT}(?:{_TO}(?:{_ANY_SIGN}\s?)?{_AMOUNT})?(?:\s?{_ANY_SIGN})?"
    rf"|{_AMOUNT}(?:\s?{_ANY_SIGN})?(?:{_TO}{_AMOUNT})?\s?{_ANY_SIGN}",
    re.IGNORECASE,
)
_PERCENTAGE = re.compile(
    rf"百分之\s?{_NUMBER}(?:{_TO}{_NUMBER})?"
    rf"|{_NUMBER}(?:\s?{_PERCENT_SIGN})?(?:{_TO}{_NUMBER})?\s?{_PERCENT_SIGN}",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?<![\d/])(\d{2})\s?/\s?(\d{2})(?![\d/])")

_NOT_PROSE = (
    re.compile(r"\{\{.*?\}\}", re.DOTALL),
    re.compile(r"</?[A-Za-z][^<>]*>"),
    re.compile(r"<?\b[a-z][a-z0-9+.-]*://[^\s<>）)]+", re.IGNORECASE),
    re.compile(r"(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"),
    re.compile(r"^ {0,3}\[[^\]^][^\]]*\]:.*$", re.MULTILINE),
    re.compile(r"\{:?[ ]*[#.][^{}\n]*\}"),
)
_FRONT_MATTER_KEY = re.compile(r"^([A-Za-z_-]+):")
_PROSE_KEYS = ("title", "description")


def check_text(path: str, text: str, facts: Facts) -> list[Problem]:
    """Every price, percentage and service-level pair typed into `text`, a whole page.

    The cure names the facts that have the value, where there are any.
    """
    prose = _prose(text)
    problems = []
    for what, position, found, matching in _findings(prose, facts):
        line = 1 + prose.count("\n", 0, position)
        cause = f"the {what} '{found}' is typed into the text"
        problems.append(Problem(path, line, cause, _cure(matching)))
    return sorted(problems)


def _findings(prose: str, facts: Facts) -> Iterator[tuple[str, int, str, list[Fact]]]:
    for match in _PERCENTAGE.finditer(prose):
        numbers = [number / 100 for number in _numbers(match[0])]
        yield "percentage", match.start(), match[0], _matching(facts, numbers, "percent")
    for match in _MONEY.finditer(prose):
        scaled = re.search(_SCALE, match[0], re.IGNORECASE)
        numbers = [] if scaled else _numbers(match[0])
        found = _matching(facts, numbers, _currency(match[0]))
        yield "price", match.start(), match[0].strip(), found
    for match in _PAIR.finditer(prose):
        found = _service_level(facts, Decimal(match[1]) / 100, Decimal(match[2]))
        if found:
            yield "service level", match.start(), match[0], found


def _prose(text: str) -> str:
    """`text` with everything but prose blanked out."""
    lines = text.split("\n")
    end = front_matter_end(text)
    kept = False
    for index in range(end):
        key = _FRONT_MATTER_KEY.match(lines[index])
        kept = key[1] in _PROSE_KEYS if key else kept
        if not kept:
            lines[index] = ""
    prose = without_code("\n".join(lines))
    for pattern in _NOT_PROSE:
        prose = blank(prose, pattern)
    return prose


def _numbers(text: str) -> list[Decimal]:
    plain = unicodedata.normalize("NFKC", text)
    return [_value(number) for number in re.findall(r"\d+(?:[.,]\d+)*", plain)]


def _value(number: str) -> Decimal:
    """The number as it was most likely meant, whichever mark groups its digits."""
    if re.fullmatch(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*", number):
        return Decimal(re.sub("[.,]", "", number))
    whole, _, fraction = number.replace(",", ".").rpartition(".")
    return Decimal(f"{whole.replace('.', '')}.{fraction}" if whole else fraction)


def _currency(text: str) -> str:
    for unit, signs in _SIGNS.items():
        if re.search(_group(signs), text, re.IGNORECASE):
            return unit
    raise AssertionError(f"'{text}' has no sign of a currency")


def _matching(facts: Facts, numbers: list[Decimal], unit: str) -> list[Fact]:
    """The facts with exactly these ends, or else those that have one of them."""
    if not numbers:
        return []
    ends = (numbers[0], numbers[-1])
    records = [
        record
        for record in facts.values()
        if (record.unit == unit if unit else is_currency(record.unit)) and record.kind != "rejected"
    ]
    same = [record for record in records if ends == (record.low, record.high)]
    if same or ends[0] != ends[1]:
        return same
    return [record for record in records if ends[0] in (record.low, record.high)]


def _service_level(facts: Facts, share: Decimal, seconds: Decimal) -> list[Fact]:
    """The facts of a service level: "<id>" is the share, "<id>_seconds" its time limit."""
    return [
        record
        for record in facts.values()
        if record.low == share
        and (limit := f"{record.id}_seconds") in facts
        and facts[limit].low == seconds
    ]


def _cure(matching: list[Fact]) -> str:
    if not matching:
        return 'Record it in a rates file and name it: {{ fact("…") }}'
    first, *others = [record.id for record in matching[:3]]
    cure = f'Write {{{{ fact("{first}") }}}}, which has that value'
    return f"{cure}; so has {', '.join(others)}" if others else cure
