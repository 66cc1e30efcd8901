"""One fault at a time is tried: in a copy of the tree, in a process that has everything but our code imported already.

A new process for each fault would spend most of its time on importing pytest, Hypothesis, Playwright and MkDocs.
So a process imports them once and forks; only the child imports our code, the fault included.
"""

from __future__ import annotations

import importlib
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from mutants.chosen import Chosen
from mutants.copies import copy_environment, make_copy

_IMPORTED = (
    "hypothesis",
    "playwright.sync_api",
    "babel.messages.frontend",
    "mkdocs.commands.build",
    "material.plugins.search.plugin",
    "mkdocs_static_i18n.plugin",
    "bs4",
    "selenium.webdriver",
    "rich.table",
    "brotli",
    "yaml",
)
_BROKEN = 70
_MEMORY = 4 * 2**30


@dataclass(frozen=True)
class Outcome:
    """What became of a fault."""

    killed: bool
    by: str
    """The first test that failed, or what else ended the run."""
    seconds: float = 0
    tests: int = 0


class Bench:
    """A copy of the tree in which faults are tried. There is one in each process."""

    copy: Path

    def __init__(self, root: Path, folder: str) -> None:
        self.copy = make_copy(root, Path(tempfile.mkdtemp(dir=folder)) / "copy")
        os.chdir(self.copy)
        os.environ |= copy_environment(self.copy)
        os.environ.pop("PYTEST_ADDOPTS", None)
        sys.dont_write_bytecode = True
        sys.path[:0] = os.environ["PYTHONPATH"].split(os.pathsep)
        for name in _IMPORTED:
            try:
                importlib.import_module(name)
            except ImportError:
                continue

    @contextmanager
    def changed(self, file: str, text: str) -> Iterator[None]:
        """The file of the copy holds the text for a while."""
        path = self.copy / file
        times, before = path.stat(), path.read_bytes()
        path.write_text(text, "utf-8")
        try:
            yield
        finally:
            path.write_bytes(before)
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    def imports(self, module: str) -> bool:
        """Whether the module, as it is now in the copy, can be imported."""
        status, _ = self._forked(lambda: _imported(module), 30)
        return status == 0

    def run(self, seconds: dict[str, float]) -> Outcome:
        """These tests, up to the first that fails; much longer than usual counts as noticed."""
        if not seconds:
            return Outcome(False, "no test runs this line")
        verdict = self.copy.parent / "verdict"
        verdict.unlink(missing_ok=True)
        begun = time.monotonic()
        status, log = self._forked(
            lambda: _tests(seconds, verdict, self.copy.parent), 60 + 3 * sum(seconds.values())
        )
        took = time.monotonic() - begun
        if verdict.exists():
            return Outcome(True, verdict.read_text("utf-8"), took, len(seconds))
        if -status in (signal.SIGPROF, signal.SIGXCPU, signal.SIGALRM, signal.SIGKILL):
            return Outcome(True, "ran much longer than usual", took, len(seconds))
        if status == pytest.ExitCode.OK:
            return Outcome(False, "", took, len(seconds))
        raise RuntimeError(f"the tests could not be run: {log[-3000:]}")

    def _forked(self, work: Callable[[], int], cpu: float) -> tuple[int, str]:
        log = self.copy.parent / "log"
        child = os.fork()
        if not child:
            os.setsid()
            with log.open("wb", 0) as output:
                os.dup2(output.fileno(), 1)
                os.dup2(output.fileno(), 2)
            whole = int(cpu) + 1
            resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 5))
            resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
            signal.alarm(10 * whole)
            status = _BROKEN
            try:
                status = work()
            except BaseException:
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(status)
        _, raw = os.waitpid(child, 0)
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        return os.waitstatus_to_exitcode(raw), log.read_text("utf-8", "replace")


def _imported(module: str) -> int:
    importlib.import_module(module)
    return 0


def _tests(seconds: dict[str, float], verdict: Path, folder: Path) -> int:
    chosen = Chosen(seconds, verdict)
    status = pytest.main(
        [
            *("-q", "-x", "--no-header", "--tb=line", "--reruns=0"),
            *("-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov"),
            *("-W", "ignore:Module already imported"),
            f"--basetemp={folder / 'tmp'}",
            *sorted({test.split("::")[0] for test in seconds}),
        ],
        plugins=[chosen],
    )
    if status == pytest.ExitCode.OK and chosen.collected < len(seconds):
        verdict.write_text("a test is not there any more", "utf-8")
    return int(status)
