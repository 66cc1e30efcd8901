"""calculators/ needs nothing but the standard library, and computes money and hours without floats."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

CALCULATORS = Path(__file__).resolve().parents[2] / "calculators"
MODULES = sorted(CALCULATORS.rglob("*.py"))
ROUGH = CALCULATORS / "support_costs" / "staffing" / "searching.py"
"""Shares of callers, to see on which side of a target they lie and to draw them: see `computed`."""


def test_runs_in_an_isolated_interpreter() -> None:
    """No site-packages, no environment: only calculators/ is on the path."""
    script = (
        f"import sys; sys.path.insert(0, {str(CALCULATORS)!r})\n"
        "from calculator_kit import bridge\n"
        "bridge.open_package('support_costs')\n"
        'print(bridge.ask(\'{"op": "answer", "calculator": "dedicated_hourly",'
        ' "locale": "he", "inputs": {}}\')[:12])\n'
    )
    told = subprocess.run(
        [sys.executable, "-I", "-S", "-c", script], capture_output=True, text=True, check=False
    )
    assert told.stderr == ""
    assert told.stdout.strip() == '{"ok": true,'


CLOCKS = {"today", "now", "utcnow", "gmtime", "localtime"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_no_floats_and_no_clock(path: Path) -> None:
    """Money and hours stay exact; an answer is the same on any day, at the build and in the browser."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            assert node.attr not in CLOCKS, node.lineno
        elif path == ROUGH:
            continue
        elif isinstance(node, ast.Constant):
            assert not isinstance(node.value, float), node.lineno
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "float", node.lineno
