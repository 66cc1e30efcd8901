"""The HTML of all pages in a language of each direction, as a validator reads it; others have the same templates."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from dragoman.npm import install

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "dragoman-tests"

RULES = {
    # How a template is spaced and spelt is no matter of what it means.
    "no-trailing-whitespace": "off",
    "void-style": "off",
    "doctype-style": "off",
    # For files of other hosts. All of ours come from the site itself, under its policy.
    "require-sri": "off",
    # An id may begin with anything, since HTML 5; Material's begin with an underscore.
    "valid-id": ["error", {"relaxed": True}],
    # Only where ARIA forbids it: a list may have a name.
    "aria-label-misuse": ["error", {"allowAnyNamable": True}],
}

KNOWN = {
    # Nothing is sent: they answer while one types or chooses.
    "wcag/h32": r"^html > body > header > nav > (.+ > )?form$|> dragoman-calculator > form$",
    # Material's switches for drawer, search and contents: hidden checkboxes, worked by labels that are icons.
    "input-missing-label": r"^#__(drawer|search|toc)$",
    "valid-autocomplete": r"^#__(drawer|search)$",
    # Material's headings in its lists of pages.
    "attribute-allowed-values": r"^#__nav_\d+(_\d+)*_label$",
    # Material's lists of pages and contents repeat one name in a sidebar.
    "unique-landmark": r"main > div > div:nth-child\([12]\) > div > div > nav",
}
"""What Material's own markup, or ours with reason, is excused from: elements by rule."""


@pytest.fixture(scope="module")
def findings(
    built_guide: Path, node: str, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[str, str, str]]:
    """Of every page: place and message, rule, and element."""
    folder = tmp_path_factory.mktemp("validator")
    config, report = folder / "config.json", folder / "report.json"
    extends = ["html-validate:recommended", "html-validate:document"]
    config.write_text(json.dumps({"root": True, "extends": extends, "rules": RULES}))
    validator = install(ROOT / "tests" / "npm", CACHE) / "html-validate/bin/html-validate.mjs"
    names = (page.relative_to(built_guide).as_posix() for page in built_guide.rglob("*.html"))
    pages = [name for name in sorted(names) if not {"zh-Hant", "id"} & set(name.split("/"))]
    run = subprocess.run(
        [node, validator, "--config", config, "--formatter", f"json={report}", *pages],
        cwd=built_guide,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert report.exists(), run.stdout + run.stderr
    return [
        (
            f"{Path(page['filePath']).relative_to(built_guide)}:{it['line']}:{it['column']}: {it['message']}",
            it["ruleId"],
            it["selector"] or "",
        )
        for page in json.loads(report.read_text("utf-8"))
        for it in page["messages"]
    ]


@pytest.mark.site
@pytest.mark.node
def test_every_page_is_valid(findings: list[tuple[str, str, str]]) -> None:
    def is_known(rule: str, element: str) -> bool:
        return rule in KNOWN and bool(re.search(KNOWN[rule], element))

    assert [it for it in findings if not is_known(*it[1:])] == []
    assert {rule for _, rule, _ in findings} == set(KNOWN), "an excuse is no longer needed"
