"""Where the code can be made wrong, and a fair sample of it.

The faults are Cosmic Ray's. Left out is what no reader or editor could ever see: type annotations, checks that only
guard against ourselves (`frozen`, `slots`, `strict=True` of zip, the star before arguments by keyword only), caches,
and changes into another family of operators (`+` into `<<`), which hardly any call survives. Cosmic Ray changes no
text, so docstrings and labels stay by themselves.
"""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from pathlib import Path
from typing import Any

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators import (
    binary_operator_replacement,
    boolean_replacer,
    break_continue,
    comparison_operator_replacement,
    exception_replacer,
    number_replacer,
    remove_decorator,
    unary_operator_replacement,
    zero_iteration_for_loop,
)

Node = Any
"""A node of parso's tree, in which Cosmic Ray reads."""

PACKAGES = {
    "calculator_kit": "calculators",
    "support_costs": "calculators",
    "dragoman": "plugins",
}
"""Package: its source root."""

_FAMILIES = (
    ("Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow"),
    ("BitOr", "BitAnd", "BitXor"),
    ("RShift", "LShift"),
)
_COMPARISONS = (("Eq", "NotEq", "Lt", "LtE", "Gt", "GtE"), ("Is", "IsNot"))
_GUARDS = ("frozen", "slots", "kw_only", "strict", "repr", "eq", "maxsize")
_NO_BEHAVIOUR = ("cache", "lru_cache", "override", "final", "overload", "abstractmethod")


def _among(module: object, prefix: str, families: Sequence[Sequence[str]]) -> Iterator[type]:
    for family in families:
        for one, other in permutations(family, 2):
            yield getattr(module, f"{prefix}_{one}_{other}")


_SIGNS = ("_UAdd", "_USub", "_Delete_Not", "_Delete_USub")

OPERATORS: list[tuple[tuple[str, ...], list[type]]] = [
    (("operator",), [*_among(binary_operator_replacement, "ReplaceBinaryOperator", _FAMILIES)]),
    (
        ("comparison",),
        [*_among(comparison_operator_replacement, "ReplaceComparisonOperator", _COMPARISONS)],
    ),
    (
        ("factor", "not_test"),
        [it for it in unary_operator_replacement.operators() if it.__name__.endswith(_SIGNS)],
    ),
    (("number",), [number_replacer.NumberReplacer]),
    (("keyword",), [boolean_replacer.ReplaceTrueWithFalse, boolean_replacer.ReplaceFalseWithTrue]),
    (("keyword",), [boolean_replacer.ReplaceAndWithOr, boolean_replacer.ReplaceOrWithAnd]),
    (("if_stmt", "while_stmt", "assert_stmt", "test"), [boolean_replacer.AddNot]),
    (
        ("keyword",),
        [break_continue.ReplaceBreakWithContinue, break_continue.ReplaceContinueWithBreak],
    ),
    (("for_stmt",), [zero_iteration_for_loop.ZeroIterationForLoop]),
    (("except_clause",), [exception_replacer.ExceptionReplacer]),
    (("decorator",), [remove_decorator.RemoveDecorator]),
]
"""The kinds of nodes that a fault can be in, and the faults; a place gives one of them."""


@dataclass(frozen=True)
class Mutant:
    """One fault at one place."""

    package: str
    file: str
    """From the top of the repository."""
    function: str
    lines: tuple[int, int]
    """The statement, or the head of one, that holds the fault."""
    line: int
    operator: str
    before: str
    after: str
    """The whole text of the file."""

    @cached_property
    def changed(self) -> tuple[str, str]:
        """The lines that differ, before and after, without indents."""
        was, now = self.before.splitlines(), self.after.splitlines()
        head = 0
        while was[head] == now[head]:
            head += 1
        tail = 0
        while tail < min(len(was), len(now)) - head and was[-1 - tail] == now[-1 - tail]:
            tail += 1
        return (
            "\n".join(line.strip() for line in was[head : len(was) - tail]).strip(),
            "\n".join(line.strip() for line in now[head : len(now) - tail]).strip(),
        )


@dataclass(frozen=True)
class _Site:
    file: str
    package: str
    node: Node
    faults: tuple[tuple[type, int], ...]
    """Operators, each with which of its places in the file this is."""


def modules(root: Path, package: str) -> list[Path]:
    """The plain modules of a package: no plugin.py, and nothing that only runs in Pyodide's making."""
    folder = root / PACKAGES[package] / package
    return [
        path
        for path in sorted(folder.rglob("*.py"))
        if path.name != "plugin.py" and "build" not in path.parts
    ]


def sampled(root: Path, package: str, seed: int, count: int) -> list[Mutant]:
    """So many mutants of a package, each place as likely as another; one place gives one mutant."""
    chance = random.Random(f"{seed} {package}")
    sites = [site for path in modules(root, package) for site in _sites(root, path, package)]
    chance.shuffle(sites)
    found: list[Mutant] = []
    for site in sites:
        if len(found) == count:
            break
        faults = list(site.faults)
        chance.shuffle(faults)
        before = (root / site.file).read_text("utf-8")
        for operator, occurrence in faults:
            after = _mutated(before, operator, occurrence)
            if after is not None and _compiles(after) and after != before:
                found.append(
                    Mutant(
                        package,
                        site.file,
                        _function(site.node),
                        _statement(site.node),
                        site.node.start_pos[0],
                        operator.__name__,
                        before,
                        after,
                    )
                )
                break
    return found


def _sites(root: Path, path: Path, package: str) -> Iterator[_Site]:
    file = path.relative_to(root).as_posix()
    tree = get_ast(path.read_text("utf-8"))
    seen: dict[type, int] = {}
    for node in ast_nodes(tree):
        for types, family in OPERATORS:
            if node.type not in types:
                continue
            places: dict[object, list[tuple[type, int]]] = {}
            for operator in family:
                for position in _places(operator, node):
                    places.setdefault(position, []).append((operator, seen.get(operator, 0)))
                    seen[operator] = seen.get(operator, 0) + 1
            for faults in places.values():
                if not _unseen(node):
                    yield _Site(file, package, node, tuple(faults))


def _mutated(text: str, operator: type, occurrence: int) -> str | None:
    """The text with the fault, or None where Cosmic Ray cannot make it: of dotted names in `except`."""
    try:
        found: str | None = mutate_code(text, operator(), occurrence)
    except AttributeError:
        return None
    return found


def _places(operator: type, node: Node) -> list[object]:
    return list(operator().mutation_positions(node))


def _compiles(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def _unseen(node: Node) -> bool:
    """Nobody can see a fault here: see the top of this module."""
    if node.type == "decorator":
        return node.get_code().strip().lstrip("@").split("(")[0].split(".")[-1] in _NO_BEHAVIOUR
    inner, outer = node, node.parent
    if node.type == "operator" and outer.type == "parameters":
        return True
    if node.type == "if_stmt" and node.children[1].get_code().strip() in (
        "TYPE_CHECKING",
        '__name__ == "__main__"',
    ):
        return True
    while outer is not None:
        if outer.type == "annassign" and inner is outer.children[1]:
            return True
        if outer.type == "tfpdef" or (outer.type == "funcdef" and inner is outer.annotation):
            return True
        if outer.type == "argument" and outer.children[0].get_code().strip() in _GUARDS:
            return True
        if outer.type == "if_stmt" and _unseen(outer):
            return True
        inner, outer = outer, outer.parent
    return False


def _function(node: Node | None) -> str:
    names = []
    while node is not None:
        if node.type in ("funcdef", "classdef"):
            names.append(node.name.value)
        node = node.parent
    return ".".join(reversed(names))


def _statement(node: Node) -> tuple[int, int]:
    """First and last line of the simple statement around it, or of a compound one's head up to it."""
    last = node.end_pos[0]
    if node.type in ("if_stmt", "while_stmt", "for_stmt"):
        return node.start_pos[0], node.children[1].end_pos[0]
    outer = node
    while outer.parent is not None:
        if outer.type == "simple_stmt":
            return outer.start_pos[0], max(last, outer.end_pos[0] - 1)
        if outer.type.endswith("_stmt") and outer.parent.type in ("suite", "file_input"):
            return outer.start_pos[0] if last - outer.start_pos[0] < 8 else node.start_pos[0], last
        outer = outer.parent
    return node.start_pos[0], last
