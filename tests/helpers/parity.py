"""Ask another Python and this one the same random questions, and list where they differ.

python tests/helpers/parity.py [COUNT] [--seed N] [--python PATH]...

Without `--python` the other one is the browser's, started in Node.js. With it, each interpreter
named is asked; it needs no packages: calculators/ runs from its folder, without a site, under
another hash seed, and with every warning an error.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from calculator_kit import bridge
from dragoman.calculators.runtime import calculators_bundle
from dragoman.runtime.bundle import Bundle, ask_bundle
from random_requests import random_requests

PACKAGE = "support_costs"
ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "dragoman"
BATCH = 1000
"""Answers are compared so many at a time: all of them together would not fit into one text."""

_IN_ANOTHER = f"""
import json, sys
sys.path.insert(0, {str(ROOT / "calculators")!r})
from calculator_kit import bridge
bridge.open_package({PACKAGE!r})
asked = json.load(sys.stdin)
json.dump([bridge.ask(request) for request in asked], sys.stdout)
"""

Request = dict[str, object]
Ask = Callable[[Sequence[Request]], list[str]]


def differing(ask: Ask, count: int, seed: int) -> list[Request]:
    """The requests that `ask` answers otherwise than this Python."""
    bridge.open_package(PACKAGE)
    found: list[Request] = []
    asked = random_requests(PACKAGE, count, seed)
    for first in range(0, count, BATCH):
        requests = asked[first : first + BATCH]
        here = [bridge.ask(json.dumps(request)) for request in requests]
        pairs = zip(requests, here, ask(requests), strict=True)
        found += [request for request, one, other in pairs if one != other]
    return found


def in_pyodide(bundle: Bundle) -> Ask:
    """Asks the browser's Python, in Node.js."""
    return lambda requests: ask_bundle(bundle, requests, snapshot=True)


def in_interpreter(python: str) -> Ask:
    """Asks another CPython."""

    def ask(requests: Sequence[Request]) -> list[str]:
        done = subprocess.run(
            [python, "-S", "-W", "error", "-c", _IN_ANOTHER],
            input=json.dumps(list(map(json.dumps, requests))),
            capture_output=True,
            text=True,
            check=False,
            env={"PYTHONHASHSEED": "7", "PYTHONDONTWRITEBYTECODE": "1"},
        )
        if done.returncode:
            raise click.ClickException(f"{python} gave no answers:\n{done.stderr}")
        answers: list[str] = json.loads(done.stdout)
        return answers

    return ask


@click.command()
@click.argument("count", default=20_000)
@click.option("--seed", default=1, show_default=True)
@click.option("--python", "pythons", multiple=True, help="Ask this interpreter, not Pyodide.")
def main(count: int, seed: int, pythons: tuple[str, ...]) -> None:
    """Compare COUNT answers and list the first that differ."""
    others = {python: in_interpreter(python) for python in pythons}
    if not others:
        others = {"Pyodide": in_pyodide(calculators_bundle(PACKAGE, CACHE))}
    found: list[Request] = []
    for name, ask in others.items():
        different = differing(ask, count, seed)
        click.echo(f"{name}: {count} random requests, {len(different)} answered differently")
        found += different
    for request in found[:10]:
        click.echo(json.dumps(request, ensure_ascii=False))
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
