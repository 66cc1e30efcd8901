"""The browser runtime of a package's calculators."""

from __future__ import annotations

import re
from pathlib import Path

from dragoman.calculators.samples import sample_requests
from dragoman.catalogues import LOCALES
from dragoman.runtime.bundle import ALWAYS, Bundle, Recipe, build_bundle

DATED = Path(__file__).parent.parent / "facts" / "browser" / "dated.mjs"
SCRIPT = Path(__file__).parent / "browser" / "calculator-element.mjs"


def calculators_bundle(package: str, cache: Path) -> Bundle:
    """The bundle of `package`, made by trying every calculator in every language.

    A language's messages are a part of their own, named by its locale. Raises BundleError, NpmError.
    """
    recipe = Recipe(
        packages=("calculator_kit", package),
        requests=sample_requests(package, LOCALES),
        script=SCRIPT,
        imports=[DATED],
        part_of=_part_of,
    )
    return build_bundle(recipe, cache)


def _part_of(name: str) -> str:
    messages = re.match(r"\w+/messages/(\w+)/", name)
    return messages[1].replace("_", "-") if messages else ALWAYS
