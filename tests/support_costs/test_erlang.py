"""Erlang B and C against published figures, identities and the mistakes others have made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from math import factorial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from published import agrees
from support_costs.staffing.erlang import (
    Queue,
    StaffingError,
    agents_required,
    erlang_b,
    offered_load,
    scheduled,
)

D = Decimal
HALF_HOUR = D(1800)

loads = st.decimals("0.01", 300, places=2)
targets = st.decimals("0.01", "0.999", places=3)
seconds = st.decimals(0, 300, places=0)
handling_times = st.decimals(1, 1200, places=0)


@dataclass(frozen=True)
class Published:
    """A queue whose figures somebody printed; "" where they did not."""

    source: str
    load: str
    agents: int
    aht: str
    within: str
    waiting: str = ""
    service_level: str = ""
    asa: str = ""
    occupancy: str = ""

    def __str__(self) -> str:
        return f"{self.source}, {self.agents} agents"


MADE_SIMPLE = "callcentrehelper, Erlang C made simple"
BRONSON = "Bronson, Operations Research, through ist.utl.pt"
PUBLISHED = [
    Published(
        MADE_SIMPLE, "10", 14, "180", "20", ".1741319336", ".8883500192", "7.835937", ".714286"
    ),
    Published("pyworkforce, tests", "10", 14, "180", "19.8", service_level=".8878527"),
    Published("computed", "10", 11, "180", "20", ".6821", ".3896"),
    Published("computed", "10", 12, "180", "20", ".4494", ".6402"),
    Published("computed: just misses 80%", "10", 13, "180", "20", ".2853", ".7956"),
    Published(
        "mitan.co.uk, Erlang-C formula", "48", 55, "240", "15",
        ".2387009", ".8458831", "8.1840", ".872727",
    ),
    Published("jonesthenet.com", "22.916666666666666666666666667", 28, "330", "30", "", ".8569"),
    Published("jonesthenet.com", "22.916666666666666666666666667", 27, "330", "30", "", ".7822"),
    Published(f"{BRONSON}, 23.3 (1/30 h, waits 1/6 h in all)", "0.8", 1, "120", "0", ".8", ".2", "480"),
    Published(
        "Hillier and Lieberman (1/3 h, waits 1/24 h)", "0.6666666666666666666666666667", 2,
        "1200", "1800", ".1666667", ".97744", "150.0",
    ),
    Published(
        "Hillier and Lieberman, an hour", "0.6666666666666666666666666667", 2,
        "1200", "3600", "", ".99695",
    ),
    Published("Wolfram, ErlangC", "2.5", 5, "1", "0", ".13037"),
    Published("Wolfram, ErlangC", "2.5", 6, "1", "0", ".04744"),
]  # fmt: skip


@pytest.mark.parametrize("case", PUBLISHED, ids=str)
def test_published_queues(case: Published) -> None:
    queue = Queue(D(case.load), case.agents, D(case.aht))
    results = [
        (queue.wait_probability, case.waiting),
        (queue.service_level(D(case.within)), case.service_level),
        (queue.asa, case.asa),
        (queue.occupancy, case.occupancy),
    ]
    for value, printed in results:
        assert not printed or agrees(value, printed), (value, printed)


def test_bronson_24_6() -> None:
    """300 a year, 182.5 a year each, 3 servers: also the empty system and Little's law."""
    year = D(365 * 24 * 3600)
    load = offered_load(D(300), year, year / D("182.5"))
    queue = Queue(load, 3, year / D("182.5"))
    assert queue.asa is not None
    wait = queue.asa / year
    assert agrees(wait, ".0011748")
    assert agrees(wait * 300, ".35243")
    assert agrees(wait * 300 + load, "1.99626")
    empty = queue.wait_probability * (1 - load / 3) * factorial(3) / load**3
    assert agrees(empty, ".177537")


@pytest.mark.parametrize(
    ("load", "agents"),
    [(".0101", 1), ("1.3608", 5), ("4.4612", 10), ("12.031", 20), ("37.901", 50), ("84.064", 100)],
)
def test_table_of_erlang_b(load: str, agents: int) -> None:
    """The column for 1% of the usual table, whose loads have five digits."""
    assert abs(erlang_b(D(load), agents) - D("0.01")) < D("3e-6")


@pytest.mark.parametrize(
    ("load", "agents"),
    [
        (".0204", 1),
        (".2235", 2),
        (".6022", 3),
        ("1.0923", 4),
        ("5.0840", 10),
        ("13.182", 20),
        ("40.255", 50),
        ("87.972", 100),
    ],
)
def test_another_column_of_erlang_b(load: str, agents: int) -> None:
    """The column for 2%."""
    assert abs(erlang_b(D(load), agents) - D("0.02")) < D("1e-5")


@pytest.mark.parametrize(
    ("busy", "waiting"),
    [(".5", ".33333"), (".8", "2.84444"), (".9", "7.67368"), (".95", "17.5872")],
)
def test_two_servers_of_the_textbooks(busy: str, waiting: str) -> None:
    """M/M/2 has 2ρ³/(1 − ρ²) waiting, the difference of 2ρ/(1 − ρ²) and 2ρ."""
    queue = Queue(2 * D(busy), 2, D(1))
    assert queue.asa is not None
    assert agrees(2 * D(busy) * queue.asa, waiting)


def test_published_blocking() -> None:
    """Wolfram's ErlangB, and pyworkforce's tests: two servers and one erlang, one of each."""
    assert agrees(erlang_b(D(25), 30), ".0526032")
    assert erlang_b(D(1), 2) == D("0.2")
    assert erlang_b(D(1), 1) == D("0.5")


@pytest.mark.parametrize(
    ("source", "calls", "interval", "aht", "target", "within", "agents"),
    [
        (MADE_SIMPLE, 100, 1800, 180, ".8", 20, 14),
        ("stricter target", 100, 1800, 180, ".9", 20, 15),
        ("jonesthenet.com", 20_000, 80 * 3600, 330, ".8", 30, 28),
        ("a question in a public repository; computed", 600, 3600, 240, ".8", 30, 45),
        ("Wolfram, ErlangC: at most 10% delayed", 25, 10, 1, ".9", 0, 6),
        ("exactly at the target: C(1, 0.2) = 0.2", 1, 900, 180, ".8", 0, 1),
    ],
)
def test_published_agents(
    source: str, calls: int, interval: int, aht: int, target: str, within: int, agents: int
) -> None:
    load = offered_load(D(calls), D(interval), D(aht))
    assert agents_required(load, D(target), D(within), D(aht)).agents == agents, source


@pytest.mark.parametrize("tenths", range(1, 20))
def test_identities_for_one_and_two_agents(tenths: int) -> None:
    load = D(tenths) / 10
    assert Queue(load, 1, D(180)).wait_probability == min(load, D(1))
    two = Queue(load, 2, D(180))
    assert abs(two.wait_probability - load * load / (2 + load)) < D("1e-27")


# Figures in circulation that are wrong: we differ from them, and by this much.


def test_swpp_2016_is_one_agent_short() -> None:
    """ "20 erlangs, 80/30: 23 agents": 23 answer less than 75% in time."""
    assert agrees(Queue(D(20), 23, D(180)).service_level(D(30)), ".748")
    assert agents_required(D(20), D("0.8"), D(30), D(180)).agents == 24


def test_readme_of_pyworkforce_on_erlang_b() -> None:
    """Its readme prints a blocking of .0183 and an occupancy of .9375 for 17 agents."""
    blocking = erlang_b(D(10), 17)
    assert agrees(blocking, ".01295")
    assert agrees(D(10) * (1 - blocking) / 17, ".5806")


def test_prodyna_on_erlang_c() -> None:
    """Its test expects .261 of ErlangC(25, 20)."""
    assert agrees(Queue(D(20), 25, D(180)).wait_probability, ".2091")


def test_one_call_in_half_an_hour_does_not_take_two_agents() -> None:
    """A reader's question at callcentrehelper: why two? A search that begins at A + 1 says so."""
    load = offered_load(D(1), HALF_HOUR, D(180))
    assert agents_required(load, D("0.8"), D(20), D(180)).agents == 1
    assert agrees(Queue(load, 1, D(180)).service_level(D(20)), ".9095")


# Mistakes of others.


@pytest.mark.parametrize("agents", [21, 42, 84, 161, 168, 175, 315])
def test_headcount_is_not_ceiled_from_a_float(agents: int) -> None:
    assert scheduled(agents, D("0.3")) == agents * 10 // 7


@pytest.mark.parametrize("shrinkage", [0, 15, 30, 33, 35, 99])
def test_scheduled_is_integer_arithmetic(shrinkage: int) -> None:
    for agents in range(1, 2001):
        exact = -(-agents * 100 // (100 - shrinkage))
        assert scheduled(agents, D(shrinkage) / 100) == exact


@pytest.mark.parametrize(
    ("source", "agents", "shrinkage", "expected"),
    [(MADE_SIMPLE, 14, ".3", 20), ("monetsoftware", 100, ".4", 167)],
)
def test_shrinkage_divides(source: str, agents: int, shrinkage: str, expected: int) -> None:
    """Multiplying 14 by 1.3 gives 18.2, too few."""
    assert scheduled(agents, D(shrinkage)) == expected, source


def test_shrinkage_of_floats_is_refused() -> None:
    with pytest.raises(TypeError, match="not exact"):
        scheduled(21, 0.3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("load", "for_service_level", "for_occupancy"),
    [(10, 14, 12), (50, 56, 59), (100, 107, 118), (200, 208, 236)],
)
def test_occupancy_is_a_limit_and_no_factor(
    load: int, for_service_level: int, for_occupancy: int
) -> None:
    """14 / 0.85 would be 17: the idle time in Erlang's answer would be counted twice."""
    required = agents_required(D(load), D("0.8"), D(20), D(180), max_occupancy=D("0.85"))
    assert (required.for_service_level, required.for_occupancy) == (
        for_service_level,
        for_occupancy,
    )
    assert required.agents == max(for_service_level, for_occupancy)


@settings(deadline=None)
@given(load=loads, target=targets, within=seconds, aht=handling_times)
def test_the_fewest_agents(load: Decimal, target: Decimal, within: Decimal, aht: Decimal) -> None:
    agents = agents_required(load, target, within, aht, floor_agents=0).for_service_level
    assert Queue(load, agents, aht).service_level(within) >= target
    assert Queue(load, agents - 1, aht).service_level(within) < target


@settings(deadline=None)
@given(load=loads, spare=st.integers(1, 6), within=st.decimals(0, 60, places=0))
def test_what_is_reached_can_be_asked_for(load: Decimal, spare: int, within: Decimal) -> None:
    """To the last digit: no rounding error stands between the two ways."""
    agents = int(load) + spare
    reached = Queue(load, agents, D(180)).service_level(within)
    assert agents_required(load, reached, within, D(180)).for_service_level == agents


@pytest.mark.parametrize(
    ("load", "agents"), [("10", 10), ("10", 9), ("10.5", 10), ("3", 0), ("0", 0)]
)
def test_overload_is_said_and_never_negative(load: str, agents: int) -> None:
    queue = Queue(D(load), agents, D(180))
    assert queue.overloaded
    assert queue.wait_probability == 1
    assert queue.service_level(D(10**6)) == 0
    assert queue.occupancy == 1
    assert queue.asa is None
    assert queue.wait_quantile(D("0.5")) is None


def test_no_calls_no_wait() -> None:
    queue = Queue(D(0), 1, D(180))
    assert not queue.overloaded
    assert queue.wait_probability == queue.occupancy == 0
    assert queue.asa == queue.wait_quantile(D("0.99")) == 0
    assert queue.service_level(D(0)) == 1
    assert erlang_b(D(0), 0) == 1
    assert erlang_b(D(0), 1) == 0


@pytest.mark.parametrize("at_least", [0, 1, 2])
def test_no_calls_leave_the_lower_limit(at_least: int) -> None:
    load = offered_load(D(0), HALF_HOUR, D(180))
    required = agents_required(load, D("0.8"), D(20), D(180), floor_agents=at_least)
    assert required.agents == at_least


def test_without_waiting_time_only_those_who_never_wait_count() -> None:
    queue = Queue(D(10), 14, D(180))
    assert queue.service_level(D(0)) == 1 - queue.wait_probability
    assert agrees(queue.service_level(D(0)) * 100, "82.6")


def test_thousands_of_agents() -> None:
    """No factorial overflows, and the shortened recursion loses nothing."""
    load = D(4000)
    with localcontext(prec=40):
        inverse = D(1)
        for k in range(1, 4101):
            inverse = 1 + inverse * k / load
        whole = 1 / inverse
    assert erlang_b(load, 4100) == +whole
    assert agents_required(load, D("0.8"), D(20), D(180)).agents == 4013
    assert agents_required(D(800_000), D("0.8"), D(20), D(180)).agents == 800_015


def test_queues_are_added_before_they_are_rounded() -> None:
    """Three queues of five agents at 30% shrinkage: rounding each up would cost two heads."""
    assert 3 * scheduled(5, D("0.3")) == 24
    assert scheduled(3 * 5, D("0.3")) == 22


def test_callers_context_changes_nothing() -> None:
    with localcontext(prec=6):
        few = Queue(D(10), 14, D(180)).service_level(D(20))
    assert few == Queue(D(10), 14, D(180)).service_level(D(20))


Question = Callable[[], object]


@pytest.mark.parametrize(
    ("ask", "error_id"),
    [
        (lambda: agents_required(D(10), D(1), D(20), D(180)), "service_level_unreachable"),
        (lambda: agents_required(D(10), D(80), D(20), D(180)), "service_level_out_of_range"),
        (lambda: agents_required(D(10), D(0), D(20), D(180)), "service_level_out_of_range"),
        (lambda: agents_required(D(10), D(".8"), D(-1), D(180)), "seconds_negative"),
        (lambda: agents_required(D(10), D(".8"), D(20), D(0)), "aht_not_positive"),
        (lambda: agents_required(D(-1), D(".8"), D(20), D(180)), "load_negative"),
        (
            lambda: agents_required(D(10), D(".8"), D(20), D(180), max_occupancy=D(0)),
            "occupancy_out_of_range",
        ),
        (
            lambda: agents_required(D(10), D(".8"), D(20), D(180), max_occupancy=D(85)),
            "occupancy_out_of_range",
        ),
        (lambda: agents_required(D(10), D(".8"), D(20), D(180), floor_agents=-1), "floor_negative"),
        (lambda: offered_load(D(100), D(0), D(180)), "interval_not_positive"),
        (lambda: offered_load(D(100), D(1800), D(0)), "aht_not_positive"),
        (lambda: offered_load(D(-1), D(1800), D(180)), "load_negative"),
        (lambda: Queue(D(10), -1, D(180)), "agents_negative"),
        (lambda: Queue(D(10), 14, D(180)).wait_quantile(D(1)), "share_out_of_range"),
        (lambda: scheduled(14, D(1)), "shrinkage_out_of_range"),
        (lambda: scheduled(14, D(30)), "shrinkage_out_of_range"),
        (lambda: scheduled(-1, D(0)), "agents_negative"),
    ],
)
def test_questions_without_an_answer(ask: Question, error_id: str) -> None:
    with pytest.raises(StaffingError) as error:
        ask()
    assert error.value.id == error_id


# Properties.


@settings(deadline=None)
@given(load=loads, agents=st.integers(0, 400), within=seconds, aht=handling_times)
def test_one_agent_more_never_harms(
    load: Decimal, agents: int, within: Decimal, aht: Decimal
) -> None:
    fewer, more = Queue(load, agents, aht), Queue(load, agents + 1, aht)
    assert more.wait_probability <= fewer.wait_probability
    assert more.service_level(within) >= fewer.service_level(within)
    assert 0 <= more.wait_probability <= 1
    assert 0 <= more.service_level(within) <= 1
    assert erlang_b(load, agents) <= fewer.wait_probability
    if fewer.asa is not None:
        assert more.asa is not None
        assert 0 <= more.asa <= fewer.asa


@settings(deadline=None)
@given(
    calls=st.integers(1, 3000),
    within=seconds,
    aht=handling_times,
    scale=st.sampled_from([60, 3600]),
)
def test_the_unit_of_time_does_not_matter(
    calls: int, within: Decimal, aht: Decimal, scale: int
) -> None:
    load = offered_load(D(calls), HALF_HOUR, aht)
    assert offered_load(D(calls), HALF_HOUR * scale, aht * scale) == load
    agents = int(load) + 2
    here, there = Queue(load, agents, aht), Queue(load, agents, aht * scale)
    assert here.service_level(within) == there.service_level(within * scale)
    assert here.asa is not None
    assert there.asa is not None
    assert abs(here.asa * scale - there.asa) <= there.asa * D("1e-27")


@settings(max_examples=50, deadline=None)
@given(load=loads, target=targets, within=seconds, aht=handling_times)
def test_pooling_needs_no_more_agents(
    load: Decimal, target: Decimal, within: Decimal, aht: Decimal
) -> None:
    alone = agents_required(load, target, within, aht).agents
    assert agents_required(2 * load, target, within, aht).agents <= 2 * alone


def test_pooling_two_queues_of_five_erlangs() -> None:
    assert agents_required(D(5), D("0.8"), D(20), D(180)).agents == 8
    assert agents_required(D(10), D("0.8"), D(20), D(180)).agents == 14


@settings(deadline=None)
@given(load=loads, spare=st.integers(1, 20), share=st.decimals(0, "0.999", places=3))
def test_quantiles_are_the_service_level_backwards(
    load: Decimal, spare: int, share: Decimal
) -> None:
    queue = Queue(load, int(load) + spare, D(180))
    wait = queue.wait_quantile(share)
    assert wait is not None
    reached = queue.service_level(wait)
    assert reached >= share if wait == 0 else abs(reached - share) < D("1e-20")
