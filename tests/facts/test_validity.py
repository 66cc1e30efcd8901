"""Statutory figures stop the checks and the build once they no longer hold."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import support_costs
from dragoman.checking import check_docs
from dragoman.facts.validity import build_day, check_validity
from mini_site import CONFIG, MiniSite, page
from support_costs.facts import facts

LAST_DAY = date(2026, 12, 31)
AFTER = date(2027, 1, 1)
STATUTORY = [record.id for record in facts().values() if record.kind == "statutory"]
RATES_FILE = Path(support_costs.__file__).parent / "rates" / "statutory.toml"


def epoch(day: date) -> str:
    return str(int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()))


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page of one language, checked on the day after the last."""
    docs = tmp_path / "docs"
    (docs / "en").mkdir(parents=True)
    (docs / "en" / "index.md").write_text(page("T", "# T {#t}\n\nText.\n"), encoding="utf-8")
    records = docs / "data" / "articles"
    records.mkdir(parents=True)
    (records / "index.toml").write_text('source_language = "en"\nsources = []\n', encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(AFTER))
    return docs


def test_they_hold_up_to_their_last_day() -> None:
    assert check_validity(facts(), "support_costs", LAST_DAY) == []


def test_each_is_told_with_its_line_the_day_after() -> None:
    problems = check_validity(facts(), "support_costs", AFTER)
    assert len(problems) == len(STATUTORY) == 13
    lines = RATES_FILE.read_text(encoding="utf-8").splitlines()
    for problem in problems:
        assert problem.path == "support_costs/rates/statutory.toml"
        assert lines[problem.line - 1] == f"valid_to = {LAST_DAY}"
    assert len({problem.line for problem in problems}) == len(problems)
    assert str(problems[0]).endswith(
        "'statutory.tw.minimum_wage.month' held until 2026-12-31, and this is 2027-01-01. "
        "Record the new figure with a new valid_to; SOURCE_DATE_EPOCH builds for an earlier day."
    )


def test_the_day_is_that_of_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(AFTER))
    assert build_day() == AFTER
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert build_day() == datetime.now(UTC).date()


def test_the_check_of_the_articles_fails(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert {problem.cause for problem in check_docs(guide, "support_costs")} == {
        f"'{fact_id}' held until 2026-12-31, and this is 2027-01-01" for fact_id in STATUTORY
    }
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(LAST_DAY))
    assert check_docs(guide, "support_costs") == []


def test_the_command_says_so(guide: Path) -> None:
    (guide.parent / "mkdocs.yml").write_text("site_name: T\n", encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-m", "dragoman", "check", "-f", str(guide.parent / "mkdocs.yml")],
        env={**os.environ, "SOURCE_DATE_EPOCH": epoch(AFTER)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    assert "support_costs/rates/statutory.toml:" in told.stderr
    assert "'statutory.tw.pension.rate' held until 2026-12-31" in told.stderr


def test_the_build_fails_before_the_old_site_is_touched(tmp_path: Path) -> None:
    plugins = [CONFIG["plugins"][1], "dragoman/facts"]
    own = {"theme": {"name": "material", "font": False}, "nav": ["index.md"], "plugins": plugins}
    site = MiniSite(tmp_path, CONFIG | own)
    site.write(
        {f"docs/{code}/index.md": page("T", "# T\n") for code in ("en", "zh-Hant", "id", "he")}
    )
    site.write({"site/old.html": "old"})
    assert not site.build(environment={"SOURCE_DATE_EPOCH": epoch(AFTER)})
    assert "'statutory.tw.labour.rate' held until 2026-12-31, and this is 2027-01-01." in site.log
    assert site.read("old.html") == "old"
    assert site.build(environment={"SOURCE_DATE_EPOCH": epoch(LAST_DAY)}), site.log
