"""Options of the plugin, and the recipes on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import main
from dragoman.hosting.nginx import PolicyTooLongError, nginx_config
from dragoman.hosting.policy import Policy
from dragoman.hosting.responses import Hosting, Settings, content_type
from dragoman.hosting.settings import SettingsError, read_settings

from .small_site import write_site


def read(tmp_path: Path, text: str) -> Settings:
    config = tmp_path / "mkdocs.yml"
    config.write_text(text)
    return read_settings(config)


@pytest.mark.parametrize(
    "text",
    [
        "plugins:\n  - search\n  - dragoman/hosting: {embeddable: [shown/*], hsts: 60}\n",
        "plugins:\n  search: {}\n  dragoman/hosting:\n    embeddable: [shown/*]\n    hsts: 60\n",
        "site_url: !ENV [SITE_URL, '']\nx: !!python/name:a.b\n"
        "plugins: [{dragoman/hosting: {embeddable: [shown/*], hsts: 60}}]\n",
    ],
)
def test_options_are_read_without_the_generator(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == Settings(("shown/*",), 60)


@pytest.mark.parametrize(
    "text",
    [
        *("", "plugins: [search]\n", "plugins: [dragoman/hosting]\n", "- a list\n"),
        *("plugins: [{dragoman/hosting: }]\n", "plugins: search\n", "plugins: [{search: {}}]\n"),
    ],
)
def test_without_options_all_is_as_usual(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == Settings()
    assert read_settings(tmp_path / "nothing.yml") == Settings()


def test_a_broken_file_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"mkdocs\.yml:3: "):
        read(tmp_path, "a: 1\nb: [\n")
    with pytest.raises(SettingsError, match=r"mkdocs\.yml:2: special characters"):
        read(tmp_path, "a: 1\nb: \a\n")


@pytest.mark.parametrize(
    "options", ["{embeddable: all}", "{hsts: soon}", "{embeddable: 3, hsts: x}"]
)
def test_an_option_of_another_kind_is_told(tmp_path: Path, options: str) -> None:
    with pytest.raises(SettingsError, match=r"mkdocs\.yml:1: .*'embeddable' is a list .* 'hsts' a"):
        read(tmp_path, f"plugins: [{{dragoman/hosting: {options}}}]\n")


def test_a_policy_that_nginx_cannot_read_is_refused() -> None:
    policy = Policy(tuple(f"'sha256-{number:044}'" for number in range(90)))
    with pytest.raises(PolicyTooLongError, match="90 different inline scripts"):
        nginx_config(Hosting(policy, (), Settings()), root="/site", listen="80")


@pytest.mark.parametrize(("more", "is_read"), [(0, True), (1, False)])
def test_nginx_reads_policies_of_four_thousand_characters(more: int, is_read: bool) -> None:
    length = len(Policy(("",)).for_page(embeddable=True))
    site = Hosting(Policy(("x" * (4000 - length + more),)), (), Settings())
    assert len(site.policy.for_page(embeddable=True)) == 4000 + more
    if is_read:
        assert "server {" in nginx_config(site, root="/site", listen="80")
    else:
        with pytest.raises(PolicyTooLongError, match=r"1 different inline scripts\. Move some"):
            nginx_config(site, root="/site", listen="80")


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["nginx", "--listen", "8080", "--root", "/srv/guide"], "    root /srv/guide;"),
        (["nginx", "--brotli"], "    brotli_static on;"),
        (["caddy", "--address", "guide.example"], "guide.example {"),
        (["headers"], "/*"),
    ],
)
def test_recipes_are_printed(tmp_path: Path, arguments: list[str], line: str) -> None:
    site = tmp_path / "site"
    write_site(site)
    done = CliRunner().invoke(
        main, ["hosting", *arguments, "-d", str(site), "-f", str(_config(tmp_path))]
    )
    assert done.exit_code == 0, done.output
    assert line in done.output.splitlines()


def test_without_a_site_there_is_no_recipe(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        main, ["hosting", "nginx", "-d", str(tmp_path), "-f", str(_config(tmp_path))]
    )
    assert done.exit_code == 1
    assert "Run 'dragoman build' first" in done.output


def test_unknown_suffixes_are_bytes() -> None:
    assert content_type("a.unknown") == "application/octet-stream"
    assert content_type("a.mjs") == "text/javascript; charset=utf-8"


def _config(folder: Path) -> Path:
    config = folder / "mkdocs.yml"
    config.write_text("site_name: Guide\n")
    return config
