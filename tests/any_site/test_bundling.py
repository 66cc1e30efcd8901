"""What is written for other sites: the style sheet, the pages, and messages when it cannot be."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.bundling import write_calculators
from dragoman.calculators import runtime
from dragoman.cli import main
from dragoman.runtime.bundle import Bundle
from dragoman.theme.anywhere import calculator_css

RULE = re.compile(r"(?:^|[{}])\s*([^{}@]+?)\s*\{", re.MULTILINE)


def without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def alternatives(selector: str) -> list[str]:
    """What a selector's commas separate, other than those in parentheses."""
    for _ in range(5):
        selector = re.sub(
            r"\(([^()]*)\)", lambda inner: f"⟨{inner[1].replace(',', '¸')}⟩", selector
        )
    return [one.strip() for one in selector.split(",")]


def test_every_rule_keeps_to_calculators() -> None:
    selectors = RULE.findall(without_comments(calculator_css()))
    assert len(selectors) > 150
    # What charts say by attributes sets variables that nothing else reads.
    places = re.compile(r"^\[data-(at|up)[$^]=")
    elsewhere = [
        one
        for selector in selectors
        for one in alternatives(selector)
        if not re.search(r"\.dg-|\[class\*=\"dg-|dragoman-", one) and not places.match(one)
    ]
    assert elsewhere == []


def test_the_sheet_needs_neither_our_theme_nor_its_size_of_a_rem() -> None:
    css = without_comments(calculator_css())
    assert "md-" not in css
    assert [line for line in css.splitlines() if re.search(r"\drem", line)] == [
        line for line in css.splitlines() if line.startswith(("@container", "  --dg-unit: 1.25rem"))
    ]


def test_nothing_of_a_generator_is_loaded() -> None:
    code = "import sys, dragoman.bundling; print([m for m in sys.modules if 'mkdocs' in m or 'material' in m])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A bundle that takes no time."""
    folder = tmp_path / "cache" / "0123456789"
    folder.mkdir(parents=True)
    (folder / "calculator-element.mjs").write_text("")
    bundle = Bundle(folder, tmp_path, ())
    monkeypatch.setattr("dragoman.bundling.calculators_bundle", lambda *given: bundle)
    assert runtime.SCRIPT.name == "calculator-element.mjs"


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize(("locale", "direction"), [("he", "rtl"), ("id", "ltr")])
def test_a_page_has_form_and_answer_and_no_inline_script_or_style(
    tmp_path: Path, locale: str, direction: str
) -> None:
    output = tmp_path / "out"
    (page,) = write_calculators(
        output, "support_costs", ["dedicated_hourly"], locale, "", tmp_path / "cache"
    )
    html = page.read_text("utf-8")
    assert f'<html lang="{locale}" dir="{direction}">' in html
    assert "dg-answer__headline" in html
    assert 'class="dg-related"' not in html  # there is nowhere to go
    assert re.findall(r"<script[^>]*>(.*?)</script>", html, re.DOTALL) == [""]
    assert " style=" not in html
    assert "<style" not in html
    assert all(
        (output / address).exists() for address in re.findall(r'(?:src|href)="([^"#]+)"', html)
    )


@pytest.mark.usefixtures("made")
def test_other_files_of_the_folder_stay(tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.mkdir()
    (output / "index.html").write_text("mine")
    for _ in range(2):
        write_calculators(output, "support_costs", ["staffing"], "en", "", tmp_path)
    assert (output / "index.html").read_text() == "mine"
    assert sorted(path.name for path in output.iterdir()) == [
        *("calculator.css", "index.html", "page.css", "python", "staffing.en.html")
    ]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["bundle", "out", "--calculator", "stafing"], "Did you mean 'staffing'?"),
        (["bundle", "out", "--locale", "xx"], "--locale: no language 'xx'. Known: en, he,"),
        (
            ["bundle-python", "out", "no_such_package"],
            "there is no package named 'no_such_package'",
        ),
        (["bundle-python", "out", "json", "--request", "{"], "--request: no JSON:"),
    ],
)
def test_what_cannot_be_made_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    told = CliRunner().invoke(main, given)
    assert told.exit_code in {1, 2}
    assert message in told.output
    assert not Path("out").exists()
