"""Erlang A against published figures, identities, and two independent ways to compute it."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from published import agrees
from support_costs.staffing.erlang import Queue, StaffingError, erlang_b
from support_costs.staffing.erlang_a import (
    ImpatientQueue,
    ServedInTime,
    Targets,
    agents_for_all,
    agents_required,
    impatient_queue,
)

D = Decimal
OF_OFFERED = ServedInTime.OF_OFFERED
OF_OFFERED_WITHOUT_EARLY_ABANDONS = ServedInTime.OF_OFFERED_WITHOUT_EARLY_ABANDONS
OF_SERVED = ServedInTime.OF_SERVED

loads = st.decimals("0.1", 60, places=1)
patiences = st.decimals(1, 3600, places=0)
staff = st.integers(1, 80)

TEN_ERLANGS = ImpatientQueue(D(10), 13, D(180), D(300))
"""Ten erlangs, thirteen agents, three minutes, a patience of five: pyworkforce's example."""


@pytest.mark.parametrize(
    ("measure", "printed"),
    [
        (OF_OFFERED, ".8582"),
        (OF_OFFERED_WITHOUT_EARLY_ABANDONS, ".8683"),
        (OF_SERVED, ".8801"),
    ],
)
def test_three_service_levels(measure: ServedInTime, printed: str) -> None:
    """One queue, three answers: a service level says nothing until its divisor is named."""
    assert agrees(TEN_ERLANGS.service_level(D(20), measure), printed)


def test_the_third_service_level_is_not_rounded_on_the_way() -> None:
    """.8802, in circulation, is .8582 over .9750, each already rounded."""
    served = 1 - TEN_ERLANGS.abandon_probability
    exact = TEN_ERLANGS.service_level(D(20), OF_SERVED)
    assert abs(TEN_ERLANGS.service_level(D(20), OF_OFFERED) / served - exact) < D("1e-26")
    assert agrees(D(".8582") / D(".9750"), ".8802")
    assert agrees(exact, ".880149")


def test_readme_of_pyworkforce_is_not_exact() -> None:
    """It prints P(ab) .0253, P(w) .2265, SL .8584 and ASA .1258 min."""
    assert agrees(TEN_ERLANGS.abandon_probability, ".02496")
    assert agrees(TEN_ERLANGS.wait_probability, ".22580")
    assert agrees(TEN_ERLANGS.service_level(D(20), OF_OFFERED), ".85818")
    assert agrees(TEN_ERLANGS.asa / 60, ".12482")


def test_all_rates_equal() -> None:
    """hanisch, erlang-a-demo: P(ab) = 1/e."""
    queue = ImpatientQueue(D(1), 1, D(1), D(1))
    assert abs(queue.abandon_probability - D(-1).exp()) < D("1e-27")
    assert abs(queue.wait_probability - (1 - D(-1).exp())) < D("1e-27")


@pytest.mark.parametrize(
    ("load", "limit", "agents"),
    [
        (10, ".01", 15),
        (20, ".01", 26),
        (50, ".01", 57),
        (100, ".01", 108),
        (200, ".01", 209),
        (20, ".05", 22),
        (50, ".05", 50),
        (100, ".05", 98),
        (200, ".05", 192),
    ],
)
def test_agents_for_an_abandonment(load: int, limit: str, agents: int) -> None:
    """Calls of three minutes, a patience of five; a few per cent may take fewer agents than load."""
    targets = Targets(level=D("0.01"), seconds=D(20), measure=OF_OFFERED, max_abandonment=D(limit))
    required = agents_required(D(load), D(180), D(300), targets)
    assert required.agents == required.for_abandonment == agents


def test_patience_as_long_as_a_call_is_a_poisson_distribution() -> None:
    """Then it does not matter whether a caller is served or waits: M/M/∞."""
    poisson = [D(-10).exp() * 10**j / math.factorial(j) for j in range(120)]
    busy = ImpatientQueue(D(10), 10, D(180), D(180))
    assert abs(busy.wait_probability - sum(poisson[10:])) < D("1e-26")
    assert agrees(busy.wait_probability, ".5420703")
    spare = ImpatientQueue(D(10), 14, D(180), D(180))
    waiting = sum((j - 14) * share for j, share in enumerate(poisson) if j > 14)
    assert abs(spare.abandon_probability - waiting / 10) < D("1e-26")
    assert agrees(spare.abandon_probability, ".0186937")


def test_endless_patience_is_erlang_c_and_none_is_erlang_b() -> None:
    patient = ImpatientQueue(D(10), 14, D(180), D("1e15"))
    assert agrees(patient.wait_probability, ".1741319")
    assert abs(patient.wait_probability - Queue(D(10), 14, D(180)).wait_probability) < D("1e-11")
    assert patient.abandon_probability < D("1e-12")
    hasty = ImpatientQueue(D(10), 14, D(180), D("1e-15"))
    assert agrees(hasty.abandon_probability, ".0568191")
    assert abs(hasty.abandon_probability - erlang_b(D(10), 14)) < D("1e-15")


@pytest.mark.parametrize("agents", [1, 5, 9, 10])
def test_fewer_agents_than_erlangs_do_not_lose_everybody(agents: int) -> None:
    """The formula C·θ/(N − A + θ), often copied, gives 100% here; the rest is still served."""
    queue = ImpatientQueue(D(10), agents, D(180), D(300))
    assert 1 - D(agents) / 10 < queue.abandon_probability < 1
    assert queue.occupancy < 1
    assert queue.service_level(D(20), OF_OFFERED) > 0


def test_no_calls() -> None:
    queue = ImpatientQueue(D(0), 1, D(180), D(300))
    assert queue.wait_probability == queue.abandon_probability == queue.asa == queue.occupancy == 0
    for measure in ServedInTime:
        assert queue.service_level(D(0), measure) == 1
    assert required_agents(D(0), floor_agents=2) == 2
    assert required_agents(D(0), floor_agents=0) == 0


def required_agents(
    load: Decimal,
    *,
    target: str = "0.8",
    patience: str = "300",
    max_occupancy: str = "1",
    max_abandonment: str = "1",
    floor_agents: int = 1,
) -> int:
    """Agents for 20 seconds and calls of three minutes."""
    targets = Targets(
        level=D(target),
        seconds=D(20),
        measure=OF_OFFERED,
        max_occupancy=D(max_occupancy),
        max_abandonment=D(max_abandonment),
        floor_agents=floor_agents,
    )
    required = agents_required(load, D(180), D(patience), targets)
    assert agents_for_all(load, D(180), D(patience), targets) == required.agents
    return required.agents


def test_the_constraint_that_takes_most_agents_decides() -> None:
    assert required_agents(D(100)) == 102
    assert required_agents(D(100), max_abandonment="0.01") == 108
    assert required_agents(D(100), max_abandonment="0.01", max_occupancy="0.85") == 118
    assert required_agents(D(100), floor_agents=200) == 200


@pytest.mark.parametrize(
    ("target", "patience", "limit", "error_id"),
    [
        ("1", "300", "1", "service_level_unreachable"),
        ("80", "300", "1", "service_level_out_of_range"),
        ("0.8", "0", "1", "patience_not_positive"),
        ("0.8", "300", "0", "abandonment_out_of_range"),
        ("0.8", "300", "5", "abandonment_out_of_range"),
    ],
)
def test_questions_without_an_answer(target: str, patience: str, limit: str, error_id: str) -> None:
    for load in (D(10), D(0)):
        with pytest.raises(StaffingError) as error:
            required_agents(load, target=target, patience=patience, max_abandonment=limit)
        assert error.value.id == error_id


def test_somebody_has_to_be_there() -> None:
    with pytest.raises(StaffingError) as error:
        ImpatientQueue(D(10), 0, D(180), D(300))
    assert error.value.id == "agents_not_positive"


# The same by other ways, in binary floats: state by state, and by the integral of the wait.


def state_by_state(load: float, agents: int, patience: float) -> tuple[float, float, float, float]:
    """P(wait), P(abandon), wait and busy agents, for calls of length one."""
    weights = [1.0]
    while weights[-1] > 1e-40 * max(weights) or len(weights) < 2 * agents:
        busy = min(len(weights), agents)
        weights.append(weights[-1] * load / (busy + (len(weights) - busy) / patience))
    whole = math.fsum(weights)
    queue = math.fsum((j - agents) * w for j, w in enumerate(weights) if j > agents) / whole
    busy_agents = math.fsum(min(j, agents) * w for j, w in enumerate(weights)) / whole
    waiting = math.fsum(weights[agents:]) / whole
    return waiting, queue / patience / load, queue / load, busy_agents


@settings(max_examples=50, deadline=None)
@given(load=loads, agents=staff, patience=st.integers(1, 1800))
def test_state_by_state(load: Decimal, agents: int, patience: int) -> None:
    queue = ImpatientQueue(load, agents, D(180), D(patience))
    waiting, abandoned, wait, busy = state_by_state(float(load), agents, patience / 180)
    assert math.isclose(queue.wait_probability, waiting, rel_tol=1e-9)
    assert math.isclose(queue.abandon_probability, abandoned, rel_tol=1e-9)
    assert math.isclose(queue.asa / 180, wait, rel_tol=1e-9)
    assert math.isclose(queue.occupancy * agents, busy, rel_tol=1e-9)


def served_in_time_by_integral(load: float, agents: int, patience: float, within: float) -> float:
    """P(V = 0) + ∫ λg(x)e^(−θx) / (ε + λJ), by Simpson's rule, for calls of length one."""

    def density(x: float) -> float:
        return load * math.exp(load * patience * (1 - math.exp(-x / patience)) - agents * x)

    def simpson(stay: float, end: float) -> float:
        steps = 4000
        width = end / steps
        return (
            width
            / 3
            * math.fsum(
                (1 if i in (0, steps) else 4 if i % 2 else 2)
                * density(i * width)
                * math.exp(-stay * i * width)
                for i in range(steps + 1)
            )
        )

    inverse = 1.0
    for k in range(1, agents):
        inverse = 1 + inverse * k / load
    return (inverse + simpson(1 / patience, within)) / (inverse + simpson(0, 40))


@pytest.mark.parametrize("agents", [7, 10, 13])
@pytest.mark.parametrize("patience", [20, 300])
@pytest.mark.parametrize("within", [1, 20, 120])
def test_service_level_by_integral(agents: int, patience: int, within: int) -> None:
    queue = ImpatientQueue(D(10), agents, D(180), D(patience))
    other = served_in_time_by_integral(10, agents, patience / 180, within / 180)
    assert math.isclose(queue.service_level(D(within), OF_OFFERED), other, rel_tol=1e-6)


# Properties.


@settings(deadline=None)
@example(load=D(60), agents=1, patience=D(3600))  # sums with more than 308 digits
@example(load=D("0.5"), agents=400, patience=D(1))
@example(load=D("1e-400"), agents=3, patience=D(1))
@example(load=D(4000), agents=3900, patience=D(120))
@given(load=loads, agents=staff, patience=patiences)
def test_rough_queues_are_near_enough(load: Decimal, agents: int, patience: Decimal) -> None:
    """Far nearer than where all digits are asked, whatever floats can hold."""
    rough, exact = (
        impatient_queue(load, agents, D(180), patience, rough=rough) for rough in (True, False)
    )
    assert abs(rough.occupancy - exact.occupancy) < D("1e-10")
    assert abs(rough.abandon_probability - exact.abandon_probability) < D("1e-10")
    for measure in ServedInTime:
        levels = [queue.service_level(D(20), measure) for queue in (rough, exact)]
        assert abs(levels[0] - levels[1]) < D("1e-10")


@settings(deadline=None)
@given(load=loads, agents=staff, patience=patiences)
def test_between_erlang_b_and_erlang_c(load: Decimal, agents: int, patience: Decimal) -> None:
    queue = ImpatientQueue(load, agents, D(180), patience)
    blocked = erlang_b(load, agents)
    assert blocked <= queue.wait_probability <= Queue(load, agents, D(180)).wait_probability
    assert queue.abandon_probability <= blocked


@settings(deadline=None)
@given(load=loads, agents=staff, patience=patiences)
def test_balances(load: Decimal, agents: int, patience: Decimal) -> None:
    """P(ab) = θE[W], and what comes in and stays is what the agents do: λ(1 − P(ab)) ≤ nμ."""
    queue = ImpatientQueue(load, agents, D(180), patience)
    assert abs(queue.abandon_probability - queue.asa / patience) < D("1e-26")
    throughput = load * (1 - queue.abandon_probability)
    assert throughput <= agents + D("1e-24")
    assert abs(throughput / agents - queue.occupancy) < D("1e-24")


@settings(deadline=None)
@given(load=loads, agents=staff, patience=patiences, within=st.integers(0, 600))
def test_measures_in_order(load: Decimal, agents: int, patience: Decimal, within: int) -> None:
    queue = ImpatientQueue(load, agents, D(180), patience)
    of_offered = queue.service_level(D(within), OF_OFFERED)
    assert 0 <= of_offered <= queue.service_level(D(within), OF_OFFERED_WITHOUT_EARLY_ABANDONS)
    assert of_offered <= queue.service_level(D(within), OF_SERVED) <= 1


@settings(deadline=None)
@given(load=loads, agents=staff, patience=patiences)
def test_ends_of_the_service_level(load: Decimal, agents: int, patience: Decimal) -> None:
    queue = ImpatientQueue(load, agents, D(180), patience)
    at_once = queue.service_level(D(0), OF_OFFERED)
    assert abs(at_once - (1 - queue.wait_probability)) < D("1e-26")
    in_the_end = queue.service_level(D(10**6), OF_OFFERED)
    assert abs(in_the_end - (1 - queue.abandon_probability)) < D("1e-26")
    assert queue.service_level(D(10**6), OF_SERVED) == 1


@settings(deadline=None)
@given(
    load=loads,
    agents=staff,
    patience=patiences,
    within=st.integers(0, 600),
    measure=st.sampled_from(ServedInTime),
)
def test_one_agent_more_never_harms(
    load: Decimal, agents: int, patience: Decimal, within: int, measure: ServedInTime
) -> None:
    fewer = ImpatientQueue(load, agents, D(180), patience)
    more = ImpatientQueue(load, agents + 1, D(180), patience)
    noise = D("1e-26")
    assert more.wait_probability <= fewer.wait_probability
    assert more.abandon_probability <= fewer.abandon_probability
    assert more.occupancy <= fewer.occupancy
    assert more.service_level(D(within), measure) >= fewer.service_level(D(within), measure) - noise


@settings(max_examples=50, deadline=None)
@given(
    load=loads,
    target=st.decimals("0.01", "0.99", places=2),
    patience=patiences,
    measure=st.sampled_from(ServedInTime),
)
def test_the_fewest_agents(
    load: Decimal, target: Decimal, patience: Decimal, measure: ServedInTime
) -> None:
    targets = Targets(
        level=target,
        seconds=D(20),
        measure=measure,
        max_occupancy=D("0.85"),
        max_abandonment=D("0.03"),
    )
    required = agents_required(load, D(180), patience, targets)
    assert agents_for_all(load, D(180), patience, targets) == required.agents

    def queue(agents: int) -> ImpatientQueue:
        return ImpatientQueue(load, agents, D(180), patience)

    assert queue(required.for_service_level).service_level(D(20), measure) >= target
    assert queue(required.for_occupancy).occupancy <= D("0.85")
    assert queue(required.for_abandonment).abandon_probability <= D("0.03")
    if required.for_service_level > 1:
        assert queue(required.for_service_level - 1).service_level(D(20), measure) < target
    if required.for_occupancy > 1:
        assert queue(required.for_occupancy - 1).occupancy > D("0.85")
    if required.for_abandonment > 1:
        assert queue(required.for_abandonment - 1).abandon_probability > D("0.03")


@settings(deadline=None)
@given(load=loads, agents=staff, patience=patiences, scale=st.sampled_from([60, 3600]))
def test_the_unit_of_time_does_not_matter(
    load: Decimal, agents: int, patience: Decimal, scale: int
) -> None:
    here = ImpatientQueue(load, agents, D(180), patience)
    there = ImpatientQueue(load, agents, D(180) * scale, patience * scale)
    assert here.abandon_probability == there.abandon_probability
    for measure in ServedInTime:
        level = here.service_level(D(20), measure)
        assert abs(level - there.service_level(D(20) * scale, measure)) < D("1e-26")
