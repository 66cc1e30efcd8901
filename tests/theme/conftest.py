"""The packages of the fonts, without the fonts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.theme.fonts import FACES, SCOPE

RANGES = {"latin": "U+0000-00FF", "latin-ext": "U+0100-02BA,U+20A0-20AB", "hebrew": "U+0590-05FF"}


@pytest.fixture
def node_modules(tmp_path: Path) -> Path:
    for package in {face.package for face in FACES}:
        folder = tmp_path / SCOPE / package
        (folder / "files").mkdir(parents=True)
        (folder / "unicode.json").write_text(json.dumps(RANGES))
        (folder / "LICENSE").touch()
    for face in FACES:
        (tmp_path / SCOPE / face.package / "files" / face.file_name).touch()
    return tmp_path
