"""Make sure that a Chromium is there for the tests: the system's, or Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")


def system_chromium() -> str | None:
    """The path of a Chromium that is installed already, None if there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def install() -> None:
    """Install Debian's Chromium where that is possible, else Playwright's."""
    if system_chromium():
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        update = subprocess.run(["apt-get", "update", "-qq"], check=False)
        command = ["apt-get", "install", "-y", "-qq", "chromium"]
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        if not update.returncode and not subprocess.run(command, env=quiet, check=False).returncode:
            return
    command = [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]
    if subprocess.run(command, check=False).returncode:
        sys.exit("No Chromium could be installed. Install one yourself and run the tests again.")


if __name__ == "__main__":
    install()
