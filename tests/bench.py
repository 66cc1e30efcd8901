"""How long the build and the calculators take, on this machine: medians. Run by `make bench`.

python tests/bench.py [--runs N] [--skip-build]
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from calculator_kit import door
from calculator_kit.calculators import calculators
from dragoman.building import build_site
from dragoman.calculators.runtime import calculators_bundle
from dragoman.runtime.bundle import ask_bundle

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "support_costs"
ASKED = 100
"""Answers that one measurement in Pyodide is the mean of."""


def median_ms(work: Callable[[], object], runs: int) -> float:
    """The median time of `work`, in milliseconds."""
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1000


def time_builds(runs: int) -> Table:
    """Whole builds of the guide, the browser runtime being there already."""
    table = Table("build of the guide", "median", title="Builds")
    with tempfile.TemporaryDirectory() as folder:
        ms = median_ms(lambda: build_site(ROOT / "mkdocs.yml", Path(folder, "site")), runs)
    table.add_row("four languages, no cache of pages", f"{ms / 1000:.1f} s")
    return table


def time_answers(runs: int) -> Table:
    """One answer of each calculator to its defaults, text and charts included."""
    bundle = calculators_bundle(PACKAGE, ROOT / ".cache" / "dragoman")
    door.open_package(PACKAGE)
    table = Table("calculator", "CPython", "Pyodide in Node.js", title="An answer in Hebrew")
    start = median_ms(lambda: ask_bundle(bundle, [], snapshot=True), min(runs, 5))
    for name in calculators(PACKAGE):
        request = {"op": "answer", "calculator": name, "locale": "he", "inputs": {}}
        text = json.dumps(request)
        door.ask(text)
        here = median_ms(partial(door.ask, text), runs * 5)
        many = [request] * ASKED
        there = median_ms(partial(ask_bundle, bundle, many, snapshot=True), min(runs, 3))
        table.add_row(name, f"{here:.1f} ms", f"{(there - start) / ASKED:.1f} ms")
    table.add_row("(start of Python)", "", f"{start:.0f} ms")
    return table


@click.command()
@click.option("--runs", default=5, show_default=True, type=click.IntRange(1, 100))
@click.option("--skip-build", is_flag=True, help="Time the calculators only.")
def main(runs: int, skip_build: bool) -> None:
    """Print medians of builds and answers."""
    console = Console()
    if not skip_build:
        console.print(time_builds(runs))
    console.print(time_answers(runs))


if __name__ == "__main__":
    main()
