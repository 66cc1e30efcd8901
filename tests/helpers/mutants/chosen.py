"""A plugin for pytest that runs the chosen tests only, quick files first, and names the first that fails."""

from __future__ import annotations

import signal
from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from mutants.profile import same_examples


@dataclass(eq=False)
class Chosen:
    """The plugin: which tests, each with the seconds that it takes."""

    seconds: dict[str, float]
    verdict: Path
    """Here the first test that fails is written."""
    collected: int = field(default=0, init=False)

    def pytest_sessionstart(self) -> None:
        same_examples()

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        whole: dict[str, float] = {}
        for test, seconds in self.seconds.items():
            file = test.split("::")[0]
            whole[file] = whole.get(file, 0) + seconds
        chosen = [item for item in items if item.nodeid in self.seconds]
        chosen.sort(
            key=lambda item: (
                whole[item.nodeid.split("::")[0]],
                item.nodeid.split("::")[0],
                self.seconds[item.nodeid],
            )
        )
        items[:] = chosen
        self.collected = len(chosen)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, bool, bool]:
        """A test that computes three times as long as usual, and 5 s, ends the process."""
        signal.setitimer(signal.ITIMER_PROF, 5 + 3 * self.seconds[item.nodeid])
        return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self._tell(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self._tell(f"{report.nodeid} cannot be read")

    def _tell(self, test: str) -> None:
        if not self.verdict.exists():
            self.verdict.write_text(test, "utf-8")
