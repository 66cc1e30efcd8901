"""What must hold of the calculator fences of a text before a site is built."""

from __future__ import annotations

from calculator_kit.calculators import UnknownCalculatorError
from calculator_kit.problems import Problem
from dragoman.calculators.fences import take_fences
from dragoman.calculators.form import PresetError, default_outcome


def check_fences(text: str, path: str, locale: str, package: str) -> list[Problem]:
    """Fences that name no calculator of `package`, or preset what it cannot take.

    `text` is a whole file, front matter included; `path` is its name in messages.
    """
    problems: list[Problem] = []
    for fence in take_fences(text)[1]:
        try:
            default_outcome(package, fence, locale, path)
        except UnknownCalculatorError as error:
            cause, _, cure = str(error).partition(". ")
            problems.append(Problem(path, fence.line, cause, cure))
        except PresetError as error:
            problems += error.problems
    return problems
