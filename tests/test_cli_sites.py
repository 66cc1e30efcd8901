"""Commands for a whole site: what they do in which order, what they say, and how they end."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from calculator_kit.fact_files import FactError
from calculator_kit.problems import Problem
from dragoman.building import BuildFailedError
from dragoman.cli import main, sites
from dragoman.facts.glossary import GlossaryError
from dragoman.facts.validity import ClockError
from dragoman.hosting.nginx import PolicyTooLongError
from dragoman.hosting.responses import Settings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a site that is not built yet; everything happens there."""
    (tmp_path / "mkdocs.yml").write_text("plugins: [{dragoman/hosting: {hsts: 60}}]\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def built(folder: Path) -> Path:
    """The folder of a site that is built."""
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text("<head></head>")
    return folder


Log = list[tuple[object, ...]]


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Log:
    """What has been done, in its order, by stand-ins for builder, server and browser."""
    done: Log = []

    class Server:
        server_port = 8765

        def serve_forever(self) -> None:
            done.append(("serve",))
            raise KeyboardInterrupt

        def server_close(self) -> None:
            done.append(("close",))

    def build_site(config: Path, site: Path, **options: str) -> None:
        done.append(("build", str(config), str(site), options))

    def site_server(site: Path, host: str, port: int, settings: Settings) -> Server:
        done.append(("server", str(site), host, port, settings))
        return Server()

    monkeypatch.setattr(sites, "build_site", build_site)
    monkeypatch.setattr(sites, "site_server", site_server)
    monkeypatch.setattr(
        sites, "require_free_port", lambda host, port: done.append(("port", host, port))
    )
    monkeypatch.setattr("webbrowser.open", lambda address: done.append(("open", address)))
    return done


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_a_site_is_built(folder: Path, log: Log) -> None:
    told = run("build")
    assert (told.exit_code, told.output) == (0, "Built site.\n")
    run("build", "-d", "public", "--generator", "properdocs")
    assert log == [
        ("build", "mkdocs.yml", "site", {"generator": "mkdocs"}),
        ("build", "mkdocs.yml", "public", {"generator": "properdocs"}),
    ]


def test_a_build_that_fails_ends_with_its_reason(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: object, **options: str) -> None:
        raise BuildFailedError("mkdocs.yml: the build failed, see above.")

    monkeypatch.setattr(sites, "build_site", fail)
    for command in ("build", "serve"):
        told = run(command, *(["--port", "0"] if command == "serve" else []))
        assert told.exit_code == 1
        assert told.stderr == "dragoman: mkdocs.yml: the build failed, see above.\n"


def test_a_site_is_served_once_the_port_is_known_to_be_free(folder: Path, log: Log) -> None:
    told = run("serve")
    assert told.exit_code == 0
    assert told.stdout == (
        "Building the guide in every language ...\n"
        "The guide is at http://127.0.0.1:8765/  (Ctrl+C stops it)\n"
        "Stopped.\n"
    )
    assert log == [
        ("port", "127.0.0.1", 8000),
        ("build", "mkdocs.yml", "site", {"site_url": "http://127.0.0.1:8000/"}),
        ("server", "site", "127.0.0.1", 8000, Settings(hsts=60)),
        ("serve",),
        ("close",),
    ]


def test_what_is_built_already_can_be_served_and_opened(built: Path, log: Log) -> None:
    told = run("serve", "--no-build", "--open", "--host", "::1", "--port", "81", "-d", "site")
    assert told.stdout.startswith("The guide is at http://::1:8765/")
    assert log == [
        ("port", "::1", 81),
        ("server", "site", "::1", 81, Settings(hsts=60)),
        ("open", "http://::1:8765/"),
        ("serve",),
        ("close",),
    ]


def defaults(command: str) -> list[str]:
    """What the help of a command says it takes where nothing is given."""
    told = CliRunner().invoke(main, [command, "--help"], terminal_width=200)
    return re.findall(r"\[default: ([^\];]+)", told.output)


def test_what_the_help_tells_as_default_is_taken(built: Path, log: Log) -> None:
    run("build")
    run("serve", "--no-build")
    config, site = ["mkdocs.yml", "site"], ["site", "127.0.0.1", "8000"]
    assert log[0] == ("build", *defaults("build"), {"generator": "mkdocs"})
    assert defaults("build") == config
    assert defaults("serve") == ["mkdocs.yml", *site]
    assert [str(it) for it in log[2][1:4]] == site
    root, listen, address = defaults("hosting")[2:]
    assert defaults("hosting")[:2] == config
    nginx, caddy = run("hosting", "nginx").stdout, run("hosting", "caddy").stdout
    assert f"    listen {listen};\n" in nginx
    assert f"    root {root};\n" in nginx
    assert f"{address} {{\n\troot * {root}\n" in caddy
    assert defaults("check") == ["mkdocs.yml", "support_costs"]


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_is_a_number_that_there_is(folder: Path, log: Log, port: str) -> None:
    assert run("serve", "--port", port).exit_code == 2
    assert log == []
    assert run("serve", "--port", "65535").exit_code == run("serve", "--port", "0").exit_code == 0


@pytest.mark.parametrize("command", ["build", "serve", "hosting"])
def test_files_and_folders_are_what_they_should_be(built: Path, log: Log, command: str) -> None:
    given = [command, *(["caddy"] if command == "hosting" else [])]
    for config, cause in (("nothing.yml", "does not exist"), ("site", "is a directory")):
        told = run(*given, "-f", config)
        assert told.exit_code == 2
        assert f"'{config}' {cause}" in told.stderr
    told = run(*given, "-d", "mkdocs.yml")
    assert told.exit_code == 2
    assert "'mkdocs.yml' is a file" in told.stderr
    assert log == []
    assert run(*given, "-d", "site", "-f", "mkdocs.yml").exit_code == 0


def test_a_broken_configuration_is_told(built: Path) -> None:
    (built / "mkdocs.yml").write_text("plugins: [\n")
    for command in (("hosting", "caddy"), ("serve", "--no-build", "--port", "0")):
        told = run(*command)
        assert told.exit_code == 1
        assert told.stderr.startswith("dragoman: mkdocs.yml:2: ")


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (
            ["nginx"],
            ["    listen 80;", "    root /var/www/html;", "    gzip_static on;"],
        ),
        (["nginx", "--listen", "8080", "--root", "/srv"], ["    listen 8080;", "    root /srv;"]),
        (["nginx", "--brotli"], ["    brotli_static on;"]),
        (["caddy"], [":80 {", "\troot * /var/www/html"]),
        (["caddy", "--address", "a.example", "--root", "/srv"], ["a.example {", "\troot * /srv"]),
        (["headers"], ["  Strict-Transport-Security: max-age=60; includeSubDomains"]),
    ],
)
def test_a_recipe_says_what_was_asked_for(
    built: Path, arguments: list[str], lines: list[str]
) -> None:
    told = run("hosting", *arguments)
    assert told.exit_code == 0
    assert set(lines) <= set(told.stdout.splitlines())
    assert told.stdout.endswith("\n")
    assert not told.stdout.endswith("\n\n")
    assert ("    brotli_static on;\n" in told.stdout) == ("--brotli" in arguments)


def test_what_no_recipe_can_be_made_for_is_told(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*given: object, **options: object) -> str:
        raise PolicyTooLongError("too long")

    monkeypatch.setattr(sites, "nginx_config", refuse)
    told = run("hosting", "nginx")
    assert (told.exit_code, told.stderr) == (1, "dragoman: too long\n")
    told = run("hosting", "nginx", "-d", "nowhere")
    message = "dragoman: nowhere: no site here. Run 'dragoman build' first.\n"
    assert (told.exit_code, told.stderr, told.stdout) == (1, message, "")


OUTDATED = ("outdated", Problem("rates/a.toml", 7, "'a' was valid until 2024", "Renew it"))
REVIEW = ("review", Problem("rates/b.toml", 3, "to be looked up again", "Look it up"))
FAULT = Problem("docs/en/index.md", 5, "the heading 'A' has no id", "Write one")


@pytest.fixture
def check(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs the command with these findings, or with this error in their place."""

    def check(*options: str, articles: Any = (), ages: Any = ()) -> Result:
        def found(given: Any) -> list[Any]:
            if isinstance(given, Exception):
                raise given
            return list(given)

        monkeypatch.setattr("dragoman.checking.check_docs", lambda *given: found(articles))
        monkeypatch.setattr("dragoman.checking.check_ages", lambda *given: found(ages))
        return run("check", *options)

    return check


def test_articles_in_order_are_said_to_be(check: Callable[..., Result]) -> None:
    assert check().output == "The articles are in order.\n"
    warned = check(ages=[OUTDATED])
    assert warned.exit_code == 0
    assert warned.stdout == "The articles are in order, with 1 warning.\n"
    assert warned.stderr == "rates/a.toml:7: warning: 'a' was valid until 2024. Renew it.\n"
    assert check(ages=[OUTDATED, REVIEW]).stdout.endswith(" in order, with 2 warnings.\n")


def test_warnings_are_errors_where_that_is_asked_for(check: Callable[..., Result]) -> None:
    told = check("--fail-on", "outdated", articles=[FAULT], ages=[OUTDATED, REVIEW])
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.splitlines() == [
        "rates/b.toml:3: warning: to be looked up again. Look it up.",
        "docs/en/index.md:5: the heading 'A' has no id. Write one.",
        "rates/a.toml:7: 'a' was valid until 2024. Renew it.",
        "dragoman: 2 problems.",
    ]
    told = check("--fail-on", "outdated", "--fail-on", "review", ages=[REVIEW, OUTDATED])
    assert told.stderr.splitlines()[0].startswith("rates/a.toml")
    assert told.exit_code == 1
    assert check("--fail-on", "review", ages=[REVIEW]).stderr.endswith("dragoman: 1 problem.\n")


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (
            FactError([Problem("a.toml", 1, "no id")]),
            1,
            "these files must be mended first:\na.toml:1: no id.",
        ),
        (
            GlossaryError([Problem("g.toml", 1, "x")]),
            1,
            "these files must be mended first:\ng.toml:1: x.",
        ),
        (ClockError("SOURCE_DATE_EPOCH is 'x'."), 2, "SOURCE_DATE_EPOCH is 'x'."),
    ],
)
def test_what_keeps_from_checking_is_told(
    check: Callable[..., Result], error: Exception, code: int, message: str
) -> None:
    told = check(ages=error)
    assert (told.exit_code, told.stderr) == (code, f"dragoman: {message}\n")


def test_a_check_reads_the_site_of_its_configuration(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[object, ...]] = []

    def note(*asked: object) -> list[object]:
        given.append(asked)
        return []

    monkeypatch.setattr("dragoman.checking.check_docs", note)
    monkeypatch.setattr("dragoman.checking.check_ages", note)
    (folder / "sub").mkdir()
    (folder / "sub" / "mkdocs.yml").touch()
    assert run("check", "-f", "sub/mkdocs.yml").exit_code == 0
    assert given == [
        (Path("sub/docs"), "support_costs"),
        ("support_costs", folder / "sub"),
    ]
