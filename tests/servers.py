"""Make sure that the web servers are there that the hosting recipes are tested with."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "helpers"))

import debian

PACKAGES = ("nginx", "libnginx-mod-http-brotli-static", "caddy")
_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


def install() -> None:
    """Install Debian's packages where that is possible; say what is missing where it is not."""
    found = [
        shutil.which(name, path="/usr/sbin:/usr/bin:/usr/local/bin") for name in ("nginx", "caddy")
    ]
    if all(found) and _BROTLI.exists():
        return
    if not debian.install(PACKAGES):
        debian.leave_out(
            "The web servers of the hosting recipes are not all there. "
            f"On Debian, as root: apt install {' '.join(PACKAGES)}."
        )


if __name__ == "__main__":
    install()
