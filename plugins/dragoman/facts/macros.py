"""Finds ``{{ name("literal", key=True) }}`` in Markdown and puts what the macro says in its place.

Arguments are literals: a page is text, not a program. Code, code spans and comments are left alone.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from calculator_kit.facts import UnknownFactError
from calculator_kit.problems import Problem
from calculator_kit.suggestions import did_you_mean
from dragoman.facts.blanking import without_code
from dragoman.facts.context import Context

_CALL = re.compile(r"\{\{((?:(?!\{\{|\}\}|\n[ \t]*\n).)*)\}\}", re.DOTALL)
_OPENING = re.compile(r"\{\{")
_CURLY_QUOTES = re.compile("[“”„‟״«»‘’「」]")


class MacroError(ValueError):
    """A macro cannot say what was asked of it."""

    def __init__(self, cause: str, cure: str = "") -> None:
        super().__init__(cause)
        self.cause = cause
        self.cure = cure


@dataclass(frozen=True)
class Macro:
    """What a name in braces does: `say(context, …)` returns HTML or Markdown.

    A block macro makes a whole table or list and stands in a line of its own.
    """

    say: Callable[..., str]
    block: bool = False


@dataclass(frozen=True)
class Call:
    """A macro call in a text; `line` is counted from 1 in that text."""

    name: str
    arguments: tuple[object, ...]
    keywords: Mapping[str, object]


def expand(
    text: str, path: str, first_line: int, macros: Mapping[str, Macro], context: Context
) -> tuple[str, list[Problem]]:
    """`text` with every macro replaced, and what is wrong with those that could not be.

    `first_line` is the line of the file at `path` that `text` begins on.
    """
    problems: list[Problem] = []
    parts, end = [], 0
    prose = without_code(text)
    for match in _CALL.finditer(prose):
        line = first_line + prose.count("\n", 0, match.start())
        try:
            said = _said(match[1], _stands_alone(prose, match), macros, context)
        except (MacroError, UnknownFactError) as error:
            problems.append(Problem(path, line, error.cause, error.cure))
            continue
        parts += [text[end : match.start()], said]
        end = match.end()
    for line in _unclosed(prose):
        cure = 'Close it: {{ fact("…") }}. To show braces, put them into code'
        problems.append(
            Problem(path, first_line + line, "'{{' begins a macro that does not end", cure)
        )
    expanded = "".join([*parts, text[end:]])
    return expanded, sorted(problems)


def expand_plain(
    text: str, path: str, line: int, macros: Mapping[str, Macro], context: Context
) -> tuple[str, list[Problem]]:
    """Expand macros in a text that is shown without markup, such as a page's description."""
    return expand(text, path, line, macros, replace(context, plain=True))


def parse_call(source: str) -> Call:
    """The call that stands between the braces.

    Raises MacroError for anything but a name with literal arguments.
    """
    code = " ".join(source.split())
    try:
        node = ast.parse(code, mode="eval").body
    except (SyntaxError, ValueError):
        node = None
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
        cure = "Use straight quotes" if _CURLY_QUOTES.search(code) else 'Write {{ name("…") }}'
        raise MacroError(f"'{{{{ {code} }}}}' is no macro call", cure)
    try:
        arguments = tuple(ast.literal_eval(argument) for argument in node.args)
        keywords = {
            keyword.arg or "**": ast.literal_eval(keyword.value) for keyword in node.keywords
        }
    except ValueError:
        cause = f"'{node.func.id}' has an argument that is no literal"
        raise MacroError(cause, 'Put texts in quotes: "rate.region.india"') from None
    return Call(node.func.id, arguments, keywords)


def _said(source: str, stands_alone: bool, macros: Mapping[str, Macro], context: Context) -> str:
    call = parse_call(source)
    macro = macros.get(call.name)
    if macro is None:
        raise MacroError(f"no macro named '{call.name}'", did_you_mean(call.name, macros))
    _check_arguments(call, macro)
    if macro.block and context.plain:
        raise MacroError(f"'{call.name}' cannot stand in a description", "Write words instead")
    if macro.block and not stands_alone:
        raise MacroError(f"'{call.name}' makes a block", "Put it in a line of its own")
    return macro.say(context, *call.arguments, **call.keywords)


def _check_arguments(call: Call, macro: Macro) -> None:
    signature = inspect.signature(macro.say)
    parameters = list(signature.parameters.values())[1:]
    takes_any = any(parameter.kind is parameter.VAR_KEYWORD for parameter in parameters)
    names = [it.name for it in parameters if it.kind is not it.VAR_KEYWORD]
    for name in call.keywords:
        if name not in names and not takes_any:
            raise MacroError(f"'{call.name}' takes no '{name}'", did_you_mean(name, names))
    try:
        signature.bind(None, *call.arguments, **call.keywords)
    except TypeError as error:
        usage = ", ".join(names)
        raise MacroError(f"'{call.name}': {error}", f"It takes ({usage})") from None


def _stands_alone(prose: str, match: re.Match[str]) -> bool:
    _, _, before = prose[: match.start()].rpartition("\n")
    after, _, _ = prose[match.end() :].partition("\n")
    return not before.strip() and not after.strip()


def _unclosed(prose: str) -> Iterator[int]:
    """Lines, from nought, of opening braces that belong to no call."""
    calls = _CALL.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), prose)
    for opening in _OPENING.finditer(calls):
        yield calls.count("\n", 0, opening.start())
