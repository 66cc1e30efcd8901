"""Make sure that the web servers are there that the hosting recipes are tested with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = ("nginx", "libnginx-mod-http-brotli-static", "caddy")
_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


def install() -> None:
    """Install Debian's packages where that is possible; say what is missing where it is not."""
    found = [
        shutil.which(name, path="/usr/sbin:/usr/bin:/usr/local/bin") for name in ("nginx", "caddy")
    ]
    if all(found) and _BROTLI.exists():
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        sys.stdout.write(f"Installing {', '.join(PACKAGES)} for the tests of the recipes ...\n")
        sys.stdout.flush()
        # The packages would start their servers; the tests start their own.
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
        update = subprocess.run(["apt-get", "update", "-qq"], check=False)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES]
        if not update.returncode and not subprocess.run(command, env=quiet, check=False).returncode:
            return
    message = f"Tests of the hosting recipes need these packages of Debian: {' '.join(PACKAGES)}"
    if os.environ.get("CI"):
        sys.exit(message)
    sys.stderr.write(f"{message}. Without them, those tests are left out.\n")


if __name__ == "__main__":
    install()
