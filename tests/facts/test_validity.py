"""Facts past their last day, or due to be looked up again, are warned of, and stop nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from calculator_kit.facts import Facts
from dragoman.checking import check_docs
from dragoman.facts.validity import ClockError, ageing_facts, today
from mini_site import CONFIG, MiniSite, page
from support_costs.facts import facts

ROOT = Path(__file__).resolve().parents[2]
RATES = "calculators/support_costs/rates"
DAYS = (date(2024, 6, 1), date(2026, 11, 30), date(2027, 1, 3), date(2030, 6, 1))


def epoch(day: date) -> str:
    return str(int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()))


def told(day: date, concern: str) -> list[str]:
    return [
        str(problem)
        for kind, problem in ageing_facts(facts(), "support_costs", day, ROOT)
        if kind == concern
    ]


def limited(known: Facts) -> dict[str, date]:
    return {fact.id: fact.valid_to for fact in known.values() if fact.valid_to}


@pytest.mark.parametrize("day", DAYS)
def test_each_fact_past_its_last_day_is_told_with_its_line(day: date) -> None:
    outdated = {name: last for name, last in limited(facts()).items() if last < day}
    messages = told(day, "outdated")
    assert len(messages) == len(outdated)
    for name, last in outdated.items():
        [message] = [one for one in messages if f"'{name}'" in one]
        path, line, rest = message.split(":", 2)
        assert (ROOT / path).read_text("utf-8").splitlines()[int(line) - 1] == f"valid_to = {last}"
        assert rest == (
            f" '{name}' was valid until {last} and has not been renewed since. "
            "Add an observation with the new figure and its valid_to, and make it the default."
        )


def test_a_fact_holds_on_its_last_day() -> None:
    last = min(limited(facts()).values())
    name = next(name for name, end in limited(facts()).items() if end == last)
    assert not any(f"'{name}'" in message for message in told(last, "outdated"))
    after = date.fromordinal(last.toordinal() + 1)
    assert any(f"'{name}'" in message for message in told(after, "outdated"))


def test_what_is_due_is_told_thirty_days_ahead_once_for_each_file_and_date() -> None:
    record = facts()["statutory.tw.pension.rate"]
    assert record.review_by == date(2026, 12, 15)
    assert not told(date(2026, 11, 14), "review")
    [message] = told(date(2026, 11, 15), "review")
    path, line, rest = message.split(":", 2)
    assert path == f"{RATES}/statutory.toml"
    assert (ROOT / path).read_text("utf-8").splitlines()[int(line) - 1] == "review_by = 2026-12-15"
    assert rest.startswith(" to be looked up again by 2026-12-15: ")
    assert "'statutory.tw.pension.rate'" in rest


def test_the_day_is_that_of_the_clock_or_the_one_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(DAYS[2]))
    assert today() == DAYS[2]
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert today() == datetime.now(UTC).date()


@pytest.mark.parametrize("value", ["soon", "1.5", "9" * 12, "9" * 18, "9" * 40])
def test_a_day_that_is_none_is_refused(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(ClockError, match="whole seconds since 1970"):
        today()


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """The configuration of a site with a page of one language."""
    docs = tmp_path / "docs"
    (docs / "en").mkdir(parents=True)
    (docs / "en" / "index.md").write_text(page("T", "# T {#t}\n\nText.\n"), encoding="utf-8")
    records = docs / "data" / "articles"
    records.mkdir(parents=True)
    (records / "index.toml").write_text('source_language = "en"\nsources = []\n', encoding="utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: T\n", encoding="utf-8")
    return config


def check(config: Path, day: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dragoman", "check", "-f", str(config), *options],
        env={**os.environ, "SOURCE_DATE_EPOCH": day},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("day", DAYS)
def test_no_day_makes_the_check_of_the_articles_fail(
    guide: Path, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(day))
    assert check_docs(guide.parent / "docs", "support_costs") == []


def test_the_command_warns_and_fails_only_when_asked_to(guide: Path) -> None:
    outdated = told(DAYS[2], "outdated")
    warned = check(guide, epoch(DAYS[2]))
    assert warned.returncode == 0
    # Elsewhere than in the project, paths are shown from the package.
    path, line, message = outdated[0].removeprefix("calculators/").split(":", 2)
    assert f"{path}:{line}: warning:{message}\n" in warned.stderr
    count = len(warned.stderr.splitlines())
    assert count >= len(outdated)
    assert warned.stdout == f"The articles are in order, with {count} warnings.\n"
    failed = check(guide, epoch(DAYS[2]), "--fail-on", "outdated")
    assert failed.returncode == 1
    assert f"{path}:{line}:{message}\n" in failed.stderr
    assert failed.stderr.endswith(f"dragoman: {len(outdated)} problems.\n")
    assert check(guide, epoch(DAYS[0]), "--fail-on", "outdated").returncode == 0
    assert check(guide, epoch(DAYS[2]), "--fail-on", "review").returncode == 1


def test_the_command_refuses_a_day_that_is_none(guide: Path) -> None:
    refused = check(guide, "tomorrow")
    assert refused.returncode == 2
    assert refused.stderr.startswith("dragoman: SOURCE_DATE_EPOCH is 'tomorrow'.")


def test_a_build_is_the_same_on_any_day(tmp_path: Path) -> None:
    own = {
        "theme": {"name": "material", "font": False},
        "nav": ["index.md"],
        "plugins": [*CONFIG["plugins"], "dragoman/facts"],
    }
    text = '# T {#t}\n\n{{ fact("statutory.tw.pension.rate") }}{{ cite("statutory.tw.pension.rate") }}\n'
    files: list[dict[str, bytes]] = []
    for day in (DAYS[0], DAYS[3]):
        site = MiniSite(tmp_path / str(day), CONFIG | own)
        site.write(
            {f"docs/{code}/index.md": page("T", text) for code in ("en", "zh-Hant", "id", "he")}
            | {"docs/data/articles/index.toml": 'source_language = "en"\nsources = []\n'}
        )
        assert site.build(environment={"SOURCE_DATE_EPOCH": epoch(day)}), site.log
        files.append(
            {
                path.relative_to(site.site).as_posix(): path.read_bytes()
                for path in sorted(site.site.rglob("*"))
                if path.is_file()
            }
        )
    assert [name for name in files[0] if files[0][name] != files[1].get(name)] == []
    assert files[0].keys() == files[1].keys()
