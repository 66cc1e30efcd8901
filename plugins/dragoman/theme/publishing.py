"""What the theme puts into a site: one style sheet, its pictures, the web fonts."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from dragoman.digests import content_digest
from dragoman.theme.chart_places import places_css
from dragoman.theme.fonts import font_css, font_files, text_font

ASSETS = Path(__file__).parent / "assets"

SHEETS = (
    *("tokens", "material", "typography", "layout", "values", "components"),
    *("calculator", "charts", "print"),
)
"""In the order of the cascade."""

PICTURES = ("favicon.svg", "tiles.svg")


@dataclass(frozen=True)
class Publication:
    """Files of the theme by their address in the site: paths to copy, and texts to write."""

    style_sheet: str
    favicon: str
    fonts_folder: str
    copies: dict[str, Path] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def text_font(self, locale: str) -> str:
        """The address of the font file to load ahead for `locale`."""
        return f"{self.fonts_folder}/{text_font(locale)}"


def publication(node_modules: Path, site_path: str) -> Publication:
    """Everything to publish below `site_path`.

    Folders carry a digest of their content: a browser may keep them for ever, and the fonts stay
    where they are when only a colour changes. Raises FileNotFoundError.
    """
    fonts = font_files(node_modules)
    fonts_name = f"fonts-{content_digest(path.read_bytes() for path in fonts.values())}"
    sheets = "".join((ASSETS / f"{name}.css").read_text("utf-8") for name in SHEETS)
    css = font_css(node_modules, f"../{fonts_name}") + sheets + places_css()
    others = {name: ASSETS / name for name in PICTURES}
    contents = [css.encode(), *(path.read_bytes() for path in others.values())]
    look = f"{site_path}/look-{content_digest(contents)}"
    fonts_folder = f"{site_path}/{fonts_name}"
    return Publication(
        style_sheet=f"{look}/theme.css",
        favicon=f"{look}/favicon.svg",
        fonts_folder=fonts_folder,
        copies={
            **{f"{fonts_folder}/{name}": path for name, path in fonts.items()},
            **{f"{look}/{name}": path for name, path in others.items()},
        },
        texts={f"{look}/theme.css": css},
    )
