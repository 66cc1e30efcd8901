"""Commands for a whole site: build, serve, check, tell a web server what it needs."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from dragoman.building import BuildFailedError, build_site
from dragoman.cli.options import config_option, fail, package_option, site_option
from dragoman.hosting.caddy import caddyfile
from dragoman.hosting.header_file import header_file
from dragoman.hosting.nginx import PolicyTooLongError, nginx_config
from dragoman.hosting.responses import Hosting
from dragoman.hosting.settings import SettingsError, read_settings
from dragoman.serving import PortTakenError, require_free_port, site_server


@click.command()
@config_option
@site_option
@click.option("--generator", type=click.Choice(["mkdocs", "properdocs"]), default="mkdocs")
def build(config_file: Path, site_dir: Path, generator: str) -> None:
    """Build the site; an earlier build stays until the new one is whole."""
    try:
        build_site(config_file, site_dir, generator=generator)
    except BuildFailedError as error:
        fail(str(error), code=1)
    click.echo(f"Built {site_dir}.")


@click.command()
@config_option
@site_option
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
        fail(str(error), code=1)
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


@click.command()
@click.argument("server", type=click.Choice(["nginx", "caddy", "headers"]))
@config_option
@site_option
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
        fail(f"{site_dir}: no site here. Run 'dragoman build' first.", code=1)
    try:
        site = Hosting.of(site_dir, read_settings(config_file))
        match server:
            case "nginx":
                text = nginx_config(site, root=root, listen=listen, brotli=brotli)
            case "caddy":
                text = caddyfile(site, root=root, address=address)
            case _:
                text = header_file(site, site_dir)
    except (PolicyTooLongError, SettingsError) as error:
        fail(str(error), code=1)
    click.echo(text, nl=False)


@click.command()
@config_option
@package_option
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice(["outdated", "review"]),
    help="Make errors of warnings: facts past their last day, or due to be looked up again.",
)
def check(config_file: Path, package: str, fail_on: tuple[str, ...]) -> None:
    """Check the articles: facts, macros, headings, anchors, figures typed into prose.

    Facts that are past their last day, or due to be looked up again, are warned of.
    """
    from calculator_kit.fact_files import FactError
    from dragoman.checking import check_ages, check_docs
    from dragoman.facts.glossary import GlossaryError
    from dragoman.facts.validity import ClockError

    try:
        problems = check_docs(config_file.parent / "docs", package)
        ages = check_ages(package, config_file.resolve().parent)
    except (FactError, GlossaryError) as error:
        fail(f"these files must be mended first:\n{error}", code=1)
    except ClockError as error:
        fail(str(error))
    warnings = [problem for concern, problem in ages if concern not in fail_on]
    problems = sorted(problems + [problem for concern, problem in ages if concern in fail_on])
    for problem in warnings:
        click.echo(problem.as_warning(), err=True)
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        fail(f"{_counted(len(problems), 'problem')}.", code=1)
    remark = f", with {_counted(len(warnings), 'warning')}" if warnings else ""
    click.echo(f"The articles are in order{remark}.")


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
