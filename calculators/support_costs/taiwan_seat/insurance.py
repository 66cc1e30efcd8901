"""What the law in Taiwan adds to a salary on the employer's side: three insurances and the pension.

A premium is a share of the insured salary, not of the salary itself: the next grade of a common
scale, up to a ceiling of the scheme's own. Premiums are billed in whole dollars, and labour insurance
is two of them: the employment insurance in its rate is reckoned apart.
"""

from __future__ import annotations

import pkgutil
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import prod

from calculator_kit.fact_files import FactError
from calculator_kit.facts import Fact
from calculator_kit.numbers import SHARE, Binds, Number, Op, total
from calculator_kit.parsing import NotANumberError, parse_canonical
from calculator_kit.strict_toml import Document
from support_costs.facts import GRADES_FILE, facts

CURRENCY = "TWD"
SCHEMES = ("labour", "health", "pension", "accident")

_SHARES = {
    "labour": ("rate", "employer_share"),
    "health": ("rate", "employer_share", "heads"),
    "pension": ("rate",),
    "accident": ("rate",),
}
"""The facts that are multiplied with the insured salary, in that order."""
EMPLOYMENT = "employment.rate"
"""The part of the labour insurance's rate that is billed as a premium of its own."""


@dataclass(frozen=True)
class Premium:
    """What an employer owes one scheme a month on the salary `insured`, in NT$.

    `factors` of the salary are billed as one amount, those of `employment` as another.
    """

    insured: Number
    factors: tuple[Number, ...]
    employment: tuple[Number, ...] = ()

    @property
    def amount(self) -> Number:
        """What is owed for the scheme in all."""
        return total(self.billed)

    @property
    def billed(self) -> tuple[Number, ...]:
        """The amounts that are billed, each in whole dollars."""
        parts = (self.factors, self.employment) if self.employment else (self.factors,)
        return tuple(whole_dollars(prod(one, start=self.insured)) for one in parts)


def figure(name: str) -> Decimal:
    """The value of a statutory figure of Taiwan, such as "pension.rate"."""
    return statutory(name).value()


def statutory(name: str) -> Fact:
    """The fact of a statutory figure of Taiwan. Raises UnknownFactError."""
    return facts()[f"statutory.tw.{name}"]


@cache
def grades() -> tuple[Decimal, ...]:
    """The salaries that premiums are reckoned from, lowest first.

    Raises FactError when they do not go with the minimum wage, the ceilings or their validity.
    """
    content = pkgutil.get_data("support_costs", GRADES_FILE) or b""
    return read_grades(f"support_costs/{GRADES_FILE}", content)


def read_grades(path: str, content: bytes) -> tuple[Decimal, ...]:
    """Read a file of grades; `path` is its name in messages. Raises FactError."""
    document = Document(path, content)
    root = document.root
    end, texts = root.day("valid_to", required=True), root.texts("grades")
    root.finish()
    found = []
    for text in texts:
        try:
            found.append(parse_canonical(text))
        except NotANumberError:
            root.report("grades", f"'{text}' is no salary", 'Write it like "29500"')
    if found and any(low >= high for low, high in pairwise(found)):
        root.report("grades", "the grades do not rise", "Put the lowest first, each once")
    wage = statutory("minimum_wage.month")
    if found[:1] != [wage.value()]:
        root.report("grades", f"the first grade is not '{wage.id}'", "Mend one of them")
    for name in SCHEMES:
        ceiling = statutory(f"{name}.ceiling")
        if ceiling.value() not in found:
            root.report("grades", f"'{ceiling.id}' is no grade", "Mend one of them")
        if end and ceiling.observation.valid_to != end:
            root.report("valid_to", f"'{ceiling.id}' holds until another day", "Mend one of them")
    if document.problems:
        raise FactError(document.problems)
    return tuple(found)


def valid_to() -> date:
    """The last day on which all of it is known to hold."""
    ends = [
        record.observation.valid_to
        for record in facts().starting_with("statutory.tw.")
        if record.observation.valid_to
    ]
    return min(ends)


def insured_salary(pay: Decimal, ceiling: Decimal) -> Decimal:
    """The grade that a month's regular pay counts as: the next one from it upwards."""
    known = grades()
    return min(ceiling, known[min(bisect_left(known, pay), len(known) - 1)])


def premiums(pay: Decimal, accident_rate: Number | None = None) -> dict[str, Premium]:
    """What the employer owes each scheme for a month's regular pay, by the names in SCHEMES.

    `accident_rate` replaces the average of all industries.
    """
    owed = {}
    for name in SCHEMES:
        factors = tuple(_factor(f"{name}.{part}") for part in _SHARES[name])
        if name == "accident" and accident_rate is not None:
            factors = (accident_rate,)
        employment: tuple[Number, ...] = ()
        if name == "labour":
            rate, *share = factors
            apart = _factor(EMPLOYMENT)
            factors, employment = (rate - apart, *share), (apart, *share)
        insured = insured_salary(pay, figure(f"{name}.ceiling"))
        owed[name] = Premium(Number.of(insured, CURRENCY), factors, employment)
    return owed


def records(accident_rate: Decimal) -> tuple[Fact, ...]:
    """The facts that a seat is reckoned from; a rate of accidents of one's own needs none."""
    names = ["minimum_wage.month", EMPLOYMENT]
    for name in SCHEMES:
        names += [f"{name}.{part}" for part in (*_SHARES[name], "ceiling")]
    if accident_rate != figure("accident.rate"):
        names.remove("accident.rate")
    return tuple(map(statutory, names))


@cache
def _factor(name: str) -> Number:
    """A share, or the heads that a premium is paid for."""
    return Number.of(figure(name), "" if name.endswith(".heads") else SHARE)


def whole_dollars(amount: Number) -> Number:
    """In whole dollars, halves upwards, as the authorities bill it; told as the amount is."""
    exact = amount.value()
    whole = Fraction((2 * exact.numerator + exact.denominator) // (2 * exact.denominator))
    return Number(whole, whole, amount.unit, _BILLED, (amount,))


_BILLED = Op(whole_dollars, "{}", Binds.PRODUCT, (Binds.PRODUCT,))
