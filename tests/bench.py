"""How long the build and the calculators take, on this machine: medians. Run by `make bench`.

make bench [BENCH="--runs N --skip-build --only coverage"]
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

from calculator_kit import bridge
from dragoman.building import build_site
from dragoman.calculators.runtime import calculators_bundle
from dragoman.runtime.bundle import ask_bundle, time_bundle
from timed_answers import TIMED_ANSWERS

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "support_costs"
EDITS = 100
"""Answers of one kind in Pyodide, one after the other."""
FIRST = 10
"""Of them: WebAssembly is several times slower until the browser has compiled it thoroughly."""


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


def time_answers(runs: int, only: str) -> Table:
    """One answer of each kind, text and charts included, and what a reader may wait for it.

    In Pyodide, what a reader gets who edits one calculator, from the start of Python on; its first
    answer, which fetches the words of the language, is left out.
    """
    bundle = calculators_bundle(PACKAGE, ROOT / ".cache" / "dragoman")
    bridge.open_package(PACKAGE)
    columns = ("answer", "CPython", "Pyodide in Node.js", f"its first {FIRST}", "limit")
    table = Table(*columns, title="An answer in Hebrew")
    for answer in TIMED_ANSWERS:
        if only not in ("", answer.calculator):
            continue
        texts = list(map(json.dumps, answer.requests(runs * 5 + 2, "he")))
        _ask_last(texts)
        _ask_last(texts)
        here = median_ms(partial(_ask_last, texts), runs * 5)
        edits = answer.requests(EDITS + 1, "he")
        times = [time_bundle(bundle, edits, snapshot=True)[1:] for _ in range(min(runs, 3))]
        there, first = (
            statistics.median(one for run in times for one in run[:count])
            for count in (EDITS, FIRST)
        )
        late = " [red]above[/red]" if there > answer.limit_ms else ""
        table.add_row(
            answer.name,
            f"{here:.1f} ms",
            f"{there:.1f} ms{late}",
            f"{first:.1f} ms",
            f"{answer.limit_ms} ms",
        )
    start = median_ms(partial(ask_bundle, bundle, [], snapshot=True), min(runs, 3))
    table.add_row("(start of Python)", "", f"{start:.0f} ms", "", "")
    return table


def _ask_last(requests: list[str]) -> str:
    return bridge.ask(requests.pop())


@click.command()
@click.option("--runs", default=5, show_default=True, type=click.IntRange(1, 100))
@click.option("--skip-build", is_flag=True, help="Time the calculators only.")
@click.option("--only", default="", metavar="CALCULATOR", help="Time this calculator only.")
def main(runs: int, skip_build: bool, only: str) -> None:
    """Print medians of builds and answers."""
    console = Console()
    if not (skip_build or only):
        console.print(time_builds(runs))
    console.print(time_answers(runs, only))


if __name__ == "__main__":
    main()
