"""The kinds of lines that a working has, each worked out from its text.

* a formula: `3 × $10 = $30`;
* a condition that decides: `75% ≤ 75% = 0%`, all or nothing;
* a search: `13: 79.56%; 14: 88.84% (≥ 80%) = 14`, the last that fails and the first that does;
* points: `$8 · $14 = middle $11`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from enum import Enum
from fractions import Fraction

from shown_working.arithmetic import End, MeaninglessError, Quantity, rounded
from shown_working.formulas import Amount, Formula, read_amount, read_formula
from shown_working.notation import Notation, Token, UnreadableError, notation, plain

_ASKEW = Fraction(11, 10)
"""An operand rounded up moves the result a little more, or less, than one rounded down."""
_CONDITIONS: dict[str, Callable[[End, End], bool]] = {
    "≥": operator.ge,
    "≤": operator.le,
    "<": operator.lt,
    ">": operator.gt,
}


class Verdict(Enum):
    """What comes of working a line out."""

    AGREES = "the result shown comes out, to its last digit"
    ROUNDED = "it would come out from the numbers that the shown ones were rounded from"
    WRONG = "another result comes out"


def verdict(formula: str, result: str, locale: str, bound: str = "") -> Verdict:
    """Work `formula` out and compare it with `result`, both as shown.

    A `bound` is by how much a line that says "≈" may be off.

    Raises UnreadableError for what is no line of a known kind, MeaninglessError for a sum of hours
    and dollars.
    """
    signs = notation(locale)
    formula, result = plain(formula), plain(result)
    middle = signs.middle(result)
    if middle is not None:
        return _points(formula, middle, signs)
    tokens, told = signs.tokens(formula), signs.tokens(signs.bare(result))
    kinds = {token.text for token in tokens if token.kind == "sign"}
    if ":" in kinds:
        return _search(tokens, told)
    if kinds & set(_CONDITIONS):
        return _condition(tokens, told)
    if told and told[0].kind == "sign" and told[0].text == "×":
        told = told[1:]  # a factor
    if bound:
        return _bounded(read_formula(tokens), read_amount(told), signs.tokens(plain(bound)))
    return compared(read_formula(tokens), read_amount(told))


def compared(formula: Formula, told: Amount) -> Verdict:
    """Whether `told` comes out."""
    exact = formula.worked_out()
    if exact.unit != told.quantity.unit:
        raise MeaninglessError("the result has another unit than its formula")
    if _ends(exact, told.places) == _ends(told.quantity, told.places):
        return Verdict.AGREES
    is_near = _is_near(exact, formula.worked_out(loosely=True), told)
    return Verdict.ROUNDED if is_near else Verdict.WRONG


def _bounded(formula: Formula, told: Amount, bound: Sequence[Token]) -> Verdict:
    """Whether a result that is marked as near is no further off than it says."""
    exact, within = formula.worked_out(), read_amount(bound).quantity
    if exact.unit != told.quantity.unit or exact.unit != within.unit:
        raise MeaninglessError("the bound or the result has another unit than the formula")
    pairs = zip(_ends(exact), _ends(told.quantity), strict=True)
    ends = [(one, other) for one, other in pairs if one != other]  # ∞ − ∞ is nothing
    return _right(all(max(one - other, other - one) <= within.low for one, other in ends))


def _is_near(exact: Quantity, loosely: Quantity, told: Amount) -> bool:
    """Whether what is told is no further from the exact result than the operands' digits allow."""
    half = Fraction(1, 2 * 10**told.places)
    if exact.low == exact.high and told.quantity.low == told.quantity.high:
        about = told.quantity.low
        return loosely.low <= about + half and about <= loosely.high + half
    reaches = [exact.low - loosely.low, loosely.high - exact.high]
    pairs = zip(_ends(exact), _ends(told.quantity), reaches, strict=True)
    return all(
        one == other or max(one - other, other - one) <= reach * _ASKEW + half
        for one, other, reach in pairs
    )


def _condition(tokens: Sequence[Token], told: Sequence[Token]) -> Verdict:
    """All or nothing, because one number reaches another or does not."""
    at = next(index for index, token in enumerate(tokens) if token.text in _CONDITIONS)
    one, other = (read_amount(part).quantity for part in (tokens[:at], tokens[at + 1 :]))
    holds = one.unit == other.unit and _CONDITIONS[tokens[at].text](one.low, other.low)
    return _right(holds and read_amount(told).quantity.low in (0, 1))


def _search(tokens: Sequence[Token], told: Sequence[Token]) -> Verdict:
    """The numbers tried follow each other, and the last one, which is the result, is the first
    that reaches the target in brackets."""
    try:
        start = next(index for index, token in enumerate(tokens) if token.text == "(")
        _, sign, *target, end = tokens[start:]
        limit, reaches = read_amount(target).quantity.low, _CONDITIONS[sign.text]
        tries = [_split(one, ":") for one in _split(tokens[:start], ";")]
        counts, measured = (
            [read_amount(part).quantity.low for part in parts] for parts in zip(*tries, strict=True)
        )
    except (KeyError, StopIteration, ValueError) as error:
        raise UnreadableError("no search") from error
    follow = counts == [counts[-1] - back for back in reversed(range(len(counts)))]
    succeed = [bool(reaches(one, limit)) for one in measured]
    found = read_amount(told).quantity.low
    is_only = len(counts) > 1 or counts[-1] == 1
    return _right(
        end.text == ")"
        and follow
        and is_only
        and succeed == [False] * (len(counts) - 1) + [True]
        and found == counts[-1]
    )


def _points(formula: str, middle: str, signs: Notation) -> Verdict:
    """The middle of two points or of one, and the second of three."""
    points = [read_amount(part).quantity for part in _split(signs.tokens(formula), "·")]
    if not 1 <= len(points) <= 3:
        raise UnreadableError("not one to three points")
    told = read_amount(signs.tokens(middle))
    chosen = points[1] if len(points) == 3 else points[0]
    high = points[1] if len(points) > 1 else points[0]
    value = (chosen.low + high.high) / 2
    between = Amount(Quantity(value, value, *chosen.unit), told.places)
    return compared(between, told)


def _split(tokens: Sequence[Token], sign: str) -> list[Sequence[Token]]:
    cuts = [index for index, token in enumerate(tokens) if token.text == sign]
    starts = [0, *(cut + 1 for cut in cuts)]
    return [tokens[start:end] for start, end in zip(starts, [*cuts, len(tokens)], strict=True)]


def _ends(quantity: Quantity, places: int | None = None) -> list[End]:
    ends = [quantity.low, quantity.high]
    return ends if places is None else [rounded(end, places) for end in ends]


def _right(holds: bool) -> Verdict:
    return Verdict.AGREES if holds else Verdict.WRONG
