"""Runs the scripts of this folder, which make files for the site with Node.js."""

from __future__ import annotations

import subprocess
from pathlib import Path

from dragoman.npm import find_tool

MAKING = Path(__file__).parent


class MakingError(Exception):
    """A script failed; the message is what it said was wrong."""


def run_node(script: str, work: str) -> None:
    """Run `script` with `work`, JSON, on its standard input. Raises MakingError, NpmError."""
    done = subprocess.run(
        [find_tool("node"), str(MAKING / script)],
        input=work,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"{script} gave no reason"]
        raise MakingError(next((line for line in lines if "rror" in line), lines[-1]))
