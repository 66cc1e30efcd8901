"""A request to the bridge, read strictly: whatever is wrong with its form is one kind of error."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator_kit.calculators import UnknownCalculatorError, find_calculator
from calculator_kit.formatting import number_tables
from calculator_kit.suggestions import did_you_mean


class RequestError(ValueError):
    """A request of a form that has no answer; `str(error)` says which part is wrong, and what is right.

    What a reader typed wrongly is none: that is answered with messages.
    """


class Request:
    """The parts of a request by name, each checked when it is taken. All raise RequestError."""

    def __init__(self, text: str) -> None:
        try:
            parts = json.loads(text)
        except (ValueError, TypeError, RecursionError) as error:
            raise RequestError(f"the request is no JSON: {error}.") from error
        if not isinstance(parts, dict):
            raise RequestError('the request is no object. Write it as {"op": "answer", …}.')
        self._parts: dict[str, Any] = parts

    def text(self, name: str, default: str | None = None) -> str:
        """A text; without a `default` it has to be there."""
        value = self._parts.get(name, default)
        if value is None and name not in self._parts:
            raise RequestError(f"the request has no '{name}'.")
        if not isinstance(value, str):
            raise RequestError(f"'{name}' is no text but {_short(value)}.")
        return value

    def choice(self, name: str, known: tuple[str, ...]) -> str:
        """One of these texts."""
        value = self.text(name)
        if value not in known:
            raise RequestError(f"'{name}': no '{value[:40]}'. Known: {', '.join(known)}.")
        return value

    def texts(self, name: str, *, optional: bool = False) -> Mapping[str, str]:
        """Texts by name. A number would be read otherwise: 1.234 is typed 1,234 in Indonesian."""
        values = self._parts.get(name, {} if optional else None)
        if not isinstance(values, dict):
            raise RequestError(f"'{name}' is no object of texts but {_short(values)}.")
        for key, value in values.items():
            if not isinstance(value, str):
                raise RequestError(f"'{name}': '{key[:40]}' is no text but {_short(value)}.")
        return values

    def list(self, name: str) -> list[str]:
        """Several texts."""
        values = self._parts.get(name)
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise RequestError(f"'{name}' is no list of texts but {_short(values)}.")
        return values

    def flag(self, name: str, *, default: bool) -> bool:
        """Yes or no."""
        value = self._parts.get(name, default)
        if not isinstance(value, bool):
            raise RequestError(f"'{name}' is neither true nor false but {_short(value)}.")
        return value

    def calculator(self, package: str) -> str:
        """The id of a calculator of `package`."""
        try:
            return find_calculator(package, self.text("calculator")).id
        except UnknownCalculatorError as error:
            raise RequestError(str(error)) from error

    def locale(self) -> str:
        """A language that there are numbers for."""
        locale = self.text("locale")
        if locale not in number_tables():
            cure = did_you_mean(locale[:40], number_tables())
            raise RequestError(f"no language '{locale[:40]}'. {cure}")
        return locale

    def day(self, name: str) -> date | None:
        """A day such as "2026-11-21", None where there is none or it is empty."""
        text = self.text(name, "")
        try:
            return date.fromisoformat(text) if text else None
        except ValueError as error:
            raise RequestError(
                f"'{name}': '{text[:40]}' is no day. Write it as 2026-11-21."
            ) from error


def _short(value: object) -> str:
    return repr(value)[:40] if value is not None else "missing"
