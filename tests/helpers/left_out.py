"""Tests that need what this machine does not have are left out, and the closing report says so; in CI they fail."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Generator

import pytest

from missing import MissingError

_BEGINNING = "left out: "


def _leave_out(error: MissingError) -> None:
    if os.environ.get("CI"):
        pytest.fail(f"{error} CI leaves nothing out.")
    pytest.skip(f"{_BEGINNING}{error}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    """A fixture found that something is missing."""
    try:
        yield
    except MissingError as error:
        _leave_out(error)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """The test itself found it."""
    try:
        yield
    except MissingError as error:
        _leave_out(error)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out, for how many tests, and how to get it."""
    reasons = Counter[str]()
    for report in terminalreporter.stats.get("skipped", ()):
        _, found, reason = str(report.longrepr[2]).partition(_BEGINNING)
        if found:
            reasons[reason] += 1
    for reason, count in reasons.items():
        terminalreporter.write_line(f"{_BEGINNING}{reason} (tests: {count})", yellow=True)
