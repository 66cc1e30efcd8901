"""How fast Python answers in readers' browsers, beside stock Pyodide and PyScript: medians. Run by `make bench-runtime`.

python tests/bench_runtime.py [--engines chromium,firefox] [--runs N] [--edits N] [--write]
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parent / "helpers"))

from engines import ENGINES, running
from runtime_bench.measuring import VARIANTS, Edits, Times, time_edits, time_starts
from runtime_bench.report import markdown, write_between_markers
from runtime_bench.site import make_site
from web_host import Host, hosting

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "dragoman"
LOOSE = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:"
"""What the peers need of a policy."""


@click.command()
@click.option("--engines", default=",".join(ENGINES), show_default=True)
@click.option("--variants", default=",".join(VARIANTS), show_default=True)
@click.option("--runs", default=5, show_default=True, type=click.IntRange(1, 50))
@click.option("--edits", default=200, show_default=True, type=click.IntRange(0, 1000))
@click.option("--write", is_flag=True, help="Write the tables into CONTRIBUTING.md as well.")
def main(engines: str, variants: str, runs: int, edits: int, write: bool) -> None:
    """Print medians of starts, edits, and what goes over the wire."""
    console = Console()
    starts: dict[str, dict[str, Times]] = {}
    edited: dict[str, Edits] = {}
    with tempfile.TemporaryDirectory() as folder:
        versions = make_site(Path(folder), CACHE)
        for name in engines.split(","):
            with running(name) as engine:
                host = Host(
                    Path(folder), max_age=31_536_000, base_policy=LOOSE, has_precompressed=True
                )
                with hosting(host):
                    starts[name] = {}
                    for key in variants.split(","):
                        console.print(f"{name}: {VARIANTS[key].name} ...")
                        starts[name][key] = time_starts(engine, host, VARIANTS[key], runs)
                if edits:
                    guide = Host(ROOT / "site", has_precompressed=True)
                    with hosting(guide):
                        edited[name] = time_edits(engine, guide, edits)
    console.print(_table(starts))
    text = markdown(starts, edited, versions, _setting(runs))
    console.print(text, markup=False, highlight=False)
    if write:
        write_between_markers(ROOT / "CONTRIBUTING.md", text)


def _table(starts: dict[str, dict[str, Times]]) -> Table:
    table = Table("engine", "", "cold, ms", "warm, ms", "MB", title="From intent to first answer")
    for engine, by_variant in starts.items():
        for key, times in by_variant.items():
            cold, warm = times.medians
            size = f"{times.sent / 1e6:.2f}"
            table.add_row(engine, VARIANTS[key].name, f"{cold:.0f}", f"{warm:.0f}", size)
    return table


def _setting(runs: int) -> str:
    options = " ".join(sys.argv[1:])
    command = f"python tests/bench_runtime.py {options}".strip()
    day = datetime.now(UTC).date().isoformat()
    machine = f"{platform.machine()}, {_processors()} processors"
    return f"`{command}` on {day}, {machine}, {platform.system()}; medians of {runs} fresh profiles"


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


if __name__ == "__main__":
    main()
