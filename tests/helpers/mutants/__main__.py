"""Put small faults into the code and tell which no test notices. Run by `make mutants`.

make mutants [SEED=n] [SAMPLE=300]
"""

from __future__ import annotations

import difflib
import itertools
import multiprocessing
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import click

from mutants.covering import Covering, measured
from mutants.reviewed import KnownFault, equivalents, known_faults
from mutants.sites import PACKAGES, Mutant, sampled
from mutants.trials import Bench, Outcome

ROOT = Path(__file__).resolve().parents[3]
AT_LEAST = 90
"""Per cent of the faults must be noticed, in each package."""
AT_MOST_EQUIVALENT = 5

_bench: Bench
_covering: Covering


def _open(root: Path, folder: str, covering: Path) -> None:
    global _bench, _covering
    _bench, _covering = Bench(root, folder), Covering(covering)


def _try(mutant: Mutant) -> Outcome:
    """First the tests that run the line, then those near it."""
    module = ".".join(Path(mutant.file).with_suffix("").parts[1:]).removesuffix(".__init__")
    with _bench.changed(mutant.file, mutant.after):
        if not _bench.imports(module):
            return Outcome(True, "cannot be imported")
        first = _covering.of_lines(mutant)
        outcome = _bench.run({test: _covering.seconds(test) for test in first})
        others = _covering.near(mutant) - first
        if outcome.killed or not others:
            return outcome
        return _bench.run({test: _covering.seconds(test) for test in others})


def _try_known(fault: KnownFault) -> Outcome:
    """The tests that are named, by a pytest of their own: some need a browser or Node.js."""
    text = (_bench.copy / fault.file).read_text("utf-8")
    command = [sys.executable, "-m", "pytest", "-qx", "-p", "no:cacheprovider", *fault.tests]
    with _bench.changed(fault.file, fault.put_into(text)):
        result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode not in (0, 1, 2):
        raise RuntimeError(f"{fault.name}: {result.stdout[-2000:]}{result.stderr[-2000:]}")
    return Outcome(result.returncode != 0, "")


def _whole(_: None) -> Outcome:
    return _bench.run({test: _covering.seconds(test) for test in _covering.tests})


@click.command(help=__doc__)
@click.option("--seed", default=1, help="Another number tries another sample.")
@click.option("--sample", default=300, help="How many faults, a third in each package.")
@click.option("--processes", default=2)
@click.option("--package", "packages", multiple=True, type=click.Choice(list(PACKAGES)))
@click.option("--known/--no-known", default=True, help="Whether the known faults are tried first.")
@click.option("--first-all/--no-first-all", default=True, help="All tests, without a fault.")
def main(
    seed: int, sample: int, processes: int, packages: Sequence[str], known: bool, first_all: bool
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
            initializer=_open,
            initargs=(ROOT, folder, covering.folder),
        ) as pool,
    ):
        clean = pool.submit(_whole, None) if first_all else None
        if known:
            faults = known_faults()
            for fault, outcome in zip(faults, pool.map(_try_known, faults), strict=True):
                click.echo(f"known: {fault.name}: {'noticed' if outcome.killed else 'NOT NOTICED'}")
                if not outcome.killed:
                    missed.append(f"the known fault '{fault.name}' in {fault.file}")
        if clean and (outcome := clean.result()).killed:
            sys.exit(f"Without any fault there is a failure: {outcome.by}")
        for package in names:
            spare = sampled(ROOT, package, seed, each + each // 5)
            missed += _campaign(pool, package, spare, each)
    click.echo(f"{time.monotonic() - begun:.0f} s in all.")
    if missed:
        sys.exit("Not enough is noticed: " + "; ".join(missed))


def _campaign(
    pool: ProcessPoolExecutor, package: str, spare: Sequence[Mutant], count: int
) -> list[str]:
    """Tries so many of the mutants, tells of those that survive, and gives what is wrong with the score.

    What cannot even be imported does not count: any test would notice it. Another one takes its place.
    """
    reviewed = equivalents()
    tried = (
        (mutant, outcome) for mutant, outcome in zip(spare, pool.map(_try, spare), strict=True)
    )
    counted = list(
        itertools.islice((pair for pair in tried if pair[1].by != "cannot be imported"), count)
    )
    same = {
        mutant: entry
        for mutant, outcome in counted
        for entry in reviewed
        if not outcome.killed and entry.is_this(mutant)
    }
    survivors = [mutant for mutant, outcome in counted if not outcome.killed and mutant not in same]
    for mutant in survivors:
        click.echo(_told(mutant, dict(counted)[mutant]))
    for mutant, entry in same.items():
        click.echo(f"{mutant.file}:{mutant.line}: the same, {entry.reason}")
    rest = len(counted) - len(same)
    score = 100 * (rest - len(survivors)) / rest if rest else 100
    click.echo(
        f"{package}: {score:.1f} % of {rest} faults are noticed, {len(survivors)} are not;"
        f" {len(same)} of {len(counted)} change nothing"
    )
    wrong = []
    if score < AT_LEAST:
        wrong.append(f"{package} {score:.1f} %, must be {AT_LEAST} %")
    if len(same) * 100 > len(counted) * AT_MOST_EQUIVALENT:
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
