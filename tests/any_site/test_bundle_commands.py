"""The commands that write bundles: what they hand on, what they say, how they end."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman import bundling
from dragoman.bundling import write_calculators, write_python
from dragoman.calculators import runtime
from dragoman.calculators.runtime import calculators_bundle
from dragoman.cli import main
from dragoman.npm import NpmError
from dragoman.runtime.bundle import Bundle, BundleError, Recipe

Calls = list[tuple[object, ...]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.delenv("DRAGOMAN_CACHE", raising=False)
    return tmp_path


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """What the commands have had written, by stand-ins that write nothing."""
    done: Calls = []

    def calculators(
        output: Path, package: str, names: tuple[str, ...], *given: object
    ) -> list[Path]:
        done.append((output, package, names, *given))
        return [output / f"{name}.html" for name in names]

    def python(output: Path, *given: object) -> Path:
        done.append((output, *given))
        return output / "python.mjs"

    monkeypatch.setattr(bundling, "write_calculators", calculators)
    monkeypatch.setattr(bundling, "write_python", python)
    return done


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def test_calculators_are_written_with_their_pages(calls: Calls) -> None:
    told = run("bundle", "out")
    assert (told.exit_code, told.output) == (0, "Wrote out.\n")
    told = run(
        *("bundle", "out", "--calculator", "staffing", "--calculator", "payback"),
        *("--locale", "he", "--guide", "https://g.example/he", "--cache-dir", "cache"),
    )
    assert told.output == "Wrote out/staffing.html.\nWrote out/payback.html.\n"
    run("bundle", "out", "--guide", "../calculators//")
    assert calls == [
        (Path("out"), "support_costs", (), "en", "", Path(".cache/dragoman")),
        (
            *(Path("out"), "support_costs", ("staffing", "payback"), "he"),
            *("https://g.example/he/", Path("cache")),
        ),
        (Path("out"), "support_costs", (), "en", "../calculators/", Path(".cache/dragoman")),
    ]


def test_what_the_help_tells_as_default_is_taken(calls: Calls) -> None:
    def defaults(command: str) -> list[str]:
        told = CliRunner().invoke(main, [command, "--help"], terminal_width=200)
        return re.findall(r"\[default: ([^\]]+)\]", told.output)

    assert run("bundle", "out").exit_code == run("bundle-python", "out", "kit").exit_code == 0
    locale, package, cache = defaults("bundle")
    assert calls[0] == (Path("out"), package, (), locale, "", Path(cache))
    assert [str(calls[1][-1])] == defaults("bundle-python")


def test_any_python_is_written_with_what_its_questions_import(
    calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAGOMAN_CACHE", "elsewhere")
    told = run(
        *("bundle-python", "out", "kit", "costs"),
        *("--request", '{"a": 1}', "--request", '{"b": "שלום"}'),
    )
    assert (told.exit_code, told.output) == (0, "Wrote out/python.mjs.\n")
    assert calls == [(Path("out"), ("kit", "costs"), [{"a": 1}, {"b": "שלום"}], Path("elsewhere"))]
    assert sys.path[0] == str(Path.cwd())  # packages beside the caller are found
    assert run("bundle-python", "out").exit_code == 2


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (BundleError("no package"), 1, "dragoman: no package\n"),
        (NpmError("no Node.js"), 1, "dragoman: no Node.js\n"),
    ],
)
def test_what_cannot_be_written_ends_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, error: Exception, code: int, message: str
) -> None:
    def fail(*given: object) -> None:
        raise error

    monkeypatch.setattr(bundling, "write_calculators", fail)
    monkeypatch.setattr(bundling, "write_python", fail)
    for command in (("bundle", "out"), ("bundle-python", "out", "kit")):
        told = run(*command)
        assert (told.exit_code, told.stderr, told.stdout) == (code, message, "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["bundle", "out", "--calculator", "stafing"],
            "dragoman: --calculator: no calculator named 'stafing'. Did you mean 'staffing'?\n",
        ),
        (
            ["bundle-python", "out", "kit", "--request", "{"],
            "dragoman: --request: no JSON: Expecting property name enclosed in double quotes: "
            'line 1 column 2 (char 1). Write it as {"name": "value"}.\n',
        ),
    ],
)
def test_a_wrong_call_ends_with_2(arguments: list[str], message: str) -> None:
    told = run(*arguments)
    assert (told.exit_code, told.stderr) == (2, message)


def test_output_and_cache_are_folders(folder: Path, calls: Calls) -> None:
    (folder / "file").touch()
    for command, *rest in (("bundle",), ("bundle-python", "kit")):
        for given in (("file",), ("new", "--cache-dir", "file")):
            told = run(command, *given, *rest)
            assert told.exit_code == 2
            assert "'file' is a file" in told.stderr
        assert run(command, "new", *rest, "--cache-dir", "other").exit_code == 0
    assert len(calls) == 2


@pytest.fixture
def made(tmp_path: Path) -> Bundle:
    """A bundle that took no time."""
    kept = tmp_path / "cache" / "0123456789"
    kept.mkdir(parents=True)
    (kept / "python-runtime.mjs").write_text("export const python = 1;")
    return Bundle(kept, tmp_path, ())


def test_a_page_finds_python_at_an_address_that_stays(
    made: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipes: list[tuple[Recipe, Path]] = []

    def build(recipe: Recipe, cache: Path) -> Bundle:
        recipes.append((recipe, cache))
        return made

    monkeypatch.setattr(bundling, "build_bundle", build)
    entry = write_python(tmp_path / "out", ["kit"], [{"a": 1}], tmp_path / "cache")
    assert entry == tmp_path / "out" / "python.mjs"
    assert entry.read_text() == 'export { python } from "./0123456789/python-runtime.mjs";\n'
    assert (tmp_path / "out" / "0123456789" / "python-runtime.mjs").is_file()
    [(recipe, cache)] = recipes
    assert (recipe.packages, recipe.requests, cache) == (["kit"], [{"a": 1}], tmp_path / "cache")


def test_pages_lead_to_the_guide_they_are_told_of(
    made: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []

    def find(*given: object) -> Bundle:
        asked.append(given)
        return made

    monkeypatch.setattr(bundling, "calculators_bundle", find)
    [page] = write_calculators(
        *(tmp_path / "out", "support_costs", ["monthly_seat"], "id"),
        *("https://g.example/id/", tmp_path / "cache"),
    )
    assert asked == [("support_costs", tmp_path / "cache")]
    assert page == tmp_path / "out" / "monthly-seat.id.html"
    html = page.read_text("utf-8")
    assert 'data-base="https://g.example/id/"' in html
    assert 'data-runtime="python/0123456789/"' in html
    assert 'src="python/0123456789/calculator-element.mjs"' in html
    assert "<title>Agen khusus per bulan</title>" in html
    assert 'id="monthly-seat-0' in html
    assert (tmp_path / "out" / "python" / "0123456789").is_dir()


FILES = {
    "support_costs/messages/zh_Hant/LC_MESSAGES/support_costs.mo": "zh-Hant",
    "calculator_kit/messages/he/LC_MESSAGES/calculator_kit.mo": "he",
    "support_costs/rates/messages.toml": "packages",
    "support_costs/other/messages/he/x.mo": "packages",
}
"""Files, and the parts that they go into."""


def test_messages_of_a_language_are_a_part_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    recipes: list[Recipe] = []
    monkeypatch.setattr(runtime, "build_bundle", lambda recipe, cache: recipes.append(recipe))
    calculators_bundle("support_costs", Path("cache"))
    [recipe] = recipes
    assert recipe.packages == ("calculator_kit", "support_costs")
    assert {name: recipe.part_of(name) for name in FILES} == FILES
    assert recipe.script.is_file()
    assert all(path.is_file() for path in recipe.imports)
