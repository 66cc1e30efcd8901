"""Commands that write calculators, or any Python, for pages of other sites."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from calculator_kit import calculators as kit
from dragoman.cli.options import (
    cache_option,
    fail,
    output_argument,
    package_option,
    require_locale,
)


@click.command()
@output_argument
@click.option(
    "--calculator", "calculators", multiple=True, metavar="ID", help="Write a page of it, too."
)
@click.option("--locale", default="en", show_default=True, help="Language of the pages.")
@click.option(
    "--guide",
    default="",
    metavar="ADDRESS",
    help="Folder of a guide's calculator pages, to which answers then link.",
)
@package_option
@cache_option
def bundle(
    output: Path,
    calculators: tuple[str, ...],
    locale: str,
    guide: str,
    package: str,
    cache_dir: Path,
) -> None:
    """Write what calculators need on any page into OUTPUT: Python, style sheet, example pages."""
    from dragoman.bundling import write_calculators
    from dragoman.npm import NpmError
    from dragoman.runtime.bundle import BundleError

    require_locale(locale)
    folder = f"{guide.rstrip('/')}/" if guide else ""
    try:
        pages = write_calculators(output, package, calculators, locale, folder, cache_dir)
    except kit.UnknownCalculatorError as error:
        fail(f"--calculator: {error}")
    except (BundleError, NpmError) as error:
        fail(str(error), code=1)
    for path in pages or [output]:
        click.echo(f"Wrote {path}.")


@click.command("bundle-python")
@output_argument
@click.argument("packages", nargs=-1, required=True, metavar="PACKAGE...")
@click.option(
    "--request",
    "requests",
    multiple=True,
    metavar="JSON",
    help="A question as the page will ask it: what its answer imports goes along. Repeat it.",
)
@cache_option
def bundle_python(
    output: Path, packages: tuple[str, ...], requests: tuple[str, ...], cache_dir: Path
) -> None:
    """Write Python with each PACKAGE into OUTPUT, for any page. The first has the module bridge."""
    from dragoman.bundling import write_python
    from dragoman.npm import NpmError
    from dragoman.runtime.bundle import BundleError

    sys.path.insert(0, str(Path.cwd()))  # as with `python -m`
    try:
        questions = [json.loads(request) for request in requests]
    except json.JSONDecodeError as error:
        fail(f'--request: no JSON: {error}. Write it as {{"name": "value"}}.')
    try:
        entry = write_python(output, packages, questions, cache_dir)
    except (BundleError, NpmError) as error:
        fail(str(error), code=1)
    click.echo(f"Wrote {entry}.")
