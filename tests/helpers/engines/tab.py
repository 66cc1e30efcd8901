"""What every engine offers: profiles of their own, and tabs in them."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

from patience import wait_until

HERE = Path(__file__).parent
LISTENER = (HERE / "listener.js").read_text("utf-8")
"""Run before a page's own scripts: keeps breaches of the policy."""
CONSOLE = (HERE / "console.js").read_text("utf-8")
"""The same for errors and warnings, where the engine itself tells of none."""


class TimedOutError(AssertionError):
    """Something that was waited for did not happen."""


class BrowserGoneError(Exception):
    """The browser or its driver ended, or fell silent, in the middle: nothing was learnt of the page.

    Only a test that ends with this is run again, see pyproject.toml; the next profile is one of a
    browser started anew.
    """


class Tab(ABC):
    """One page after another, as a reader sees them."""

    def __init__(self) -> None:
        self._complaints: list[str] = []
        self._violations: list[str] = []
        self._requests: list[str] = []

    def goto(self, address: str) -> None:
        """Go to an address, and wait until the page has loaded."""
        self._gather()
        self._goto(address)

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression, awaited if it is a promise; it must fit into JSON.

        Raises RuntimeError if the script fails; BrowserGoneError, as everything here does.
        """
        text = self._evaluate(
            f"(async () => JSON.stringify((await ({expression})) ?? null))()"
            ".then((value) => value, (reason) => `!${reason}`)"
        )
        if text.startswith("!"):
            raise RuntimeError(f"{expression}: {text[1:]}")
        return json.loads(text)

    def wait_for(self, expression: str, seconds: float = 30) -> Any:
        """Wait until an expression is true in the page, also in one that is loaded meanwhile.

        Returns its value. Raises TimedOutError.
        """
        trouble = ""

        def ask() -> Any:
            nonlocal trouble
            try:
                value, trouble = self.evaluate(expression), ""
            except RuntimeError as error:
                value, trouble = None, f": {error}"
            return value

        # No protocol has an event for it in a page that may be exchanged meanwhile.
        if value := wait_until(ask, seconds):
            return value
        raise TimedOutError(f"{expression} was not true within {seconds} s{trouble}")

    def wait_for_text(self, selector: str, text: str, seconds: float = 30) -> None:
        """Wait until an element has this text, white space at its ends aside."""
        found = f"document.querySelector({json.dumps(selector)})?.textContent.trim()"
        try:
            self.wait_for(f"{found} === {json.dumps(text)}", seconds)
        except TimedOutError:
            told = self.evaluate(found)
            raise TimedOutError(f"{selector} has the text {told!r}, not {text!r}") from None

    def text(self, selector: str) -> str:
        """The text of the first such element, white space at its ends aside."""
        return str(self._of(selector, "textContent.trim()"))

    def attribute(self, selector: str, name: str) -> str | None:
        """An attribute of the first such element."""
        value = self._of(selector, f"getAttribute({json.dumps(name)})")
        return None if value is None else str(value)

    def type(self, selector: str, text: str) -> None:
        """Put the focus into a field, and type `text` over what is there, key by key."""
        self._of(selector, "scrollIntoView({block: 'center'})")
        self._of(selector, "focus()")
        self._of(selector, "select()")
        self._type(text)

    def click(self, selector: str) -> None:
        """Click into the middle of an element."""
        self._of(selector, "scrollIntoView({block: 'center'})")
        self._click(selector)

    def complaints(self) -> list[str]:
        """Errors and warnings of all pages so far, on the console or uncaught."""
        self._gather()
        return list(self._complaints)

    def violations(self) -> list[str]:
        """Breaches of the policy that the documents so far were told of.

        A worker's are not among them: `web_host` hears of those, too, from a browser that
        `Engine.reports_workers`.
        """
        self._gather()
        return list(self._violations)

    def requests(self) -> list[str]:
        """Addresses on some host that were asked for, as far as the engine tells of them."""
        self._gather()
        return [address for address in self._requests if address.startswith(("http", "ws"))]

    def _of(self, selector: str, what: str) -> Any:
        return self.evaluate(f"document.querySelector({json.dumps(selector)}).{what}")

    def _gather(self) -> None:
        """Take what the listener in the page has noticed."""
        noticed = self._evaluate("JSON.stringify(globalThis.noticed?.splice(0) ?? [])")
        for kind, text in json.loads(noticed):
            (self._violations if kind == "violation" else self._complaints).append(text)

    @abstractmethod
    def _goto(self, address: str) -> None: ...

    @abstractmethod
    def _evaluate(self, expression: str) -> str:
        """The text that an expression, or the promise it gives, has as its value."""

    @abstractmethod
    def _type(self, text: str) -> None: ...

    @abstractmethod
    def _click(self, selector: str) -> None: ...

    @abstractmethod
    def back(self) -> None:
        """Go back in the tab's history."""

    @abstractmethod
    def screenshot(self, path: Path) -> None:
        """Write what can be seen as a PNG."""

    @abstractmethod
    def close(self) -> None:
        """Close the tab."""


class Profile(ABC):
    """Cookies, storage and cache of their own, without extras of another profile."""

    @abstractmethod
    def new_tab(self) -> Tab:
        """An empty tab."""

    def open(self, address: str) -> Tab:
        """A new tab with the page at an address."""
        tab = self.new_tab()
        tab.goto(address)
        return tab

    @abstractmethod
    def go_offline(self, offline: bool = True) -> None:
        """Cut or restore the network, where `Engine.goes_offline`."""

    @abstractmethod
    def close(self) -> None:
        """Close all tabs and forget everything."""


class Engine(AbstractContextManager["Engine"]):
    """A browser that runs, and is started anew for the next profile should it have ended."""

    name: str
    goes_offline = True
    """Whether the browser itself can cut the network; where not, the host has to."""
    listens_early = True
    """Whether it can run scripts before a page's own; where not, the host has to put them there."""

    reports_workers = True
    """Whether it tells the host of workers' breaches of their policy; where not, nobody hears of them."""

    def prelude(self, script: str = "") -> str:
        """What the host has to run first in each page: `script`, and what the engine cannot do itself."""
        return script if self.listens_early else f"{LISTENER}{CONSOLE}{script}"

    @abstractmethod
    def close(self) -> None:
        """End the browser."""

    def __exit__(self, *error: object) -> None:
        self.close()

    @abstractmethod
    def open_profile(self) -> Profile:
        """A fresh profile."""

    @contextmanager
    def new_profile(self) -> Iterator[Profile]:
        """A fresh profile that is closed with the block."""
        profile = self.open_profile()
        try:
            yield profile
        finally:
            with suppress(BrowserGoneError):
                profile.close()
