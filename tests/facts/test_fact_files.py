"""Faulty files are refused with file, line, cause and cure."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calculator_kit
import support_costs
from calculator_kit.fact_files import FactError, digest, load_package_facts, read_facts
from calculator_kit.facts import Facts, Middle, PriceYear, Reading, UnknownFactError
from support_costs.facts import FILES, GRADES_FILE, VOCABULARY, facts

SMALL = replace(VOCABULARY, dimensions={"region": ("india",)}, languages=("en",))
"""One place, one language."""

GOOD = """\
[[fact]]
id = "rate.india"
kind = "market_rate"
label = { en = "India" }
where = { region = "india" }
unit = "USD"
per = "hour"
bound = "closed"

[[fact.observation]]
id = "one"
low = "5"
high = "9"
source = { ref = "page", locator = "line 3" }
confidence = "low"
"""

Refused = Callable[..., list[str]]


def test_a_good_file_is_read(read: Callable[..., Facts]) -> None:
    record = read(GOOD)["rate.india"]
    assert (record.low, record.typical, record.high) == (Decimal(5), None, Decimal(9))
    assert record.where == {"region": "india"}
    assert record.observation.retrieved == date(2026, 11, 21)
    assert record.billed_unit == "unstated"


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ('per = "hour"', 'pre = "hour"', "7: unknown key 'pre' in [[fact]]. Did you mean 'per'?"),
        (
            'low = "5"',
            'lwo = "5"',
            "12: unknown key 'lwo' in [[fact.observation]]. Did you mean 'low'?",
        ),
        (
            'low = "5"',
            "low = 0.35",
            "12: 'low' is the bare number 0.35. Numbers are written as text: low = \"0.35\".",
        ),
        (
            'low = "5"',
            "low = 5",
            "12: 'low' is the bare number 5. Numbers are written as text: low = \"5\".",
        ),
        (
            'low = "5"',
            'low = "5,0"',
            "12: 'low' is '5,0', which is no number. Write it like \"0.35\".",
        ),
        (
            'low = "5"',
            'low = "NaN"',
            "12: 'low' is 'NaN', which is no number. Write it like \"0.35\".",
        ),
        ('low = "5"', 'low = "10"', "12: low 10 is above high 9. Swap them."),
        (
            'low = "5"',
            'low = "5"\ntypical = "4"',
            "13: typical 4 lies outside 5 to 9. Mend one.",
        ),
        ('low = "5"\n', "", "10: bound 'closed' needs 'low'. Add low = \"…\"."),
        (
            '"closed"',
            '"min_only"',
            "13: bound 'min_only' has no 'high'. Remove it or change 'bound'.",
        ),
        ('"closed"', '"close"', "8: 'close' is no bound. Did you mean 'closed'?"),
        ('"market_rate"', '"market"', "3: 'market' is no kind. Did you mean 'market_rate'?"),
        ('unit = "USD"', 'unit = "US"', "6: 'US' is no unit. Did you mean 'USD'?"),
        ('unit = "USD"\n', "", "1: [[fact]] has no 'unit'. Add text: unit = \"…\"."),
        ('id = "one"', 'id = ""', "11: 'id' is empty. Fill it in or remove the line."),
        (
            'source = { ref = "page", locator = "line 3" }\n',
            "",
            "10: [[fact.observation]] has no 'source'. Add a table: source = { … }.",
        ),
        ('ref = "page"', 'ref = "pgae"', "14: no source named 'pgae'. Did you mean 'page'?"),
        (
            'locator = "line 3"',
            "line = 3",
            "14: unknown key 'line' in 'fact.observation.source'. Known: locator, ref.",
        ),
        (
            "source = { ref",
            'source = "page" #',
            "14: 'source' is a text. Write a table: source = { … }.",
        ),
        (
            '{ region = "india" }',
            '{ regoin = "india" }',
            "5: no dimension named 'regoin'. Did you mean 'region'?",
        ),
        (
            '{ region = "india" }',
            '{ region = "indai" }',
            "5: 'indai' is no region. Did you mean 'india'?",
        ),
        (
            '{ en = "India" }',
            '{ he = "הודו" }',
            "4: 'fact.label' has no 'en'. Add text: en = \"…\".",
        ),
        (
            'confidence = "low"',
            'confidence = "low"\nretrieved = "2026-11-21"',
            "16: 'retrieved' is a text. Write a date without quotes: retrieved = 2026-11-21.",
        ),
        (
            'confidence = "low"',
            'confidence = "low"\nretrieved = 2026-11-21T10:00:00',
            "16: 'retrieved' is a date with a time. Write a date without quotes: retrieved = 2026-11-21.",
        ),
        (
            'confidence = "low"',
            'confidence = "low"\nprice_year = { value = 2016, basis = "inferred" }',
            "16: 'fact.observation.price_year' has no 'earliest'. Add a year: earliest = 2016.",
        ),
        (
            'confidence = "low"',
            'confidence = "low"\nprice_year = { value = 2016, basis = "stated", earliest = 2017 }',
            "16: 2016 lies outside 2017 to 2016. Mend one.",
        ),
        (
            'per = "hour"',
            'per = "hour"\nevidence = [{ ref = "pgae", relation = "above" }]',
            "8: no source named 'pgae'. Did you mean 'page'?",
        ),
        (
            'per = "hour"',
            'per = "hour"\ndefault = "two"',
            "8: no observation named 'two'. Known: one.",
        ),
        ('"market_rate"', '"rejected"', "1: [[fact]] has no 'reason'. Add text: reason = \"…\"."),
        (
            '"market_rate"',
            '"statutory"',
            "10: [[fact.observation]] has no 'valid_to'. Add a date without quotes: valid_to = 2026-11-21.",
        ),
        (
            'low = "5"',
            'low = "5',
            "12: this is not TOML: Illegal character '\\n'. Write each key once, as key = \"value\".",
        ),
        (
            'low = "5"',
            'low = "5"\nlow = "6"',
            '13: this is not TOML: Cannot overwrite a value. Write each key once, as key = "value".',
        ),
    ],
)
def test_message(refused: Refused, before: str, after: str, message: str) -> None:
    assert before in GOOD
    messages = refused(GOOD.replace(before, after, 1))
    assert f"rates.toml:{message}" in messages


def test_an_impossible_day_is_told_with_its_line(refused: Refused) -> None:
    [message] = refused(GOOD.replace('per = "hour"', "review_by = 2026-02-31"))
    assert message.startswith("rates.toml:7: this is not TOML: ")


def test_ids_are_given_once(refused: Refused) -> None:
    observation = GOOD[GOOD.index("[[fact.observation]]") :]
    assert refused(GOOD + GOOD) == [
        "rates.toml:17: a second fact has the id 'rate.india'. Rename one."
    ]
    messages = refused(GOOD + observation)
    assert "rates.toml:17: a second observation is called 'one'. Rename one." in messages
    assert "rates.toml:1: [[fact]] has no 'default'. Add text: default = \"…\"." in messages


def test_sources_are_given_once(refused: Refused) -> None:
    source = '[[source]]\nid = "page"\ntitle = "B"\nlang = "en"\nkind = "press"\nquality = "low"\nretrieved = 2026-11-21\n'
    assert refused(GOOD, **{"more.toml": source}) == [
        "more.toml:2: a second source has the id 'page'. Rename one."
    ]


def test_the_faults_of_all_files_are_told_together(refused: Refused) -> None:
    other = GOOD.replace("rate.india", "rate.other").replace('"9"', "9.5").replace("per", "pre", 1)
    messages = refused(GOOD.replace('"USD"', '"USB"'), **{"other.toml": other})
    assert messages == [
        "rates.toml:6: 'USB' is no unit. Did you mean 'USD'?",
        "other.toml:13: 'high' is the bare number 9.5. Numbers are written as text: high = \"9.5\".",
        "other.toml:7: unknown key 'pre' in [[fact]]. Did you mean 'per'?",
    ]


def test_a_file_that_is_no_text_is_refused() -> None:
    with pytest.raises(FactError) as error:
        read_facts({"rates.toml": b"\xff\xfe"}, SMALL)
    assert error.value.problems == ("rates.toml:1: the file is not UTF-8. Save it as UTF-8.",)


def test_an_edition_is_required() -> None:
    with pytest.raises(FactError) as error:
        read_facts({"rates.toml": b""}, SMALL)
    assert str(error.value) == "rates.toml:1: no file says 'as_of'. Add as_of = 2026-11-21."


def test_other_data_counts_for_the_version() -> None:
    files = {"rates.toml": b"as_of = 2026-11-21\n"}
    versions = {
        read_facts(files, SMALL, beside).data_version
        for beside in (None, {"grades.toml": b"1"}, {"grades.toml": b"2"})
    }
    assert len(versions) == 3


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FactError) as error:
        load_package_facts("support_costs", ["edition.toml", "gone.toml"], SMALL)
    assert error.value.problems == (
        "support_costs/rates/gone.toml:1: no such file. Add it or take it off the package's list.",
    )


def test_lines_are_found_behind_long_texts(refused: Refused) -> None:
    text = GOOD.replace('per = "hour"', 'reason = """\nper = 1\nid = 2\n"""').replace('"9"', "9")
    messages = refused(text)
    assert any(message.startswith("rates.toml:16: 'high' is the bare") for message in messages)


def test_the_version_does_not_depend_on_line_endings_but_on_every_byte() -> None:
    unix = {"a/x.toml": b"as_of = 2026-11-21\n", "a/y.toml": b"\n"}
    windows = {"b/y.toml": b"\r\n", "b/x.toml": b"as_of = 2026-11-21\r\n"}
    assert digest(unix) == digest(windows)
    assert digest(unix) != digest({**unix, "a/y.toml": b" \n"})
    assert digest({"x": b"", "y": b"1"}) != digest({"x": b"1", "y": b""})


@given(
    low=st.decimals(-1000, 1000, places=3),
    high=st.decimals(-1000, 1000, places=3),
    typical=st.none() | st.decimals(-1000, 1000, places=3),
)
def test_ends_are_in_order_or_refused(low: Decimal, high: Decimal, typical: Decimal | None) -> None:
    ends = f'low = "{low:f}"\nhigh = "{high:f}"\n'
    if typical is not None:
        ends += f'typical = "{typical:f}"\n'
    base = b'as_of = 2026-11-21\n[[source]]\nid = "page"\ntitle = "A"\nlang = "en"\nkind = "press"\nquality = "low"\nretrieved = 2026-11-21\n'
    text = GOOD.replace('low = "5"\nhigh = "9"\n', ends)
    files = {"base.toml": base, "rates.toml": text.encode()}
    try:
        record = read_facts(files, SMALL)["rate.india"]
    except FactError:
        assert low > high or (typical is not None and not low <= typical <= high)
    else:
        assert (record.low, record.typical, record.high) == (low, typical, high)
        assert low <= (typical if typical is not None else low) <= high


def test_facts_are_read_from_a_zip_without_other_packages(tmp_path: Path) -> None:
    """As in the browser, where the packages stay in an archive."""
    archive = tmp_path / "bundle.zip"
    with zipfile.ZipFile(archive, "w") as bundle:
        for package in (calculator_kit, support_costs):
            root = Path(str(package.__file__)).parent
            for path in sorted(root.rglob("*")):
                if path.suffix in {".py", ".toml", ".json", ".mo"}:
                    bundle.write(path, path.relative_to(root.parent))
    code = (
        f"import sys; sys.path.insert(0, {str(archive)!r})\n"
        "from support_costs.facts import facts\n"
        "sys.stdout.write(facts().data_version)"
    )
    command = [sys.executable, "-I", "-S", "-c", code]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout == facts().data_version


WHOLE = """\
as_of = 2026-11-21

[[source]]
id = "page"
title = "A page"
lang = "en"
kind = "article"
quality = "low"
publisher = "Somebody"
url = "https://example.org/"
published = 2024-03-25
year = { value = 2024, basis = "stated" }
retrieved = 2026-11-21

[[fact]]
id = "x"
kind = "rejected"
reason = "outdated"
label = { en = "X" }
where = { region = "india" }
unit = "USD"
per = "hour"
billed_unit = "paid_hour"
bound = "closed"
default = "two"
contradictions = ["y"]
evidence = [{ ref = "page", relation = "above" }]
review_by = 2027-01-15

[[fact.observation]]
id = "one"
low = "5"
high = "9"
source = { ref = "page" }
confidence = "low"

[[fact.observation]]
id = "two"
low = "6"
typical = "7"
high = "8"
source = { ref = "page", locator = "line 3" }
price_year = { value = 2016, basis = "inferred", earliest = 2015, latest = 2017 }
published = 2025-01-02
retrieved = 2026-01-02
reading = { raw = "6 8", lang = "he", issue = "lost_dash", note = "n", confidence = "high" }
confidence = "very_high"
expected = true
valid_to = 2026-12-31
"""


def whole(text: str = WHOLE) -> Facts:
    return read_facts({"x.toml": text.encode()}, SMALL)


def without(key: str) -> str:
    """The text without the first line of that key, or without what that key is in a line."""
    lines = WHOLE.splitlines(keepends=True)
    place = next(at for at, line in enumerate(lines) if line.startswith(f"{key} ="))
    return "".join(lines[:place] + lines[place + 1 :])


def test_everything_that_a_file_may_say_is_read() -> None:
    record = whole()["x"]
    shown = record.observation
    assert (record.low, record.typical, record.high) == (Decimal(6), Decimal(7), Decimal(8))
    assert (record.reason, record.per, record.billed_unit) == ("outdated", "hour", "paid_hour")
    assert (record.contradictions, record.review_by) == (("y",), date(2027, 1, 15))
    assert [(one.source.id, one.relation) for one in record.evidence] == [("page", "above")]
    assert (shown.published, shown.retrieved) == (date(2025, 1, 2), date(2026, 1, 2))
    assert (shown.locator, shown.expected, shown.valid_to) == ("line 3", True, date(2026, 12, 31))
    assert shown.price_year == PriceYear(2016, True, 2015, 2017)
    assert shown.reading == Reading("6 8", "he", "lost_dash", "n", "high")
    other = record.observations[0]
    assert (other.published, other.retrieved) == (date(2024, 3, 25), date(2026, 11, 21))
    assert other.price_year == PriceYear(2024, False, 2024, 2024)
    assert (other.reading, other.locator, other.expected, other.valid_to) == (None, "", False, None)
    assert (other.source.publisher, other.source.url) == ("Somebody", "https://example.org/")


@pytest.mark.parametrize(
    "key",
    ["id", "title", "lang", "kind", "quality", "retrieved", "reason", "label", "unit", "bound"],
)
def test_what_must_be_said_is_missed(key: str) -> None:
    with pytest.raises(FactError) as error:
        whole(without(key))
    assert any(f"has no '{key}'" in problem for problem in error.value.problems)


@pytest.mark.parametrize(
    "key",
    [
        "publisher",
        "url",
        "published",
        "year",
        "where",
        "per",
        "billed_unit",
        "contradictions",
        "evidence",
        "review_by",
        "price_year",
        "reading",
        "expected",
        "valid_to",
    ],
)
def test_what_may_be_left_out_is_not_missed(key: str) -> None:
    assert whole(without(key))["x"].label == {"en": "X"}


@pytest.mark.parametrize(
    ("part", "missing"),
    [
        ('ref = "page", relation = "above"', "relation"),
        ('raw = "6 8", ', "raw"),
        (', confidence = "high" }', "confidence"),
        ('value = 2016, basis = "inferred", ', "value"),
        ('value = 2024, basis = "stated"', "basis"),
        (", latest = 2017", "latest"),
        (", earliest = 2015", "earliest"),
    ],
)
def test_what_must_be_said_in_an_inner_table_is_missed(part: str, missing: str) -> None:
    kept = {
        "relation": 'ref = "page"',
        "confidence": " }",
        "value": 'basis = "inferred", ',
        "basis": "value = 2024",
    }
    assert part in WHOLE
    with pytest.raises(FactError) as error:
        whole(WHOLE.replace(part, kept.get(missing, ""), 1))
    assert any(f"has no '{missing}'" in problem for problem in error.value.problems)


def test_what_a_reading_leaves_out_is_taken_from_its_source() -> None:
    text = WHOLE.replace(', lang = "he", issue = "lost_dash", note = "n"', "")
    assert whole(text)["x"].observation.reading == Reading("6 8", "en", "none", "", "high")


@pytest.mark.parametrize(
    ("low", "typical", "high", "cause"),
    [
        ("6", "6", "8", ""),
        ("6", "8", "8", ""),
        ("6", "6", "6", ""),
        ("6", "5.9", "8", "typical 5.9 lies outside 6 to 8"),
        ("6", "8.1", "8", "typical 8.1 lies outside 6 to 8"),
        ("8.1", "8", "8", "low 8.1 is above high 8"),
    ],
)
def test_ends_may_be_the_same_and_no_more(low: str, typical: str, high: str, cause: str) -> None:
    ends = f'low = "{low}"\ntypical = "{typical}"\nhigh = "{high}"'
    text = WHOLE.replace('low = "6"\ntypical = "7"\nhigh = "8"', ends)
    if not cause:
        assert whole(text)["x"].typical == Decimal(typical)
        return
    with pytest.raises(FactError, match=cause):
        whole(text)


@pytest.mark.parametrize(
    ("value", "is_right"), [(2014, False), (2015, True), (2017, True), (2018, False)]
)
def test_a_guessed_year_lies_between_its_ends(value: int, is_right: bool) -> None:
    text = WHOLE.replace("value = 2016", f"value = {value}")
    if is_right:
        assert whole(text)["x"].observation.price_year == PriceYear(value, True, 2015, 2017)
        return
    with pytest.raises(FactError, match=f"{value} lies outside 2015 to 2017"):
        whole(text)


@pytest.mark.parametrize(
    ("bound", "ends", "told"),
    [
        ("min_only", {"low": "1"}, ("1", "", "")),
        ("max_only", {"high": "1"}, ("", "", "1")),
        ("point", {"typical": "1"}, ("1", "1", "1")),
        ("closed", {"low": "1", "high": "2"}, ("1", "", "2")),
        ("min_only", {"low": "1", "typical": "2"}, None),
        ("min_only", {"low": "1", "high": "2"}, None),
        ("max_only", {"low": "1", "high": "2"}, None),
        ("max_only", {"typical": "1", "high": "2"}, None),
        ("point", {"typical": "1", "low": "1"}, None),
        ("point", {"typical": "1", "high": "1"}, None),
        ("min_only", {}, None),
        ("max_only", {}, None),
        ("point", {}, None),
        ("closed", {"low": "1"}, None),
        ("closed", {"high": "1"}, None),
    ],
)
def test_a_bound_says_which_ends_there_are(
    bound: str, ends: dict[str, str], told: tuple[str, str, str] | None
) -> None:
    written = "\n".join(f'{name} = "{value}"' for name, value in ends.items())
    text = WHOLE.replace('bound = "closed"', f'bound = "{bound}"')
    text = text.replace('low = "6"\ntypical = "7"\nhigh = "8"', written)
    text = (
        text[: text.index('[[fact.observation]]\nid = "one"')]
        + text[text.index('[[fact.observation]]\nid = "two"') :]
    )
    if told is None:
        with pytest.raises(FactError, match=f"bound '{bound}'"):
            whole(text)
        return
    record = whole(text)["x"]
    assert (record.low, record.typical, record.high) == tuple(
        Decimal(end) if end else None for end in told
    )


def test_an_edition_is_said_once() -> None:
    with pytest.raises(FactError) as error:
        read_facts({"x.toml": b"as_of = 2026-11-21\n", "y.toml": b"as_of = 2026-11-21\n"}, SMALL)
    assert error.value.problems == ("y.toml:1: 'as_of' is given twice. Keep it in one file.",)


def test_a_fact_has_an_observation() -> None:
    text = WHOLE[: WHOLE.index("[[fact.observation]]")]
    with pytest.raises(FactError) as error:
        whole(text)
    assert "x.toml:15: 'x' has no observation. Add [[fact.observation]]." in error.value.problems


def test_a_package_brings_its_facts_and_what_lies_beside_them() -> None:
    def read(*beside: str) -> Facts:
        return load_package_facts("support_costs", FILES, VOCABULARY, beside=beside)

    alone, together = read(), read(GRADES_FILE)
    assert list(alone) == list(together)
    assert alone.data_version != together.data_version
    with pytest.raises(FactError, match=r"support_costs/gone\.toml:1: no such file"):
        read("gone.toml")


def test_facts_are_a_mapping_that_names_the_nearest_id() -> None:
    found = whole()
    assert list(found) == ["x"]
    assert len(found) == 1
    assert "x" in found
    assert "y" not in found
    assert found.starting_with("x") == [found["x"]]
    assert found.starting_with("y") == []
    with pytest.raises(UnknownFactError) as error:
        found["y"]
    assert str(error.value) == "no fact named 'y'. Known: x."


def test_a_middle_is_said_to_be_derived_where_no_source_states_it() -> None:
    assert whole()["x"].middle() == Middle(Decimal(7), derived=False)
    assert whole()["x"].value() == 7
    derived = whole(WHOLE.replace('default = "two"', 'default = "one"'))["x"]
    assert derived.middle() == Middle(Decimal(7), derived=True)
    open_ended = whole(
        WHOLE.replace('bound = "closed"', 'bound = "min_only"')
        .replace('low = "5"\nhigh = "9"', 'low = "5"')
        .replace('low = "6"\ntypical = "7"\nhigh = "8"', 'low = "6"')
    )
    assert open_ended["x"].middle() is None
    with pytest.raises(ValueError, match="'x' has no typical value"):
        open_ended["x"].value()


@pytest.mark.parametrize(
    ("day", "is_expired"), [(date(2026, 12, 31), False), (date(2027, 1, 1), True)]
)
def test_a_figure_holds_through_its_last_day(day: date, is_expired: bool) -> None:
    assert whole()["x"].is_expired(day) is is_expired


def test_a_package_brings_its_own_words() -> None:
    own = replace(
        SMALL, kinds=("fare",), units=("CHF",), periods=("ride",), source_kinds=("timetable",)
    )
    text = """
as_of = 2026-11-21

[[source]]
id = "sbb"
title = "Fares"
lang = "en"
kind = "timetable"
quality = "high"
retrieved = 2026-11-21

[[fact]]
id = "fare.short"
kind = "fare"
label = { en = "A short ride" }
unit = "CHF"
per = "ride"
bound = "point"
[[fact.observation]]
id = "a"
typical = "3.40"
source = { ref = "sbb", locator = "page 1" }
confidence = "high"
"""
    assert read_facts({"x.toml": text.encode()}, own)["fare.short"].unit == "CHF"
    with pytest.raises(FactError) as refused:
        read_facts({"x.toml": text.encode()}, SMALL)
    assert len(refused.value.problems) == 4
