"""The measurements as Markdown, and their place in a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from dragoman.compression import write_whole

from .measuring import MEGABYTE, PAUSE, TIDIED, VARIANTS, WARM_LOADS, Edits, Times

BEGIN, END = "<!-- bench-runtime: begin -->", "<!-- bench-runtime: end -->"
PEER = "stock"


def markdown(
    starts: Mapping[str, Mapping[str, Times]],
    edits: Mapping[str, Edits],
    versions: Mapping[str, str],
    setting: str,
) -> str:
    """Tables of starts, with their share of stock Pyodide's time, of phases and of edits.

    `versions` are the peers' by package, `setting` says how and where it was measured.
    """
    compared = ", ".join(f"{name} {version}" for name, version in versions.items())
    lines = [
        f"{setting}, each followed by {WARM_LOADS} loads from its cache; the intent comes {PAUSE:g} s after the page's load.",
        f"Compared with {compared}, both served by the same host, with the same packages as bytecode; PyScript takes the",
        "same self-hosted Pyodide. WebKitGTK takes nothing compressed with brotli over plain HTTP. Memory is by how much the process",
        f"that runs page and worker has grown {TIDIED:g} s after the first answer: compiled code, and all that is not tidied up, included.",
        "",
        "| engine | runtime | cold, ms | warm, ms | of Pyodide's, cold | warm | sent, MB | memory, MB |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    for engine, by_variant in starts.items():
        peer = by_variant[PEER].medians if PEER in by_variant else None
        for key, times in by_variant.items():
            cold, warm = times.medians
            shares = (
                [f"1/{it / own:.1f}" for it, own in zip(peer, (cold, warm), strict=True)]
                if peer
                else ["", ""]
            )
            cells = [
                engine,
                VARIANTS[key].name,
                f"{cold:.0f}",
                f"{warm:.0f}",
                *shares,
                f"{times.sent / MEGABYTE:.2f}",
                f"{times.memory:.0f}",
            ]
            lines.append(f"| {' | '.join(cells)} |")
    lines += ["", "Where a warm start spends its time, in ms since the worker was made:", ""]
    for engine, by_variant in starts.items():
        for key, times in by_variant.items():
            if times.phases:
                phases = ", ".join(f"{name} {ms}" for name, ms in times.phases)
                lines.append(f"* {engine}, {VARIANTS[key].name}: {phases}")
    if edits:
        lines += [
            "",
            "| engine | edit to repainted answer, median, ms | 95th percentile, ms | longest task, ms | first edit on the next page, ms |",
            "|---|---:|---:|---:|---:|",
        ]
        for engine, times_of in edits.items():
            longest = f"{times_of.longest_task:.0f}" if times_of.longest_task else "under 50"
            longest = longest if engine == "chromium" else "not told"
            cells = [engine, *(f"{it:.0f}" for it in (times_of.median, times_of.late)), longest]
            lines.append(f"| {' | '.join(cells)} | {times_of.next_page:.0f} |")
    return "\n".join(lines)


def write_between_markers(path: Path, text: str) -> None:
    """Put `text` between the two markers in a file. Raises ValueError when they are not there."""
    old = path.read_text("utf-8")
    pattern = re.compile(f"(?<={re.escape(BEGIN)}\n).*?(?={re.escape(END)})", re.DOTALL)
    if not pattern.search(old):
        raise ValueError(
            f"{path}:1: has no line '{BEGIN}'. Put it, and '{END}', where the table shall stand."
        )
    write_whole(path, pattern.sub(lambda _: f"{text}\n", old).encode())
