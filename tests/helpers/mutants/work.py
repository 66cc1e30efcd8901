"""What each process of the campaign does: it has a copy of the tree, and tries one fault after another in it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from mutants.covering import Covering
from mutants.reviewed import KnownFault
from mutants.sites import Mutant
from mutants.trials import Bench, Outcome

STILLBORN = "cannot be imported"

_bench: Bench
_covering: Covering


def begin(root: Path, folder: str, covering: Path) -> None:
    """Make this process's copy of the tree."""
    global _bench, _covering
    _bench, _covering = Bench(root, folder), Covering(covering)


def try_mutant(mutant: Mutant) -> Outcome:
    """First the tests that run the line, then those near it."""
    module = ".".join(Path(mutant.file).with_suffix("").parts[1:]).removesuffix(".__init__")
    with _bench.changed(mutant.file, mutant.after):
        if not _bench.imports(module):
            return Outcome(True, STILLBORN)
        first = _covering.of_lines(mutant)
        outcome = _bench.run({test: _covering.seconds(test) for test in first})
        others = _covering.near(mutant) - first
        if outcome.killed or not others:
            return outcome
        return _bench.run({test: _covering.seconds(test) for test in others})


def try_known(fault: KnownFault) -> Outcome:
    """The tests that are named, by a pytest of their own: some need a browser or Node.js."""
    text = (_bench.copy / fault.file).read_text("utf-8")
    with _bench.changed(fault.file, fault.put_into(text)):
        return Outcome(fails(fault.tests), "")


def fails(tests: Sequence[str]) -> bool:
    """Whether any of these tests fails, in the copy as it is now."""
    command = [sys.executable, "-m", "pytest", "-qx", "-p", "no:cacheprovider", *tests]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode not in (0, 1, 2):
        raise RuntimeError(f"{' '.join(tests)}: {result.stdout[-2000:]}{result.stderr[-2000:]}")
    return result.returncode != 0


def try_without_fault() -> Outcome:
    """All tests, in the order in which faults are tried."""
    return _bench.run({test: _covering.seconds(test) for test in _covering.tests})
