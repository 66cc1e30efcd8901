"""Which tests run a line: measured once for a state of the sources, then kept in `.cache/mutants`."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

import click
import grimp
from coverage import CoverageData

from mutants.copies import copy_environment, files_of, make_copy
from mutants.noting import NOTES
from mutants.sites import PACKAGES, Mutant

UNIT = "not browser and not node and not server and not site"

_CONFIG = """
[run]
parallel = true
relative_files = true
context = ${{MUTANTS_TEST-}}
source_pkgs =
  {packages}
[paths]
plugins =
  plugins
  */copy/plugins
calculators =
  calculators
  */copy/calculators
"""
_IN_PROCESSES = """
import os
if "MUTANTS_TEST" in os.environ:
    import coverage
    coverage.process_startup()
"""
"""Processes that a test starts, such as a build, count as run by that test."""


@dataclass(frozen=True)
class Covering:
    """What a run of all unit tests has told."""

    folder: Path

    @cached_property
    def _data(self) -> CoverageData:
        data = CoverageData(basename=str(self.folder / "coverage.db"))
        data.read()
        return data

    @cached_property
    def _notes(self) -> dict[str, dict[str, object]]:
        return cast(
            "dict[str, dict[str, object]]",
            json.loads((self.folder / "notes.json").read_text("utf-8")),
        )

    @cached_property
    def _sharing(self) -> dict[str, set[str]]:
        """Fixture of a file, folder or session: the tests that use it."""
        found: dict[str, set[str]] = {}
        for test, note in self._notes.items():
            for fixture in cast("list[str]", note["shared"]):
                found.setdefault(fixture, set()).add(test)
        return found

    @cached_property
    def _graph(self) -> grimp.ImportGraph:
        return grimp.build_graph(*PACKAGES, cache_dir=None)

    def seconds(self, test: str) -> float:
        """How long it computes."""
        return cast("float", self._notes[test]["seconds"])

    @property
    def tests(self) -> set[str]:
        """All unit tests."""
        return set(self._notes)

    def of_lines(self, mutant: Mutant) -> set[str]:
        """The tests that run the statement."""
        by_line = self._data.contexts_by_lineno(mutant.file)
        first, last = mutant.lines
        return self._named(
            context for line in range(first, last + 1) for context in by_line.get(line, ())
        )

    def near(self, mutant: Mutant) -> set[str]:
        """The tests that run anything of the module or of those that import it.

        A line that runs when its module is imported, or once and is kept, belongs to no test of its own.
        """
        root, *parts = Path(mutant.file).with_suffix("").parts
        name = ".".join(parts).removesuffix(".__init__")
        found: set[str] = set()
        level = {name}
        for depth in range(4):
            here = {test for module in level for test in self._of_module(root, module)}
            found |= here
            if depth and here:
                break
            level = {
                importer
                for module in level
                if module in self._graph.modules
                for importer in self._graph.find_modules_that_directly_import(module)
            }
        return found

    def _of_module(self, root: str, module: str) -> set[str]:
        top = module.split(".")[0]
        stem = f"{PACKAGES[top]}/{module.replace('.', '/')}"
        return self._named(
            context
            for file in (f"{stem}.py", f"{stem}/__init__.py")
            if file in self._data.measured_files()
            for contexts in self._data.contexts_by_lineno(file).values()
            for context in contexts
        )

    def _named(self, contexts: object) -> set[str]:
        found: set[str] = set()
        for context in set(cast("list[str]", contexts)):
            test, _, phase = context.rpartition("|")
            if test in self._notes:
                found.add(test)
                if phase == "setup":
                    for fixture in cast("list[str]", self._notes[test]["shared"]):
                        found |= self._sharing[fixture]
        return found


def measured(root: Path, processes: int) -> Covering:
    """The measure for the sources as they are, taken now unless it is there."""
    kept = kept_for(root)
    if not (kept / "notes.json").exists():
        kept.mkdir(parents=True, exist_ok=True)
        click.echo("Running all unit tests once, to see which lines each of them runs ...")
        _measure(root, kept, processes)
    return Covering(kept)


def kept_for(root: Path) -> Path:
    """Where the measure of these very sources is kept."""
    digest = hashlib.sha256()
    for file in sorted(files_of(root)):
        if file.parts[0] in ("calculators", "plugins", "tests", "docs") or len(file.parts) == 1:
            digest.update(f"{file}\0".encode() + (root / file).read_bytes())
    return root / ".cache" / "mutants" / digest.hexdigest()[:16]


def _measure(root: Path, kept: Path, processes: int) -> None:
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = make_copy(root, Path(folder) / "copy")
        notes = Path(folder) / "notes"
        notes.mkdir()
        config = Path(folder) / "coveragerc"
        config.write_text(_CONFIG.format(packages="\n  ".join(PACKAGES)), "utf-8")
        (Path(folder) / "sitecustomize.py").write_text(_IN_PROCESSES, "utf-8")
        environment = copy_environment(copy)
        environment["PYTHONPATH"] += os.pathsep + folder
        result = subprocess.run(
            [
                *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"),
                *("-p", "mutants.noting", "-n", str(processes), "-m", UNIT),
                *("--cov", f"--cov-config={config}", "--cov-context=test", "--cov-report="),
                "tests",
            ],
            cwd=copy,
            env={**os.environ, **environment, NOTES: str(notes)}
            | {"COVERAGE_FILE": str(kept / "coverage.db"), "COVERAGE_PROCESS_START": str(config)},
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode:
            sys.exit(
                f"{result.stdout[-6000:]}\n{result.stderr[-2000:]}\n"
                "The unit tests must pass before a fault can show in them: see `make check`."
            )
        together: dict[str, object] = {}
        for file in notes.iterdir():
            together |= json.loads(file.read_text("utf-8"))
        (kept / "notes.json").write_text(json.dumps(together), "utf-8")
