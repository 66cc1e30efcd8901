"""What several commands have in common: options, and how they fail."""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import click

from calculator_kit.formatting import number_tables

DEFAULT_PACKAGE = "support_costs"


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def _require_package(_context: click.Context, _option: click.Parameter, name: str) -> str:
    """`name`. Exits with a message unless it is a package of calculators."""
    if not _is_there(name):
        fail(
            f"--package: no package '{name}' is installed. Install it beside dragoman, "
            f"or leave --package out for '{DEFAULT_PACKAGE}'."
        )
    if not _is_there(f"{name}.facts"):
        fail(
            f"--package: '{name}' is no package of calculators: it needs a module 'facts', and a folder "
            f"with a module 'calculator' for each. Leave --package out for '{DEFAULT_PACKAGE}'."
        )
    return name


package_option = click.option(
    "--package",
    default=DEFAULT_PACKAGE,
    callback=_require_package,
    show_default=True,
    help="Package of calculators and facts.",
)
json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON; numbers are decimal text."
)
cache_option = click.option(
    "--cache-dir",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(".cache/dragoman"),
    show_default=True,
    envvar="DRAGOMAN_CACHE",
    help="Where finished bundles are kept; also set by DRAGOMAN_CACHE.",
)
output_argument = click.argument("output", type=click.Path(file_okay=False, path_type=Path))
config_option = click.option(
    "--config-file",
    "-f",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The site's configuration.",
)
site_option = click.option(
    "--site-dir",
    "-d",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("site"),
    show_default=True,
    help="Folder of the built site.",
)


def require_locale(locale: str) -> None:
    """Exit with a message unless there are numbers and messages for `locale`."""
    if locale not in number_tables():
        fail(f"--locale: no language '{locale}'. Known: {', '.join(sorted(number_tables()))}.")


def print_json(value: object) -> None:
    """Print a value for programs."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def fail(message: str, code: int = 2) -> NoReturn:
    """Tell what is wrong and exit: with 2 for a wrong call, 1 for anything else."""
    click.echo(f"dragoman: {message}", err=True)
    sys.exit(code)
