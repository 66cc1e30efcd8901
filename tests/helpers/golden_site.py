"""Golden texts of the toolkit: forms, servers' configurations, and the help of the command line."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
from click.testing import CliRunner

from calculator_kit.bridge import data_version, response
from calculator_kit.calculators import calculate
from dragoman.calculators.embedding import Snippet
from dragoman.calculators.form import Surroundings, form_html
from dragoman.cli import main
from dragoman.hosting.caddy import caddyfile
from dragoman.hosting.header_file import header_file
from dragoman.hosting.nginx import nginx_config
from dragoman.hosting.policy import Policy
from dragoman.hosting.responses import Hosting, Settings

FORMS: dict[str, tuple[str, dict[str, str]]] = {
    "dedicated_hourly": ("en", {"region": "india"}),
    "payback": ("zh-Hant", {}),
    "monthly_seat": ("id", {}),
    "coverage": ("he", {}),
}
"""Calculators with fields of all kinds, each in one language with what its page presets."""

_FILES = (
    "index.html",
    "404.html",
    "cost/index.html",
    "he/404.html",
    "embed/he/cost/index.html",
    "assets/calculators/0123456789/worker.mjs",
    "assets/javascripts/bundle.a5f9d56c.min.js",
    "assets/calculators/0123456789/snapshot.bin.gz",
    "service-worker.js",
)


def site_texts() -> dict[str, str]:
    """All of them, by the name of their file."""
    told = {f"forms/{calculator}.html": _form("support_costs", calculator) for calculator in FORMS}
    told["site/help.txt"] = "\n".join(_help(main, ("dragoman",)))
    plain = Hosting(Policy(("'sha256-a'",), ("'sha256-b'",)), ("he", "id"), Settings())
    strict = Hosting(Policy(("'sha256-a'",)), (), Settings(embeddable=(), hsts=31_536_000))
    for name, hosting in (("plain", plain), ("strict", strict)):
        config = nginx_config(hosting, root="/srv/site", listen="80", brotli=name == "plain")
        told[f"site/nginx-{name}.conf"] = config
        told[f"site/Caddyfile-{name}"] = caddyfile(hosting, root="/srv/site", address=":80")
        told[f"site/headers-{name}.txt"] = _header_file(hosting)
    return told


def _form(package: str, calculator: str) -> str:
    locale, given = FORMS[calculator]
    outcome = calculate(package, calculator, given, locale)
    told = response(package, outcome, locale, given, "../")
    at = Surroundings(
        "../assets/runtime/", "../", "https://g.example/x/", Snippet("https://g.example/f/", "<a>")
    )
    form = form_html(package, outcome, locale, 2, at)
    return (
        form.replace(str(told["html"]), "…")
        .replace(data_version(package), "(version)")
        .replace("><", ">\n<")
    )


def _header_file(hosting: Hosting) -> str:
    with tempfile.TemporaryDirectory() as folder:
        for name in _FILES:
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        return header_file(hosting, Path(folder))


def _help(command: click.Command, path: tuple[str, ...]) -> Iterator[str]:
    told = CliRunner().invoke(main, [*path[1:], "--help"], terminal_width=100, prog_name="dragoman")
    yield f"$ {' '.join(path)} --help\n{told.output}"
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from _help(command.commands[name], (*path, name))
