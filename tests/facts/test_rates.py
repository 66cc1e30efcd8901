"""The data of this guide: every value, and what must never get into it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import support_costs
from calculator_kit.facts import UnknownFactError
from support_costs.facts import FILES, LANGUAGES, REGIONS, SERVICES, facts, hourly_rate

RATES_FOLDER = Path(support_costs.__file__).parent / "rates"

VALUES = """
rate.overall.hourly                10      50     USD hour
rate.inbound.shared.offshore       0.35    0.45   USD minute
rate.inbound.shared.us_ca          0.75    0.90   USD minute
rate.inbound.dedicated.intl        8       15     USD hour
rate.inbound.dedicated.us_ca       22      28     USD hour
rate.outbound.hourly.in_ph         6       10     USD hour
rate.outbound.hourly.eeu_latam     9       14     USD hour
rate.outbound.hourly.west          22      32     USD hour
rate.outbound.hourly.west_premium  35      50     USD hour
rate.region.us_ca                  22      35     USD hour
rate.region.w_europe               40      -      USD hour
rate.region.e_europe               12      25     USD hour
rate.region.australia              35      55     USD hour
rate.region.africa_me              15      20     USD hour
rate.region.latam                  8       18     USD hour
rate.region.asia_ph                8       14     USD hour
rate.region.india                  5       9      USD hour
rate.region.pakistan               6       10     USD hour
param.outbound.commission_uplift   0.10    0.20   percent -
param.shared.clients_per_pool      12      36     client -
param.email.reply_standard_h       24      24     hour -
param.contract.long_term_years     2       3      year -
claim.vendor.experience_years      30      -      year -
claim.labour_saving_pct            0.30    0.30   percent -
rejected.twitter_chars             140     140    character -
check.infocomm.us_minute           0.75    1.15   USD minute
check.vhtcx.us_minute              1       1      USD minute
check.bworld.ph_premium            12      14     USD hour
check.bworld.ph_low_cost           6       8      USD hour
check.uptraffic.ph                 8       14     USD hour
check.ctnp.cebu                    7       8      USD hour
check.certainly.offshore           11      13     USD hour
check.certainly.nearshore          12      14     USD hour
check.certainly.domestic           28      30     USD hour
check.globalify.offshore           10      18     USD hour
check.globalify.nearshore          12      25     USD hour
check.globalify.onshore            40      60     USD hour
check.farm.voice_contact           1.50    6.00   USD contact
check.wage.india_ph                2       3      USD hour
check.wage.colombia                4       5      USD hour
check.wage.mexico                  5       6      USD hour
check.wage.costa_rica              6       7      USD hour
check.wage.bonus                   0.05    0.15   percent -
check.wage.benefits                0.20    0.50   percent -
check.ph_share.agent               0.30    0.30   percent -
check.ph_share.management          0.15    0.15   percent -
check.ph_share.support             0.10    0.10   percent -
check.ph_share.facilities          0.10    0.10   percent -
check.ph_share.telecom             0.05    0.05   percent -
check.ph_share.margin              0.30    0.30   percent -
check.minimum.forecast_share       0.90    0.90   percent -
check.minimum.dialnexa_minutes     24000   24000  minute month
check.minimum.dialnexa_months      6       6      month -
check.increment.dialnexa           30      30     second -
check.israel.shared                200     200    ILS month
check.wewfm.paid_hour              8.86    8.86   USD hour
check.wewfm.production_hour        11.48   11.48  USD hour
check.wewfm.handle_hour            14.94   14.94  USD hour
benchmark.service_level            0.80    0.80   percent -
benchmark.service_level_seconds    20      20     second -
benchmark.shrinkage                0.30    0.30   percent -
benchmark.occupancy                0.85    0.85   percent -
benchmark.benefits                 0.23    0.23   percent -
benchmark.loaded_multiple          2       2.5    times -
benchmark.turnover                 0.33    0.33   percent year
benchmark.turnover_captive         0.20    0.20   percent -
benchmark.turnover_outsourcer      1.00    1.00   percent -
benchmark.replace_cost             14113   14113  USD -
benchmark.hiring_cost              3400    3400   USD -
benchmark.us_wage                  19      19     USD hour
hidden.vendor_selection            0.002   0.02   percent year
hidden.layoffs                     0.03    0.05   percent -
hidden.productivity_lag            -       0.20   percent -
statutory.tw.minimum_wage.month    29500   29500  TWD month
statutory.tw.minimum_wage.hour     196     196    TWD hour
statutory.tw.labour.rate           0.125   0.125  percent -
statutory.tw.employment.rate       0.01    0.01    percent -
statutory.tw.labour.employer_share 0.70    0.70   percent -
statutory.tw.labour.ceiling        45800   45800  TWD month
statutory.tw.health.rate           0.0517  0.0517 percent -
statutory.tw.health.employer_share 0.60    0.60   percent -
statutory.tw.health.heads          1.56    1.56   times -
statutory.tw.health.ceiling        313000  313000 TWD month
statutory.tw.pension.rate          0.06    0.06   percent -
statutory.tw.pension.ceiling       150000  150000 TWD month
statutory.tw.accident.rate         0.0021  0.0021 percent -
statutory.tw.accident.ceiling      72800   72800  TWD month
"""


@pytest.mark.parametrize("row", VALUES.split("\n")[1:-1], ids=lambda row: row.split()[0])
def test_value(row: str) -> None:
    fact_id, low, high, unit, per = row.split()
    record = facts()[fact_id]
    assert (record.low, record.high) == (_end(low), _end(high))
    assert (record.unit, record.per or "-") == (unit, per)


def test_no_fact_is_missing_from_the_table_above() -> None:
    known = {row.split()[0] for row in VALUES.split("\n")[1:-1]}
    assert set(facts()) - known == {"rejected.agent_calls_per_day"}


@pytest.mark.parametrize(
    ("fact_id", "raw", "line"),
    [
        ("rate.inbound.shared.offshore", "0.35 $ ל- 45 $ לדקה", 89),
        ("rate.inbound.shared.us_ca", "$ 0.75-90 $ לדקה", 89),
        ("rate.outbound.hourly.in_ph", "6 ל -10 דולר לשעה", 97),
        ("rate.region.australia", "35 55 דולר לשעה", 111),
        ("rate.region.w_europe", "40 $ + לשעה", 109),
        ("param.shared.clients_per_pool", "1-3 עשרות", 89),
        ("rate.overall.hourly", "每小時 10 美元到 50 美元", 61),
    ],
)
def test_a_damaged_text_is_kept_beside_its_reading(fact_id: str, raw: str, line: int) -> None:
    observation = facts()[fact_id].observation
    assert observation.reading is not None
    assert observation.reading.raw == raw
    assert observation.locator == f"line {line}"


def test_the_second_witness_of_the_headline_range_is_kept() -> None:
    both = facts()["rate.overall.hourly"].observations
    assert [(item.source.id, item.locator) for item in both] == [
        ("seed-000", "line 61"),
        ("seed-002", "line 38"),
    ]


def test_an_open_range_has_no_middle() -> None:
    """T30: no upper end is made up, and none creeps in by way of a midpoint."""
    record = facts()["rate.region.w_europe"]
    assert (record.typical, record.high, record.middle()) == (None, None, None)


def test_a_midpoint_is_marked_as_derived() -> None:
    """T37: the middle of a range is no source's figure."""
    record = facts()["rate.region.india"]
    middle = record.middle()
    assert record.typical is None
    assert middle is not None
    assert (middle.value, middle.derived) == (Decimal(7), True)
    stated = facts()["benchmark.shrinkage"].middle()
    assert stated is not None
    assert not stated.derived


def test_no_minute_costs_dollars() -> None:
    """T40: 45 and 90 are cents that lost their point."""
    minutes = [fact for fact in facts().values() if fact.per == "minute" and fact.unit == "USD"]
    assert len(minutes) == 4
    assert all(fact.high is not None and fact.high < 5 for fact in minutes)


def test_the_advertisement_of_one_article_is_nowhere() -> None:
    """T41: neither its name nor its address."""
    text = "".join(path.read_text(encoding="utf-8") for path in RATES_FOLDER.glob("*.toml"))
    assert "\u5feb\u8272" not in text
    assert "xfun" not in text


def test_every_file_in_the_folder_is_read() -> None:
    assert sorted(FILES) == sorted(path.name for path in RATES_FOLDER.iterdir())


def test_undated_prices_are_stale_and_a_list_price_of_this_year_is_not() -> None:
    assert facts().freshness("rate.region.india") == "red"
    assert facts().freshness("rate.overall.hourly") == "red"
    assert facts().freshness("check.certainly.offshore") == "green"
    year = facts()["rate.region.india"].observation.price_year
    assert year is not None
    assert (year.value, year.earliest, year.latest, year.inferred) == (2016, 2015, 2017, True)


def test_every_label_is_written_in_every_language() -> None:
    for record in facts().values():
        assert set(record.label) == set(LANGUAGES)


def test_the_data_version_names_the_edition_and_its_contents() -> None:
    day, _, digest = facts().data_version.partition(".")
    assert day == "2026-11-21"
    assert len(digest) == 8
    assert int(digest, 16) >= 0


def test_an_unknown_fact_names_the_nearest() -> None:
    with pytest.raises(UnknownFactError) as error:
        facts()["rate.region.inda"]
    message = "no fact named 'rate.region.inda'. Did you mean 'rate.region.india'?"
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("region", "service", "tier", "fact_id", "note"),
    [
        ("india", "inbound", "any", "rate.region.india", None),
        ("us_ca", "inbound", "regular", "rate.inbound.dedicated.us_ca", None),
        ("us_ca", "inbound", "premium", "rate.region.us_ca", "no-premium-row"),
        ("india", "outbound", "any", "rate.outbound.hourly.in_ph", "X2"),
        ("asia_ph", "outbound", "any", "rate.outbound.hourly.in_ph", "X2"),
        ("e_europe", "outbound", "any", "rate.outbound.hourly.eeu_latam", "X6"),
        ("latam", "outbound", "any", "rate.outbound.hourly.eeu_latam", "X6"),
        ("us_ca", "outbound", "any", "rate.outbound.hourly.west", "X4"),
        ("us_ca", "outbound", "premium", "rate.outbound.hourly.west_premium", "X4"),
        ("w_europe", "outbound", "any", "rate.region.w_europe", "X5"),
        ("w_europe", "outbound", "premium", "rate.region.w_europe", "X5"),
        ("pakistan", "outbound", "any", "rate.region.pakistan", "no-outbound-row"),
    ],
)
def test_hourly_rate(region: str, service: str, tier: str, fact_id: str, note: str | None) -> None:
    rate = hourly_rate(region, service, tier)
    assert (rate.fact.id, rate.note) == (fact_id, note)


def test_every_region_and_service_has_an_hourly_rate() -> None:
    for region in REGIONS:
        for service in SERVICES:
            assert hourly_rate(region, service).fact.per == "hour"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("indai", "inbound"), "no region named 'indai'. Did you mean 'india'?"),
        (("india", "inbond"), "no service named 'inbond'. Did you mean 'inbound'?"),
        (("india", "inbound", "prem"), "no tier named 'prem'. Did you mean 'premium'?"),
    ],
)
def test_hourly_rate_refuses_what_it_does_not_know(
    arguments: tuple[str, ...], message: str
) -> None:
    with pytest.raises(LookupError) as error:
        hourly_rate(*arguments)
    assert str(error.value) == message


def _end(text: str) -> Decimal | None:
    return None if text == "-" else Decimal(text)
