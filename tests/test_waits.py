"""No test waits for time to pass: it would be slow where it is right, and wrong where the machine is slow.

A test waits for what it awaits: an event or an attribute in the page, a request at the host
(`web_host.Host.wait_for`), an answer that it holds itself. Where the product has timers, it moves the page's
clock. That nothing happens is shown by something that comes afterwards.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
WAITS = {
    "wait_for_timeout": re.compile(r"wait_for_timeout\("),
    "sleep": re.compile(r"\bsleep\("),
    "a timer of some milliseconds": re.compile(r"set(Timeout|Interval)\(.*,\s*[\d_]*[1-9][\d_]*\)"),
    "a timer set over several lines": re.compile(r"^\s*\}?,\s*[\d_]*[1-9][\d_]*\)(?!\))", re.M),
}
ALLOWED = {
    "helpers/patience.py": "the one place that asks again and again",
    "helpers/runtime_bench/measuring.py": "a benchmark, which measures what a reader meets after a while",
    "browser_runtime/test_engines.py": "types at a pace",
    "test_waits.py": "shows what is found",
}


def waits(text: str) -> list[str]:
    """The kinds of waits in a file's text."""
    return [kind for kind, pattern in WAITS.items() if pattern.search(text)]


def test_no_test_waits_for_time_to_pass() -> None:
    files = [path for end in ("py", "mjs", "js", "html") for path in TESTS.rglob(f"*.{end}")]
    found = {
        path.relative_to(TESTS).as_posix(): waits(path.read_text("utf-8"))
        for path in files
        if "node_modules" not in path.parts
    }
    assert {name: kinds for name, kinds in found.items() if kinds and name not in ALLOWED} == {}
    assert {name for name in ALLOWED if not found.get(name)} == set(), "no longer needed"


@pytest.mark.parametrize(
    "text",
    [
        "page.wait_for_timeout(500)",
        "time.sleep(0.1)",
        "from time import sleep\nsleep(1)",
        "await new Promise((done) => setTimeout(done, 100))",
        "setInterval(() => {\n  ask();\n}, 1_000)",
    ],
)
def test_a_wait_is_found(text: str) -> None:
    assert waits(text)


@pytest.mark.parametrize(
    "text", ["setTimeout(done)", 'mock.timers.enable({ apis: ["setTimeout"] })']
)
def test_a_turn_of_the_event_loop_and_a_moved_clock_are_none(text: str) -> None:
    assert not waits(text)
