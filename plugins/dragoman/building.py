"""Build the site beside the old one and put it in place only when it is whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


class BuildFailedError(RuntimeError):
    """The generator ended with an error; it has told the reader why. The old site is untouched."""


def build_site(
    config_file: Path, site_dir: Path, *, generator: str = "mkdocs", site_url: str = ""
) -> None:
    """Build the site of `config_file` strictly and swap it into `site_dir`.

    `generator` is the module to run, "mkdocs" or "properdocs"; `site_url` is where the site will
    stand, if the environment does not say so in SITE_URL. Raises BuildFailedError.
    """
    site_dir = site_dir.resolve()
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{site_dir.name}-", dir=site_dir.parent))
    fresh.chmod(0o755)
    command = [sys.executable, "-W", "ignore::DeprecationWarning", "-m", generator]
    command += ["build", "--strict", "-q", "-f", str(config_file), "-d", str(fresh)]
    try:
        ended = subprocess.run(command, env=build_environment(site_url), check=False)
        if ended.returncode:
            raise BuildFailedError(
                f"{config_file}: the build failed, see above; {site_dir} is as it was."
            )
        _swap(fresh, site_dir)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def build_environment(site_url: str = "") -> dict[str, str]:
    """The environment of a build: no upstream advertisements, one hash seed, the site's address."""
    wanted = {"SITE_URL": site_url} if site_url else {}
    return {**wanted, **os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}


def _swap(fresh: Path, site_dir: Path) -> None:
    if not site_dir.exists():
        fresh.rename(site_dir)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{site_dir.name}-old-", dir=site_dir.parent))
    site_dir.rename(old / "site")
    fresh.rename(site_dir)
    shutil.rmtree(old)
