"""The command line: build and serve the guide, calculate, look facts up, check the texts."""

from __future__ import annotations

import click

from dragoman.cli.answers import calculate, facts, list_calculators
from dragoman.cli.bundles import bundle, bundle_python
from dragoman.cli.sites import build, check, hosting, serve


@click.group()
@click.version_option(package_name="dragoman")
def main() -> None:
    """Build and serve a multilingual guide, and use its facts and calculators."""


for _command in (
    build,
    serve,
    hosting,
    check,
    calculate,
    list_calculators,
    facts,
    bundle,
    bundle_python,
):
    main.add_command(_command)
