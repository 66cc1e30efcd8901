"""What must be said about a comparison of costs, and where its figures come from."""

from __future__ import annotations

from collections.abc import Iterator

from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import total
from calculator_kit.presentation import SourceLine
from support_costs.capacity import capacity_notes
from support_costs.facts import facts
from support_costs.provenance import merged, rate_notes, source_line
from support_costs.total_cost.comparison import MONTHS, Comparison
from support_costs.total_cost.fields import TwoWays
from support_costs.total_cost.inhouse_costs import HIRING_FACT, REPLACE_FACT, WAGE_FACT
from support_costs.total_cost.inhouse_fields import MULTIPLE, MULTIPLE_FACT, ONE_FIGURE
from support_costs.total_cost.outsourcing_costs import STUDY_FACTS
from support_costs.total_cost.outsourcing_fields import STUDY

DOLLAR_FACTS = frozenset({HIRING_FACT, REPLACE_FACT, WAGE_FACT})
"""The facts beside the vendor's rate that are amounts of dollars."""
_WORKPLACE = ("seat_rent", "licence", "telecom", "equipment")


def comparison_notes(compared: Comparison, wording: Wording) -> Iterator[str]:
    """Warnings, the weightiest assumptions first."""
    say, given = wording.gettext, compared.given
    logged_in = compared.team.productive_hours / MONTHS
    yield from capacity_notes(given.volume_month, given.aht, logged_in, wording)
    yield from _contract_notes(compared, wording)
    yield from _own_team_notes(compared, wording)
    if given.hidden_costs == STUDY:
        yield say(
            N_(
                "Choosing, severance and handing over are percentages of an old study of IT work moved abroad; amounts entered for them are not added."
            )
        )
    if unknown := given.unknown_moving_costs():
        yield say(
            N_("Not entered, and so not counted: {costs}. Outsourcing looks cheaper than it is."),
            costs=formatter(wording.locale).conjunction(list(map(say, unknown))),
        )
    yield from rate_notes(given.sourced(), given.region, wording)
    if DOLLAR_FACTS.intersection(_used_facts(given)) or given.sourced():
        yield from given.exchange_notes(wording)


def _contract_notes(compared: Comparison, wording: Wording) -> Iterator[str]:
    say = wording.gettext
    months = int(compared.given.contract_months.value())
    missing = MONTHS * compared.given.years - months
    if missing > 0:
        yield wording.ngettext(
            "The contract ends {months} month before the years compared do: what comes after it is not agreed.",
            "The contract ends {months} months before the years compared do: what comes after it is not agreed.",
            missing,
            months=str(missing),
        )
    best, worst = compared.break_even_months
    if best is not None and best > months:
        yield say(
            N_("Even at best, outsourcing pays for itself only after the contract has ended.")
        )
    elif worst is not None and worst > months:
        yield say(N_("At worst, outsourcing pays for itself only after the contract has ended."))
    first, whole = compared.savings[0].high, total(compared.savings).high
    if first is not None and whole is not None and first < 0 < whole:
        yield say(
            N_("In the first year outsourcing costs more, because moving is paid at its start.")
        )


def _own_team_notes(compared: Comparison, wording: Wording) -> Iterator[str]:
    say, show, given = wording.gettext, formatter(wording.locale), compared.given
    if given.wage is None:
        wage = show.money(compared.team.wage.decimal(), given.currency)
        yield say(N_("No wage is entered, so an American one is used: {wage} an hour."), wage=wage)
    if given.inhouse_method == MULTIPLE:
        yield say(
            N_(
                "The multiple contains benefits, supervision, replacements, workplace and tools; what is entered for them is not added."
            )
        )
    elif not any(given.inputs[name] for name in _WORKPLACE):
        yield say(
            N_(
                "Rent, tools, lines and equipment are at zero, so your own team looks cheaper than it is."
            )
        )


def comparison_sources(given: TwoWays, wording: Wording) -> tuple[SourceLine, ...]:
    """The records of the figures that were used, each source line once."""
    return merged((source_line(facts()[name], wording) for name in _used_facts(given)), wording)


def _used_facts(given: TwoWays) -> Iterator[str]:
    if source := given.sourced():
        yield source.fact.id
    if given.wage is None:
        yield WAGE_FACT
    if given.inhouse_method != MULTIPLE:
        yield from _item_facts(given)
    elif given.loaded_low is None:
        yield MULTIPLE_FACT
    if given.hidden_costs == STUDY:
        yield from STUDY_FACTS.values()


def _item_facts(given: TwoWays) -> Iterator[str]:
    for share, fact_id in (
        (given.benefits, "benchmark.benefits"),
        (given.turnover_inhouse, "benchmark.turnover"),
    ):
        if share and share.decimal() == facts()[fact_id].typical:
            yield fact_id
    cost, fact_id = given.hiring_cost, HIRING_FACT
    if given.turnover_method == ONE_FIGURE:
        cost, fact_id = given.replace_cost, REPLACE_FACT
    if cost is None and given.turnover_inhouse:
        yield fact_id
