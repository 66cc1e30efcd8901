"""Which tests are run again, how often in a whole run of several workers, and what is said of it."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import reruns

ROOT = Path(__file__).resolve().parent.parent
TESTS = """\
import pytest
from pathlib import Path
from engines import BrowserGoneError

def fail_once(name, error):
    tried = Path({folder!r}, name)
    if not tried.exists():
        tried.touch()
        raise error("in the middle")

@pytest.mark.parametrize("number", range(6))
def test_the_browser_ends(number):
    fail_once(f"browser-{{number}}", BrowserGoneError)

def test_something_else():
    fail_once("else", AssertionError)
"""


def test_only_browsers_that_ended_are_tried_again_four_times_in_a_run(tmp_path: Path) -> None:
    (tmp_path / "test_tries.py").write_text(TESTS.format(folder=str(tmp_path)), "utf-8")
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml")]
    command += ["--rootdir", str(tmp_path), "--confcutdir", str(tmp_path), "-p", "no:cacheprovider"]
    command += ["-p", "reruns", "-n", "2", str(tmp_path)]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "browsers that ended by themselves: 4\n" in ended.stdout
    assert "3 failed, 4 passed, 4 rerun" in ended.stdout
    assert "FAILED test_tries.py::test_something_else" in ended.stdout


def test_a_worker_tells_of_reruns_without_waiting_to_be_acknowledged() -> None:
    with socket.socket() as connection:
        reruns.pytest_configure(SimpleNamespace(failures_db=SimpleNamespace(sock=connection)))
        assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
