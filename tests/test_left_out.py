"""What a machine lacks is left out and said, with how to get it; in CI it is a failure."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
NEEDY = """
from missing import MissingError

def test_of_a_browser():
    raise MissingError("There is no webkit. On Debian, as root: apt install webkit2gtk-driver xvfb.")
"""


def run(*command: str | Path, **environment: str) -> tuple[int, str]:
    """How it ends, and what it prints."""
    run = subprocess.run(
        [sys.executable, *command],
        env={**os.environ, "PYTHONPATH": str(TESTS / "helpers"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, run.stdout + run.stderr


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_a_test_is_left_out_and_the_closing_report_says_how_to_get_what_it_needs(
    tmp_path: Path, ci: str, code: int
) -> None:
    (tmp_path / "conftest.py").write_text('pytest_plugins = ["left_out"]\n')
    (tmp_path / "test_needy.py").write_text(NEEDY)
    ended, told = run("-m", "pytest", "-p", "no:cacheprovider", tmp_path, CI=ci)
    assert ended == code
    assert "There is no webkit. On Debian, as root: apt install webkit2gtk-driver xvfb." in told
    assert ("(tests: 1)" in told) is (code == 0)


ALONE = """
import sys, runpy
sys.path.insert(0, {helpers!r})
import debian
debian.install = lambda packages: False
import engines
engines.find_in_system = lambda name: None if name == "webkit" else name
import subprocess
subprocess.run = lambda command, **more: subprocess.CompletedProcess(command, 1)
import shutil
shutil.which = lambda name, path=None: None
runpy.run_path({script!r}, run_name="__main__")
"""


@pytest.mark.parametrize("script", ["browsers.py", "servers.py"])
@pytest.mark.parametrize(("ci", "code"), [("", 3), ("true", 1)])
def test_without_the_right_to_install_it_is_said_what_is_missing(
    script: str, ci: str, code: int
) -> None:
    source = ALONE.format(helpers=str(TESTS / "helpers"), script=str(TESTS / script))
    ended, told = run("-c", source, CI=ci)
    assert ended == code, told
    assert "On Debian, as root: apt install " in told
    assert ("are left out" in told) is (code == 3)
    assert ("CI leaves nothing out" in told) is (code == 1)
    if script == "browsers.py":
        assert "webkit2gtk-driver xvfb" in told
        assert "firefox" not in told
