"""Copies of the working tree: a fault never touches the files that somebody works on."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

_GENERATED = ("calculators/*.mo", "plugins/*.mo", "calculators/calculator_kit/locale_data.json")


def files_of(root: Path) -> list[Path]:
    """All files that git knows or would take, from the top."""
    return _listed(root, "--cached", "--others", "--exclude-standard")


def make_copy(root: Path, copy: Path) -> Path:
    """A copy of the working tree, with what was compiled for it."""
    generated = _listed(root, "--others", "--ignored", "--exclude-standard", "--", *_GENERATED)
    for file in {*files_of(root), *generated}:
        (copy / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / file, copy / file)
    return copy


def copy_environment(copy: Path) -> dict[str, str]:
    """The sources of the copy come before those that are installed, also in processes that tests start."""
    paths = [copy / "plugins", copy / "calculators", copy / "tests" / "helpers"]
    return {"PYTHONPATH": os.pathsep.join(map(str, paths)), "PYTHONDONTWRITEBYTECODE": "1"}


def _listed(root: Path, *options: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", *options], cwd=root, capture_output=True, text=True, check=True
    )
    names = [name for name in listed.stdout.split("\0") if name]
    return [Path(name) for name in names if (root / name).is_file()]
