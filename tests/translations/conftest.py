from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mini_site import CONFIG, FILES, MiniSite


@pytest.fixture
def new_site(tmp_path: Path) -> Callable[..., MiniSite]:
    """Makes a site of FILES with some changed, not built yet; None removes a file."""

    def make(changes: dict[str, str | None] | None = None, **config: Any) -> MiniSite:
        site = MiniSite(tmp_path / "guide", CONFIG | config)
        files = FILES | (changes or {})
        site.write({name: text for name, text in files.items() if text is not None})
        return site

    return make


@pytest.fixture(scope="module")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> MiniSite:
    """The site of FILES, built; not to be changed."""
    site = MiniSite(tmp_path_factory.mktemp("guide"))
    site.write(FILES)
    assert site.build(), site.log
    return site
