"""Make sure that Chromium, Firefox and WebKit are there for the tests: the system's, or Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "helpers"))

from engines.by_bidi import find_firefox
from engines.by_playwright import find_chromium
from engines.by_webdriver import find_webkit

SYSTEM: dict[str, tuple[Callable[[], object], list[str]]] = {
    "chromium": (find_chromium, ["chromium"]),
    "firefox": (find_firefox, ["firefox-esr"]),
    "webkit": (find_webkit, ["webkit2gtk-driver", "xvfb"]),
}
"""How an engine of the system is found, and Debian's packages for it."""


def missing() -> list[str]:
    """Engines that the system does not have."""
    return [name for name, (find, _) in SYSTEM.items() if not find()]


def install() -> None:
    """Install what is missing: Debian's packages where that is possible, else Playwright's browsers."""
    if (names := missing()) and shutil.which("apt-get") and os.geteuid() == 0:
        packages = [package for name in names for package in SYSTEM[name][1]]
        sys.stdout.write(f"Installing {', '.join(packages)} for the tests in browsers ...\n")
        sys.stdout.flush()
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
        for command in (["apt-get", "update", "-qq"], install):
            subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False)
    if names := missing():
        command = [sys.executable, "-m", "playwright", "install", "--with-deps", *names]
        if subprocess.run(command, check=False).returncode:
            sys.exit(
                f"These browsers could not be installed: {', '.join(names)}. Install them yourself "
                "and run the tests again. On Debian: apt install chromium firefox-esr "
                "webkit2gtk-driver xvfb"
            )


if __name__ == "__main__":
    install()
