"""A line of pytest's closing report: how many tests were run again, and why that may be."""

from __future__ import annotations

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Count what pyproject.toml allows to be run again: only a browser that ended, in any worker."""
    ended = len(terminalreporter.stats.get("rerun", ()))
    terminalreporter.write_line(f"browsers that ended by themselves: {ended}")
