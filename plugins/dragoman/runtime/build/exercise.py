"""Calls what answers of other inputs than the samples' may need: the methods of the built-in types.

What has been called once is left in the browser's Python, see ``cutting.mjs``. Most calls here fail, and so what
makes and reports errors is left in, too. Only modules that are imported already take part.
"""

import math
import re
import sys
from collections.abc import Callable
from itertools import product
from typing import Any

ARGUMENTS: list[tuple[Any, ...]] = [
    (),
    ("a",),
    ("a", "b"),
    (2,),
    (1, 3),
    (b"a",),
    ([1, 2],),
    ({"b": 2},),
]
OPERATORS = ["+", "-", "*", "/", "//", "%", "**", "==", "<", "<=", "&", "|", "^", "<<", "in", "and"]
FORMATS = ["", ",.2f", "08d", "e", "g", "x", "%", "s", ">10", "n"]
LEFT_OUT = {"__class__", "__init_subclass__", "__subclasshook__", "__reduce__", "__reduce_ex__"}
ENDLESS = {
    *("**", "<<", "*", "__rpow__", "__rlshift__", "__rmul__"),
    *("__invert__", "factorial", "perm", "comb", "prod"),
}
"""What would take all memory or time with a large number; and what is deprecated for a truth value."""

values: list[Any] = [
    *(None, True, 0, -7, 3, 2**31, 10**40, -(10**400), 0.0, -2.5, 1e300, math.inf, math.nan),
    *(
        "",
        "a",
        "12.5",
        "שלום 席次",
        "x" * 1000,
        b"",
        b"ab\xff",
        bytearray(b"abc"),
        memoryview(b"abc"),
    ),
    *(
        (),
        (1, 2),
        [],
        [3, 1, 2],
        {},
        {"a": 1},
        set(),
        {1, 2},
        frozenset({1}),
        range(5),
        slice(1, 3),
    ),
    *(iter([1, 2]), re.compile(r"(\w+)\s*")),
]
functions: list[Any] = [
    *(abs, round, repr, str, int, float, bool, list, tuple, set, sorted, sum, min, max, len, hash),
    *(divmod, pow, *filter(callable, vars(math).values())),
]

if decimal := sys.modules.get("decimal"):
    values += map(decimal.Decimal, ["1.50", "-1E+30", "NaN", "Infinity"])
    values.append(decimal.Context(prec=9))
    functions.append(decimal.Decimal)
    ARGUMENTS.append((decimal.Decimal("2.5"),))
if fractions := sys.modules.get("fractions"):
    values.append(fractions.Fraction(7, 3))
    functions.append(fractions.Fraction)
if datetime := sys.modules.get("datetime"):
    values += [datetime.date(2026, 2, 28), datetime.timedelta(days=3)]
if json := sys.modules.get("json"):
    values += ["[1, 2.5, null, true]", '{"a": "\\u05d0"}', "[", "nul", '"\\ud800"', "1e999"]
    functions += [json.dumps, json.loads]
if tomllib := sys.modules.get("tomllib"):
    values += ["a = 1.5\n[b]\nc = ['x']", "a = ", "d = 2026-11-21"]
    functions.append(tomllib.loads)


def attempt(function: Callable[..., object], *arguments: object) -> None:
    """Call it, whatever comes of it."""
    try:  # noqa: SIM105  # contextlib may be one of the modules that are not there
        function(*arguments)
    except Exception:
        pass


def is_large(value: object) -> bool:
    """Whether it is a number that must not become an exponent."""
    return isinstance(value, int) and abs(value) > 10**6


def deeper(level: int) -> int:
    """Call itself until Python refuses."""
    return deeper(level + 1)


for value in values:
    for name, arguments in product(dir(value), ARGUMENTS):
        if name not in LEFT_OUT and not (name in ENDLESS and (is_large(value) or value is True)):
            attempt(lambda value=value, name=name, given=arguments: getattr(value, name)(*given))
    for function in functions:
        if function.__name__ not in ENDLESS:
            attempt(function, value)
    for wanted in FORMATS:
        attempt(format, value, wanted)
    for other, operator in product(values, OPERATORS):
        if operator not in ENDLESS or not (is_large(value) or is_large(other)):
            attempt(eval, f"one {operator} other", {"one": value, "other": other})
attempt(deeper, 0)
attempt(__import__, "a_module_that_is_missing")
