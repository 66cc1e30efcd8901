"""Put small faults into the code and tell which no test notices. Run by `make mutants`.

make mutants [SEED=n] [SAMPLE=300]
"""

from __future__ import annotations

import difflib
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import click

from mutants import work
from mutants.covering import measured
from mutants.reviewed import equivalents, known_faults
from mutants.sites import PACKAGES, Mutant, sampled
from mutants.trials import Outcome

ROOT = Path(__file__).resolve().parents[3]
AT_LEAST = 90
"""Per cent of the faults must be noticed, in each package."""
AT_MOST_EQUIVALENT = 5


@click.command(help=__doc__)
@click.option("--seed", default=1, help="Another number tries another sample.")
@click.option("--sample", default=300, help="How many faults, a third in each package.")
@click.option("--processes", default=2)
@click.option("--package", "packages", multiple=True, type=click.Choice(list(PACKAGES)))
@click.option("--known/--no-known", default=True, help="Whether the known faults are tried first.")
@click.option("--verbose", is_flag=True, help="Tells what noticed each fault, too.")
@click.option("--first-all/--no-first-all", default=True, help="All tests, without a fault.")
def main(
    seed: int,
    sample: int,
    processes: int,
    packages: Sequence[str],
    known: bool,
    verbose: bool,
    first_all: bool,
) -> None:
    begun = time.monotonic()
    covering = measured(ROOT, processes)
    click.echo(f"Measured after {time.monotonic() - begun:.0f} s.")
    names = packages or list(PACKAGES)
    each = -(-sample // len(names))
    missed: list[str] = []
    with (
        tempfile.TemporaryDirectory(prefix="mutants-", ignore_cleanup_errors=True) as folder,
        ProcessPoolExecutor(
            processes,
            multiprocessing.get_context("spawn"),
            initializer=work.begin,
            initargs=(ROOT, folder, covering.folder),
        ) as pool,
    ):
        clean = pool.submit(work.try_without_fault) if first_all else None
        if known:
            faults = known_faults()
            named = sorted({test for fault in faults for test in fault.tests})
            if pool.submit(work.fails, named).result():
                sys.exit(f"A test of a known fault fails without it. See: pytest {' '.join(named)}")
            for fault, outcome in zip(faults, pool.map(work.try_known, faults), strict=True):
                click.echo(f"known: {fault.name}: {'noticed' if outcome.killed else 'NOT NOTICED'}")
                if not outcome.killed:
                    missed.append(f"the known fault '{fault.name}' in {fault.file}")
        if clean and (outcome := clean.result()).killed:
            sys.exit(f"Without any fault there is a failure: {outcome.by}")
        for package in names:
            spare = sampled(ROOT, package, seed, each + each // 5)
            missed += _campaign(pool, package, spare, each, verbose)
    click.echo(f"{time.monotonic() - begun:.0f} s in all.")
    if missed:
        sys.exit("Not enough is noticed: " + "; ".join(missed))


def _campaign(
    pool: ProcessPoolExecutor, package: str, spare: Sequence[Mutant], count: int, verbose: bool
) -> list[str]:
    """Tries so many of the mutants, tells of those that survive, and gives what is wrong with the score.

    What cannot even be imported does not count: any test would notice it. Another one takes its place.
    """
    reviewed = equivalents()
    counted, survivors, same = 0, 0, 0
    for mutant, outcome in zip(spare, pool.map(work.try_mutant, spare), strict=True):
        if counted == count:
            break
        if outcome.by == work.STILLBORN:
            continue
        counted += 1
        entry = next((entry for entry in reviewed if entry.is_this(mutant)), None)
        if outcome.killed:
            if verbose:
                click.echo(f"{mutant.file}:{mutant.line}: {mutant.operator}: {outcome.by}")
        elif entry:
            same += 1
            click.echo(f"{mutant.file}:{mutant.line}: the same, {entry.reason}")
        else:
            survivors += 1
            click.echo(_told(mutant, outcome))
    rest = counted - same
    score = 100 * (rest - survivors) / rest if rest else 100
    click.echo(
        f"{package}: {score:.1f} % of {rest} faults are noticed, {survivors} are not;"
        f" {same} of {counted} change nothing"
    )
    wrong = []
    if score < AT_LEAST:
        wrong.append(f"{package} {score:.1f} %, must be {AT_LEAST} %")
    if same * 100 > counted * AT_MOST_EQUIVALENT:
        wrong.append(f"{package}: more than {AT_MOST_EQUIVALENT} % are said to change nothing")
    return wrong


def _told(mutant: Mutant, outcome: Outcome) -> str:
    diff = difflib.unified_diff(
        mutant.before.splitlines(), mutant.after.splitlines(), lineterm="", n=1
    )
    lines = list(diff)[3:]
    head = f"\n{mutant.file}:{mutant.line}: {mutant.operator} in {mutant.function or 'the module'}"
    return "\n".join(
        [f"{head}, not noticed by {outcome.tests} tests. {outcome.by}".rstrip(), *lines]
    )


if __name__ == "__main__":
    main()
