"""Calculators, or any Python, for pages that are not built by us: the files that a page loads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from markupsafe import Markup

from calculator_kit.calculators import find_calculator
from calculator_kit.formatting import formatter
from calculator_kit.messages import Wording
from dragoman.calculators.embedding import write_files
from dragoman.calculators.fences import Fence
from dragoman.calculators.form import Surroundings, default_outcome, form_html, templates
from dragoman.calculators.runtime import SCRIPT, calculators_bundle
from dragoman.runtime.bundle import Bundle, Recipe, build_bundle, copy_bundle
from dragoman.theme.anywhere import calculator_css

ENTRY = "python.mjs"
"""A module whose address stays when the bundle's folder changes its name."""

_PAGE_SHEET = Path(__file__).parent / "calculators" / "styles" / "page.css"


def write_calculators(
    output: Path, package: str, calculators: Sequence[str], locale: str, guide: str, cache: Path
) -> list[Path]:
    """Write the browser runtime of `package`, the style sheet, and a page for each of `calculators`.

    `guide` is the address of the folder of the calculators' pages that answers may link to, with
    its slash, or "". Returns the pages. Files that `output` has already are replaced, others stay.
    Raises UnknownCalculatorError, BundleError, NpmError.
    """
    known = [find_calculator(package, one).id for one in calculators]
    bundle = calculators_bundle(package, cache)
    copy_bundle(bundle, output / "python")
    pages = {
        f"{one.replace('_', '-')}.{locale}.html": _page(bundle, package, one, locale, guide)
        for one in known
    }
    sheets = {"calculator.css": calculator_css(), "page.css": _PAGE_SHEET.read_text("utf-8")}
    write_files(output, {**sheets, **pages})
    return [output / name for name in pages]


def write_python(
    output: Path, packages: Sequence[str], requests: Sequence[Mapping[str, object]], cache: Path
) -> Path:
    """Write the browser runtime of `packages`, the first of which has the module ``bridge``.

    Returns the module that a page imports. Raises BundleError, NpmError.
    """
    bundle = build_bundle(Recipe(packages, requests), cache)
    copy_bundle(bundle, output)
    script = f"./{bundle.folder_name}/python-runtime.mjs"
    write_files(output, {ENTRY: f"export {{ python }} from {json.dumps(script)};\n"})
    return output / ENTRY


def _page(bundle: Bundle, package: str, calculator: str, locale: str, guide: str) -> str:
    outcome = default_outcome(package, Fence(calculator, {}, 0, {}), locale, calculator)
    runtime = f"python/{bundle.folder_name}/"
    form = form_html(package, outcome, locale, 0, Surroundings(runtime, guide))
    return templates.get_template("page.html").render(
        locale=locale,
        direction=formatter(locale).direction,
        title=Wording(package, locale).gettext(outcome.calculator.title),
        form=Markup(form),  # made by the form's own template
        script=f"{runtime}{SCRIPT.name}",
    )
