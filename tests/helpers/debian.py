"""Debian's packages, where this user may install them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

LEFT_OUT = 3
"""How tests/browsers.py and tests/servers.py end where something is missing that only this machine leaves out."""


def install(packages: Sequence[str]) -> bool:
    """Install packages as root, or by a sudo that asks for no password. False where that cannot be done."""
    if not shutil.which("apt-get"):
        return False
    administrator = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if administrator:
        asked = [*administrator, "true"]
        if not shutil.which("sudo") or subprocess.run(asked, capture_output=True).returncode:
            return False
    sys.stdout.write(f"Installing {', '.join(packages)} ...\n")
    sys.stdout.flush()
    # Servers among them would start; the tests start their own.
    apt = [*administrator, "env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "apt-get", "-qq"]
    subprocess.run([*apt, "update"], stdout=subprocess.DEVNULL, check=False)
    command = [*apt, "install", "-y", "--no-install-recommends", *packages]
    return not subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode


def leave_out(missing: str) -> None:
    """End: what is missing is left out, or in CI a failure."""
    if os.environ.get("CI"):
        sys.exit(f"{missing} CI leaves nothing out.")
    sys.stderr.write(f"{missing} Tests that need them are left out.\n")
    sys.exit(LEFT_OUT)
