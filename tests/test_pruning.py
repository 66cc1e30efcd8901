"""What is thrown out of a cache."""

from __future__ import annotations

import os
from pathlib import Path

from dragoman.pruning import least_recently_used


def entry(folder: Path, name: str, age: int) -> Path:
    path = folder / name
    path.touch()
    os.utime(path, (1000 - age, 1000 - age))
    return path


def test_those_used_last_stay(tmp_path: Path) -> None:
    middle, new, old = (
        entry(tmp_path, name, age) for name, age in zip("mno", (5, 1, 9), strict=True)
    )
    assert least_recently_used([middle, new, old], 1) == [old, middle]
    assert least_recently_used([middle, new, old], 3) == []


def test_what_another_build_has_thrown_out_is_passed_over(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    old, new = entry(tmp_path, "old", 9), entry(tmp_path, "new", 1)
    assert least_recently_used([gone, new, old], 1) == [old]
