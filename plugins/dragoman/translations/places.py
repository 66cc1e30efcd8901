"""Where the plugins' own templates and modules lie, and how a theme finds them."""

from __future__ import annotations

from pathlib import Path

TEMPLATES = Path(__file__).parent / "templates"
ASSETS = Path(__file__).parent / "assets"


def put_templates(folder: Path, dirs: list[str], custom_dir: str | None) -> None:
    """Put `folder` before the theme's own among `dirs`, but behind what the site overrides itself.

    Doing it again changes nothing.
    """
    name = str(folder)
    if name in dirs:
        dirs.remove(name)
    dirs.insert(dirs.index(custom_dir) + 1 if custom_dir in dirs else 0, name)
