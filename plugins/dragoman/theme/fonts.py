"""Web fonts from their npm packages: which files a site gets, and the CSS that names them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

SCOPE = "@fontsource-variable"

_LATIN_BESIDE_HAN = "U+0020-007E,U+00A0-00B6,U+00B8-00FF,U+2013,U+20AC"
"""Latin without the dots, dashes and quotation marks that are a full square wide among Han."""

_WITHOUT_SHEKEL = ("U+20A0-20AB", "U+20A0-20A9,U+20AB")
"""The shekel sign counts as extended Latin; the Hebrew files have it too, at an eighth of the weight."""


@dataclass(frozen=True)
class Face:
    """One @font-face: a subset of a variable font."""

    family: str
    package: str
    subset: str
    style: str = "normal"
    weights: str = "200 900"
    unicode_range: str = ""
    """In place of the subset's own."""

    @property
    def file_name(self) -> str:
        """The file in the package, and in the site."""
        return f"{self.package}-{self.subset}-wght-{self.style}.woff2"


FACES = (
    Face("Source Sans 3", "source-sans-3", "latin"),
    Face("Source Sans 3", "source-sans-3", "latin-ext"),
    Face("Source Sans 3", "source-sans-3", "latin", style="italic"),
    Face("Source Sans 3", "source-sans-3", "latin-ext", style="italic"),
    Face("Source Serif 4", "source-serif-4", "latin"),
    Face("Source Serif 4", "source-serif-4", "latin-ext"),
    Face("Assistant", "assistant", "hebrew", weights="200 800"),
    Face("Frank Ruhl Libre", "frank-ruhl-libre", "hebrew", weights="300 900"),
    Face("Source Sans 3 beside Han", "source-sans-3", "latin", unicode_range=_LATIN_BESIDE_HAN),
    Face("Source Serif 4 beside Han", "source-serif-4", "latin", unicode_range=_LATIN_BESIDE_HAN),
)

_TEXT_FACES = {"he": "assistant-hebrew-wght-normal.woff2"}
_LATIN_TEXT = "source-sans-3-latin-wght-normal.woff2"


def text_font(locale: str) -> str:
    """The one file that a page in `locale` needs before it can show its text."""
    return _TEXT_FACES.get(locale, _LATIN_TEXT)


def font_files(node_modules: Path) -> dict[str, Path]:
    """The font files and their licences, by their name in the site.

    Raises FileNotFoundError if a package lacks one.
    """
    files = {}
    for face in FACES:
        folder = node_modules / SCOPE / face.package
        files[face.file_name] = folder / "files" / face.file_name
        files[f"{face.package}-LICENSE.txt"] = folder / "LICENSE"
    for path in files.values():
        if not path.is_file():
            raise FileNotFoundError(
                f"{path}: the font package has no such file. "
                "Pin a version that has it in theme/package.json, or mend theme/fonts.py."
            )
    return files


def font_css(node_modules: Path, folder: str) -> str:
    """The @font-face rules; `folder` is where the files stand, seen from the style sheet."""
    ranges = {
        package: json.loads((node_modules / SCOPE / package / "unicode.json").read_text("utf-8"))
        for package in {face.package for face in FACES}
    }
    return "".join(_rule(face, ranges[face.package], folder) for face in FACES)


def _rule(face: Face, ranges: dict[str, str], folder: str) -> str:
    unicode_range = (face.unicode_range or ranges[face.subset]).replace(*_WITHOUT_SHEKEL)
    return (
        "@font-face {\n"
        f'  font-family: "{face.family}";\n'
        f"  font-style: {face.style};\n"
        f"  font-weight: {face.weights};\n"
        "  font-display: swap;\n"
        f'  src: url("{folder}/{face.file_name}") format("woff2");\n'
        f"  unicode-range: {unicode_range};\n"
        "}\n"
    )
