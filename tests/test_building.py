"""A site is put in place when it is whole, and not before."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from dragoman.building import BuildFailedError, build_environment, build_site

GENERATOR = """
import json, os, sys
from pathlib import Path
folder = Path(sys.argv[sys.argv.index("-d") + 1])
told = {"arguments": sys.argv[1:-1], "warnings": sys.warnoptions, "environment": dict(os.environ)}
(folder / "told.json").write_text(json.dumps(told))
(folder / "index.html").write_text(os.environ.get("EDITION", ""))
sys.exit(os.environ.get("FAULT", 0))
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the site is to stand; the generator `stand_in_generator` builds it."""
    modules = tmp_path / "modules"
    modules.mkdir()
    (modules / "stand_in_generator.py").write_text(GENERATOR)
    monkeypatch.setenv("PYTHONPATH", str(modules))
    return tmp_path / "a" / "public" / "guide"


def build(site: Path) -> None:
    build_site(Path("mkdocs.yml"), site, generator="stand_in_generator")


def test_the_generator_is_asked_strictly_and_quietly(site: Path) -> None:
    build_site(
        Path("mkdocs.yml"), site, generator="stand_in_generator", site_url="https://guide.example/"
    )
    told = json.loads((site / "told.json").read_text())
    assert told["arguments"] == ["build", "--strict", "-q", "-f", "mkdocs.yml", "-d"]
    assert told["warnings"] == ["ignore::DeprecationWarning"]
    environment = told["environment"]
    assert environment["SITE_URL"] == "https://guide.example/"
    assert environment["PYTHONHASHSEED"] == "0"
    assert environment["NO_MKDOCS_2_WARNING"] == "1"
    assert [path.name for path in site.parent.iterdir()] == ["guide"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_everybody_may_read_the_site_that_only_its_owner_may_change(site: Path) -> None:
    build(site)
    assert site.stat().st_mode & 0o777 == 0o755


def test_a_new_site_takes_the_place_of_the_old_one(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(site)
    (site / "old.html").touch()
    monkeypatch.setenv("EDITION", "second")
    build(site)
    assert (site / "index.html").read_text() == "second"
    assert not (site / "old.html").exists()
    assert [path.name for path in site.parent.iterdir()] == ["guide"]


def test_a_build_that_fails_leaves_the_old_site_and_nothing_else(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(site)
    monkeypatch.setenv("EDITION", "broken")
    monkeypatch.setenv("FAULT", "1")
    with pytest.raises(BuildFailedError) as failed:
        build(site)
    assert str(failed.value) == f"mkdocs.yml: the build failed, see above; {site} is as it was."
    assert (site / "index.html").read_text() == ""
    assert [path.name for path in site.parent.iterdir()] == ["guide"]


def test_the_address_of_the_environment_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    assert "SITE_URL" not in build_environment()
    assert build_environment("http://127.0.0.1:8000/")["SITE_URL"] == "http://127.0.0.1:8000/"
    monkeypatch.setenv("SITE_URL", "https://guide.example/")
    assert build_environment("http://127.0.0.1:8000/")["SITE_URL"] == "https://guide.example/"
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    assert build_environment()["PYTHONHASHSEED"] == "0"
