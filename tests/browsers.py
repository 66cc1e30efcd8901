"""Make sure that Chromium, Firefox and WebKit are there for the tests: the system's, or Playwright's own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "helpers"))

import debian
from engines import BY_PLAYWRIGHT, ENGINES, PACKAGES, find_in_system


def missing() -> list[str]:
    """Engines that the system does not have."""
    return [name for name in ENGINES if not find_in_system(name)]


def install() -> None:
    """Install what is missing: Debian's packages where that is possible, else Playwright's browsers."""
    for name in missing():
        debian.install(PACKAGES[name])
    if (names := missing()) and not by_playwright(names):
        packages = " ".join(package for name in names for package in PACKAGES[name])
        debian.leave_out(
            f"These browsers are not there and could not be installed: {', '.join(names)}. "
            f"On Debian, as root: apt install {packages}. Elsewhere: {BY_PLAYWRIGHT}."
        )


def by_playwright(names: Sequence[str]) -> bool:
    """Install Playwright's own browsers; what they need of the system they must find."""
    command = [sys.executable, "-m", "playwright", "install", *names]
    return not subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    install()
