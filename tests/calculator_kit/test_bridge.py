"""JSON in, JSON out: what the browser sees."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator_kit import bridge
from calculator_kit.calculators import calculate, calculators
from calculator_kit.parsing import canonical_text
from calculator_kit.requests import RequestError
from calculator_kit.sharing import share_query

PACKAGE = "support_costs"


@pytest.fixture(autouse=True)
def _open() -> None:
    bridge.open_package(PACKAGE)


def ask(**request: Any) -> dict[str, Any]:
    given_request = {"calculator": "dedicated_hourly", "locale": "en", **request}
    told: dict[str, Any] = json.loads(bridge.ask(json.dumps(given_request)))
    return told


def test_answers_what_is_typed_in_the_readers_notation() -> None:
    told = ask(op="answer", locale="id", inputs={"agents": "1.234,5", "region": "india"})
    assert told["ok"]
    assert dict(parse_qsl(told["query"])) | {"data_version": ""} == {
        "agents": "1234.5",
        "region": "india",
        "data_version": "",
    }
    assert told["fields"]["agents"] == "1.234,5"


ANSWERED = [it for it in calculators(PACKAGE) if calculate(PACKAGE, it, {}, "en").presentation]


@pytest.mark.parametrize("calculator", ANSWERED)
def test_how_it_was_worked_out_can_come_by_itself(calculator: str) -> None:
    request = {"calculator": calculator, "locale": "he", "inputs": {}}
    whole = ask(op="answer", **request)["html"]
    without = ask(op="answer", working=False, **request)["html"]
    lines = ask(op="working", **request)["html"]
    assert lines.startswith("<li>")
    assert "<ol></ol>" in without
    assert without.replace("<ol></ol>", f"<ol>{lines}</ol>", 1) == whole


def test_wrong_inputs_have_no_working() -> None:
    told = ask(op="working", inputs={"agents": "many"})
    assert not told["ok"]
    assert set(told["errors"]) == {"agents"}


def test_a_link_is_restored_without_its_working_too() -> None:
    assert "<ol></ol>" in ask(op="restore", query="agents=3", working=False)["html"]


def test_errors_are_by_field_in_the_readers_language() -> None:
    told = ask(op="answer", locale="he", inputs={"agents": "הרבה", "hours_week": "200"})
    assert not told["ok"]
    assert set(told["errors"]) == {"agents", "hours_week"}
    assert "168" in told["errors"]["hours_week"]
    assert told["status"] == "יש לתקן 2 שדות: מספר הנציגים ושעות בשבוע לכל נציג."
    assert "html" not in told


def test_a_label_of_several_groups_is_told_with_its_own() -> None:
    [name, other] = [
        it.name for it in calculators(PACKAGE)["vendor_scorecard"].fields if it.label == "Vendor A"
    ][:2]
    told = ask(op="answer", calculator="vendor_scorecard", inputs={name: "x", other: "x"})
    assert re.fullmatch(
        r"2 inputs need your attention: \w[^–]* – Vendor A and \w[^–]* – Vendor A\.", told["status"]
    )


def test_presets_of_the_page_are_its_defaults() -> None:
    presets = {"region": "india"}
    same = ask(op="answer", inputs={"region": "india"}, presets=presets)
    assert same["query"] == ""
    other = ask(op="answer", inputs={"region": "asia_ph"}, presets=presets)
    assert "region=asia_ph" in other["query"]
    restored = ask(op="restore", query="agents=7", presets=presets)
    assert restored["fields"]["region"] == "india"
    assert restored["fields"]["agents"] == "7"


def test_a_link_with_older_data_says_so() -> None:
    told = ask(op="restore", query="agents=7&data_version=2020-01-01.old")
    assert told["ok"]
    assert "2020-01-01.old" in told["status"]


def test_a_link_with_the_same_data_or_none_named_does_not() -> None:
    of_now = ask(op="answer", inputs={"agents": "7"})
    assert "data_version=" in of_now["query"]
    for query in (of_now["query"], "agents=7"):
        assert ask(op="restore", query=query)["status"] == of_now["status"]


def test_of_a_strange_version_forty_characters_are_said() -> None:
    told = ask(op="restore", query=f"agents=7&data_version={'x' * 50}")
    assert f"({'x' * 40})" in told["status"]


@pytest.mark.parametrize(
    "query",
    [
        "agents=<script>alert(1)</script>",
        "__proto__=1&constructor=2",
        "agents=" + "9" * 100_000,
        "agents=%E2%80%AE5&region=%00",
        'region="onmouseover=alert(1)',
        "&&&=&agents",
        "agents=5&agents=6",
    ],
)
def test_hostile_queries_answer_with_messages_or_not_at_all(query: str) -> None:
    told = ask(op="restore", query=query)
    assert "<script" not in told.get("html", "")
    assert "<script" not in json.dumps(told["errors"])


@given(
    agents=st.decimals(0, 10_000, places=3),
    region=st.sampled_from(["asia_ph", "india", "w_europe"]),
    premium=st.decimals(0, 2, places=4),
)
def test_share_links_round_trip(agents: Any, region: str, premium: Any) -> None:
    inputs = {
        "agents": canonical_text(agents),
        "region": region,
        "language_premium": canonical_text(premium),
    }
    outcome = calculate(PACKAGE, "dedicated_hourly", inputs, "en")
    query = share_query(outcome.calculator, outcome.inputs, "v", {})
    assert query == urlencode(sorted(parse_qsl(query)))
    for locale in ("en", "he"):
        told = ask(op="restore", locale=locale, query=query)
        assert told["ok"]
        again = ask(op="answer", locale=locale, inputs=told["fields"])
        assert again["html"] == told["html"]


def test_unknown_requests_are_refused() -> None:
    with pytest.raises(RequestError, match="Known: answer, working, restore, export, compare"):
        ask(op="eval", inputs={})
    with pytest.raises(RequestError, match="Did you mean 'dedicated_hourly'"):
        ask(op="answer", calculator="dedicated_hourli", inputs={})


SOUND = {"op": "answer", "calculator": "dedicated_hourly", "locale": "en", "inputs": {}}
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize(
    ("request_text", "cause"),
    [
        ("", "no JSON"),
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "no object"),
        ("null", "no object"),
        ("{}", "has no 'op'"),
        (json.dumps(SOUND | {"op": 1}), "'op' is no text but 1"),
        (json.dumps(SOUND | {"op": None}), "'op' is no text"),
        (json.dumps(SOUND | {"calculator": ["staffing"]}), "'calculator' is no text"),
        (json.dumps(SOUND | {"locale": "fr"}), "no language 'fr'. Known: en, he, id, zh-Hant"),
        (json.dumps(SOUND | {"locale": "zh-Han"}), "Did you mean 'zh-Hant'"),
        (json.dumps(SOUND | {"inputs": ["agents"]}), "'inputs' is no object of texts"),
        (json.dumps(SOUND | {"inputs": {"agents": 5}}), "'agents' is no text but 5"),
        (json.dumps(SOUND | {"presets": "x"}), "'presets' is no object of texts"),
        (json.dumps(SOUND | {"presets": {"agents": None}}), "'agents' is no text"),
        (json.dumps(SOUND | {"working": "no"}), "'working' is neither true nor false but 'no'"),
        (json.dumps(SOUND | {"base": 7}), "'base' is no text but 7"),
        (json.dumps(SOUND | {"op": "restore"}), "has no 'query'"),
        (json.dumps(SOUND | {"op": "compare", "queries": "agents=5"}), "no list of texts"),
        (json.dumps(SOUND | {"op": "compare", "queries": [5]}), "no list of texts"),
        (json.dumps(SOUND | {"op": "export", "format": "pdf"}), "Known: csv, json, text"),
        (json.dumps(SOUND | {"op": "export", "format": "csv", "day": "1/2"}), "no day"),
        (json.dumps(SOUND | {"op": "export", "format": "csv", "day": 1}), "'day' is no text"),
    ],
)
def test_a_malformed_request_is_one_error(request_text: str, cause: str) -> None:
    with pytest.raises(RequestError, match=re.escape(cause)):
        bridge.ask(request_text)


@given(
    part=st.sampled_from(
        [
            "op",
            "calculator",
            "locale",
            "inputs",
            "presets",
            "base",
            "working",
            "query",
            "queries",
            "format",
            "day",
        ]
    ),
    operation=st.sampled_from(["answer", "restore", "export", "compare"]),
    odd=ODD,
)
def test_whatever_is_wrong_is_that_error_or_answered(part: str, operation: str, odd: Any) -> None:
    request = SOUND | {"op": operation, "query": "", "queries": [], "format": "csv", part: odd}
    try:
        told = json.loads(bridge.ask(json.dumps(request)))
    except RequestError:
        return
    assert {"ok", "errors", "status"} <= set(told)


@pytest.mark.parametrize("locale", ["en", "zh-Hant", "id", "he"])
def test_answers_can_be_taken_along(locale: str) -> None:
    inputs = {"agents": "1", "region": "india"}
    rows = list(
        csv.reader(
            io.StringIO(ask(op="export", locale=locale, inputs=inputs, format="csv")["content"])
        )
    )
    assert all(len(row) == 7 for row in rows)
    agents = next(row for row in rows if row[:2] == ["input", "agents"])
    assert agents[3:6] == ["1", "1", "1"]
    assert [row[1] for row in rows if row[0] == "input"] == [
        field.name for field in calculators(PACKAGE)["dedicated_hourly"].fields
    ]
    month = next(row for row in rows if row[:2] == ["figure", "month"])
    assert month[3:] == ["866.67", "", "1560.00", "USD"]
    record = json.loads(ask(op="export", locale=locale, inputs=inputs, format="json")["content"])
    assert record["figures"]["month"]["low"] == "866.67"
    assert record["working"]
    text = ask(op="export", locale=locale, inputs=inputs, format="text")["content"]
    assert "173" in text
    assert not set(text) & {"\u2066", "\u2067", "\u2069"}


def test_wrong_inputs_are_not_exported() -> None:
    told = ask(op="export", inputs={"agents": "x"}, format="csv")
    assert not told["ok"]
    assert set(told["errors"]) == {"agents"}


def test_cases_stand_side_by_side() -> None:
    told = ask(
        op="compare", queries=["agents=1&region=india", "agents=2", "agents=oops", "", "agents=9"]
    )
    assert told["html"].count('scope="col"') == 3
    assert "India" in told["html"]
    assert "Shrinkage" not in told["html"]
    assert told["queries"] == ["agents=1&region=india", "agents=2", ""]
    many = ask(op="compare", queries=[f"agents={number}" for number in range(1, 7)])
    assert many["html"].count('scope="col"') == 4
    assert many["queries"] == ["agents=1", "agents=2", "agents=3", "agents=4"]
    assert "Shrinkage" not in many["html"]
    none = ask(op="compare", queries=["agents=oops"])
    assert not none["ok"]
    assert none["queries"] == []


def test_inputs_of_cases_are_told_as_their_fields_are() -> None:
    told = ask(
        op="compare",
        queries=[
            "shrinkage=0.2&billed_unit=production_hour&volume_month=&agents=1234.5",
            "shrinkage=0.35&agents=2",
        ],
    )["html"]
    cells = re.findall(r'<td><bdi class="dg-value">([^<]*)</bdi></td>', told)
    for pair in (
        ["20%", "35%"],
        ["1,234.5", "2"],
        ["Only hours logged in", "Every paid hour"],
        ["\u2014", "3,000"],
    ):
        assert pair in [cells[at : at + 2] for at in range(0, len(cells), 2)]
