"""Reruns of tests: told without delay, and counted in pytest's closing report."""

from __future__ import annotations

import socket
from typing import Any

import pytest


@pytest.hookimpl(trylast=True)
def pytest_configure(config: Any) -> None:
    """Let workers tell of reruns at once.

    pytest-rerunfailures sends two short messages a test to the process that counts; without
    TCP_NODELAY the second waits some 40 ms for the first to be acknowledged (Nagle's algorithm).
    """
    connection = getattr(getattr(config, "failures_db", None), "sock", None)
    if connection is not None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Count what pyproject.toml allows to be run again: only a browser that ended, in any worker."""
    ended = len(terminalreporter.stats.get("rerun", ()))
    terminalreporter.write_line(f"browsers that ended by themselves: {ended}")
