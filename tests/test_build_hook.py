"""A wheel is made from a checkout whose generated files are there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from dragoman import catalogues
from dragoman.build_hook import CataloguesHook


def test_they_are_made_in_the_checkout_and_imports_go_on_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []
    monkeypatch.setattr(catalogues, "generate", made.append)
    before = list(sys.path)
    config: Any = None
    CataloguesHook(str(tmp_path), {}, config, config, "", "wheel").initialize("standard", {})
    assert made == [tmp_path]
    assert sys.path == before
