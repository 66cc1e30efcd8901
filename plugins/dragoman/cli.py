"""The command line: build and serve the guide, calculate, look facts up, check the texts."""

from __future__ import annotations

import json
import sys
import webbrowser
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console
from rich.table import Table

from calculator_kit import calculators as kit
from calculator_kit.door import data_version
from calculator_kit.export import outcome_record, outcome_text
from calculator_kit.fields import BASIS_LABELS, ChoiceField, Field, NumberField
from calculator_kit.formatting import number_tables, without_isolates
from calculator_kit.parsing import canonical_text
from dragoman.building import BuildFailedError, build_site
from dragoman.hosting.caddy import caddyfile
from dragoman.hosting.header_file import header_file
from dragoman.hosting.nginx import PolicyTooLongError, nginx_config
from dragoman.hosting.responses import Hosting
from dragoman.hosting.settings import SettingsError, read_settings
from dragoman.serving import PortTakenError, require_free_port, site_server

DEFAULT_PACKAGE = "support_costs"

_package = click.option(
    "--package",
    default=DEFAULT_PACKAGE,
    show_default=True,
    help="Package of calculators and facts.",
)
_json = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON; numbers are decimal text."
)
_cache = click.option(
    "--cache-dir",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(".cache/dragoman"),
    show_default=True,
    envvar="DRAGOMAN_CACHE",
    help="Where finished bundles are kept; also set by DRAGOMAN_CACHE.",
)
_output = click.argument("output", type=click.Path(file_okay=False, path_type=Path))
_config = click.option(
    "--config-file",
    "-f",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The site's configuration.",
)
_site = click.option(
    "--site-dir",
    "-d",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("site"),
    show_default=True,
    help="Folder of the built site.",
)


@click.group()
@click.version_option(package_name="dragoman")
def main() -> None:
    """Build and serve a multilingual guide, and use its facts and calculators."""


@main.command()
@_config
@_site
@click.option("--generator", type=click.Choice(["mkdocs", "properdocs"]), default="mkdocs")
def build(config_file: Path, site_dir: Path, generator: str) -> None:
    """Build the site; an earlier build stays until the new one is whole."""
    try:
        build_site(config_file, site_dir, generator=generator)
    except BuildFailedError as error:
        _fail(str(error), code=1)
    click.echo(f"Built {site_dir}.")


@main.command()
@_config
@_site
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--open", "open_browser", is_flag=True, help="Open the guide in a browser.")
@click.option("--no-build", is_flag=True, help="Serve what is built already.")
def serve(
    config_file: Path, site_dir: Path, host: str, port: int, open_browser: bool, no_build: bool
) -> None:
    """Build the site and serve it on this machine."""
    try:
        require_free_port(host, port)
        if not no_build:
            click.echo("Building the guide in every language ...")
            # Pages are exchanged without a reload only where the sitemap names this address.
            build_site(config_file, site_dir, site_url=f"http://{host}:{port}/")
        server = site_server(site_dir, host, port, read_settings(config_file))
    except (BuildFailedError, PortTakenError, FileNotFoundError, SettingsError) as error:
        _fail(str(error), code=1)
    address = f"http://{host}:{server.server_port}/"
    click.echo(f"The guide is at {address}  (Ctrl+C stops it)")
    if open_browser:
        webbrowser.open(address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("Stopped.")
    finally:
        server.server_close()


@main.command()
@click.argument("server", type=click.Choice(["nginx", "caddy", "headers"]))
@_config
@_site
@click.option("--root", default="/var/www/html", show_default=True, help="The site on the server.")
@click.option("--listen", default="80", show_default=True, help="nginx: port, or address:port.")
@click.option("--address", default=":80", show_default=True, help="caddy: name of the site.")
@click.option("--brotli", is_flag=True, help="nginx: the module brotli_static is loaded.")
def hosting(
    server: str,
    config_file: Path,
    site_dir: Path,
    root: str,
    listen: str,
    address: str,
    brotli: bool,
) -> None:
    """Print what a web server needs to serve the built site: policies, types, caching.

    SERVER is nginx, caddy, or headers for the file _headers of Netlify and Cloudflare Pages.
    """
    if not (site_dir / "index.html").is_file():
        _fail(f"{site_dir}: no site here. Run 'dragoman build' first.", code=1)
    try:
        site = Hosting.of(site_dir, read_settings(config_file))
        if server == "nginx":
            text = nginx_config(site, root=root, listen=listen, brotli=brotli)
        elif server == "caddy":
            text = caddyfile(site, root=root, address=address)
        else:
            text = header_file(site, site_dir)
    except (PolicyTooLongError, SettingsError) as error:
        _fail(str(error), code=1)
    click.echo(text, nl=False)


@main.command("calculators")
@_package
@_json
def list_calculators(package: str, as_json: bool) -> None:
    """List the calculators with their inputs."""
    known = kit.calculators(package)
    if as_json:
        _print_json(
            {
                "data_version": data_version(package),
                "calculators": [
                    {
                        "id": one.id,
                        "title": one.title,
                        "inputs": [_described(f) for f in one.fields],
                    }
                    for one in known.values()
                ],
            }
        )
        return
    console = Console()
    for one in known.values():
        table = Table(
            "input", "meaning", "values", "default", "basis", title=f"{one.id}: {one.title}"
        )
        for field in one.fields:
            told = _described(field)
            table.add_row(
                field.name,
                field.label,
                _values_text(field),
                str(told["default"]),
                str(told["basis"]),
            )
        console.print(table)


@main.command()
@click.argument("calculator_id", metavar="ID")
@click.argument("assignments", metavar="[NAME=VALUE]...", nargs=-1)
@click.option("--locale", default="en", show_default=True, help="Language of the answer.")
@_package
@_json
def calculate(
    calculator_id: str, assignments: tuple[str, ...], locale: str, package: str, as_json: bool
) -> None:
    """Answer calculator ID. Numbers are written as 1234.5, percentages as fractions: 0.15."""
    _require_locale(locale)
    try:
        calculator = kit.find_calculator(package, calculator_id)
    except kit.UnknownCalculatorError as error:
        _fail(str(error))
    outcome = kit.calculate(package, calculator.id, _inputs_of(assignments), locale)
    if as_json:
        _print_json(outcome_record(outcome, data_version(package)))
    elif outcome.presentation:
        click.echo(outcome_text(outcome), nl=False)
    for name, message in outcome.errors.items():
        click.echo(f"{name}: {without_isolates(message)}", err=True)
    if outcome.errors:
        sys.exit(2)


@main.command()
@click.argument("fact_id", metavar="[ID]", required=False)
@click.option("--locale", default="en", show_default=True, help="Language of the values.")
@_package
@_json
def facts(fact_id: str | None, locale: str, package: str, as_json: bool) -> None:
    """Show the facts, or one of them with its observations and sources."""
    from dragoman.facts.listing import fact_record, fact_rows

    try:
        if as_json:
            _print_json(fact_record(package, fact_id))
            return
        rows = fact_rows(package, fact_id, locale)
    except LookupError as error:
        _fail(str(error))
    table = Table("fact", "value", "price year", "confidence", "source")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


@main.command()
@_config
@_package
def check(config_file: Path, package: str) -> None:
    """Check the articles: facts, macros, headings, anchors, figures typed into prose."""
    from calculator_kit.fact_files import FactError
    from dragoman.checking import check_docs
    from dragoman.facts.glossary import GlossaryError

    try:
        problems = check_docs(config_file.parent / "docs", package)
    except (FactError, GlossaryError) as error:
        _fail(f"these files must be mended first:\n{error}", code=1)
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        _fail(f"{len(problems)} problems.", code=1)
    click.echo("The articles are in order.")


@main.command()
@_output
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
@_package
@_cache
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

    _require_locale(locale)
    folder = f"{guide.rstrip('/')}/" if guide else ""
    try:
        pages = write_calculators(output, package, calculators, locale, folder, cache_dir)
    except kit.UnknownCalculatorError as error:
        _fail(f"--calculator: {error}")
    except (BundleError, NpmError) as error:
        _fail(str(error), code=1)
    for path in pages or [output]:
        click.echo(f"Wrote {path}.")


@main.command("bundle-python")
@_output
@click.argument("packages", nargs=-1, required=True, metavar="PACKAGE...")
@click.option(
    "--request",
    "requests",
    multiple=True,
    metavar="JSON",
    help="A question as the page will ask it: what its answer imports goes along. Repeat it.",
)
@_cache
def bundle_python(
    output: Path, packages: tuple[str, ...], requests: tuple[str, ...], cache_dir: Path
) -> None:
    """Write Python with each PACKAGE into OUTPUT, for any page. The first has the module door."""
    from dragoman.bundling import write_python
    from dragoman.npm import NpmError
    from dragoman.runtime.bundle import BundleError

    sys.path.insert(0, str(Path.cwd()))  # as with `python -m`
    try:
        questions = [json.loads(request) for request in requests]
    except json.JSONDecodeError as error:
        _fail(f'--request: no JSON: {error}. Write it as {{"name": "value"}}.')
    try:
        entry = write_python(output, packages, questions, cache_dir)
    except (BundleError, NpmError) as error:
        _fail(str(error), code=1)
    click.echo(f"Wrote {entry}.")


def _require_locale(locale: str) -> None:
    if locale not in number_tables():
        _fail(f"--locale: no language '{locale}'. Known: {', '.join(sorted(number_tables()))}.")


def _described(field: Field) -> dict[str, object]:
    told: dict[str, object] = {
        "name": field.name,
        "label": field.label,
        "unit": field.unit,
        "default": field.default,
        "basis": BASIS_LABELS[field.basis],
        "optional": field.optional,
    }
    if isinstance(field, NumberField):
        told |= {
            "kind": "percentage" if field.percent else "integer" if field.whole else "decimal",
            "minimum": canonical_text(field.minimum),
            "maximum": canonical_text(field.maximum),
        }
    elif isinstance(field, ChoiceField):
        told |= {"kind": "choice", "choices": [choice.value for choice in field.choices]}
    return told


def _values_text(field: Field) -> str:
    if isinstance(field, ChoiceField):
        return " ".join(choice.value for choice in field.choices)
    if isinstance(field, NumberField):
        ends = f"{canonical_text(field.minimum)} to {canonical_text(field.maximum)}"
        return ends if field.percent else f"{ends} {field.unit}".strip()
    return ""


def _inputs_of(assignments: tuple[str, ...]) -> Mapping[str, str]:
    inputs: dict[str, str] = {}
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        if not equals or not name:
            _fail(f"'{assignment}': no input and value. Write it as name=value, such as agents=5.")
        if name in inputs:
            _fail(f"{name}: given twice. Keep one of them.")
        inputs[name] = value
    return inputs


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _fail(message: str, code: int = 2) -> NoReturn:
    click.echo(f"dragoman: {message}", err=True)
    sys.exit(code)
