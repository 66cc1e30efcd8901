"""Hatchling's hook: an installed package carries compiled catalogues and number tables."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CataloguesHook(BuildHookInterface[Any]):
    """Runs before a wheel or an editable install is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Generate into the source tree, from where the wheel is made."""
        checkout = Path(self.root)
        sys.path.insert(0, str(checkout / "plugins"))
        try:
            from dragoman.catalogues import generate
        finally:
            sys.path.pop(0)
        generate(checkout)
