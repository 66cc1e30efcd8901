"""What must be said about a comparison of costs, and where its figures come from."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, number, text
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import SourceLine
from support_costs import currency
from support_costs.capacity import capacity_notes
from support_costs.facts import facts
from support_costs.inputs import CUSTOM
from support_costs.money import exact_decimal
from support_costs.provenance import RATE_NOTES, merged, source_line
from support_costs.quoted_rates import QuotedRate, hourly_quote
from support_costs.total_cost.comparison import MONTHS, Comparison
from support_costs.total_cost.inhouse_costs import (
    HIRING_FACT,
    MULTIPLE_FACT,
    REPLACE_FACT,
    WAGE_FACT,
)
from support_costs.total_cost.inhouse_fields import MULTIPLE, ONE_FIGURE
from support_costs.total_cost.outsourcing_costs import STUDY_FACTS
from support_costs.total_cost.outsourcing_fields import STUDY

DOLLAR_FACTS = frozenset({HIRING_FACT, REPLACE_FACT, WAGE_FACT})
"""The facts beside the vendor's rate that are amounts of dollars."""
_WORKPLACE = ("seat_rent", "licence", "telecom", "equipment")
_MOVING = ("setup_fee", "integration_cost", "contract_cost", "kt_cost", "severance", "exit_reserve")


def comparison_notes(inputs: Inputs, compared: Comparison, wording: Wording) -> Iterator[str]:
    """Warnings, the weightiest assumptions first."""
    say = wording.gettext
    yield from capacity_notes(inputs, compared.team.productive_hours / MONTHS, wording)
    yield from _contract_notes(inputs, compared, wording)
    yield from _own_team_notes(inputs, compared, wording)
    if inputs["hidden_costs"] == STUDY:
        yield say(
            N_(
                "Choosing, severance and handing over are percentages of an old study of IT work moved abroad; amounts entered for them are not added."
            )
        )
    elif not any(number(inputs, name) for name in _MOVING):
        yield say(
            N_(
                "Set-up, integration, choosing, handing over, severance and leaving are at zero, so outsourcing looks cheaper than it is."
            )
        )
    yield from _rate_notes(inputs, hourly_quote(inputs), wording)
    if DOLLAR_FACTS.intersection(_used_facts(inputs)) or hourly_quote(inputs).sourced:
        yield from currency.notes(inputs, wording)


def _contract_notes(inputs: Inputs, compared: Comparison, wording: Wording) -> Iterator[str]:
    say = wording.gettext
    months = int(number(inputs, "contract_months"))
    missing = MONTHS * len(compared.savings) - months
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
    first, whole = compared.savings[0].high, compared.saving.high
    if first is not None and whole is not None and first < 0 < whole:
        yield say(
            N_("In the first year outsourcing costs more, because moving is paid at its start.")
        )


def _own_team_notes(inputs: Inputs, compared: Comparison, wording: Wording) -> Iterator[str]:
    say, show = wording.gettext, formatter(wording.locale)
    if inputs["wage"] is None:
        wage = show.money(exact_decimal(compared.team.wage), text(inputs, "currency"))
        yield say(N_("No wage is entered, so an American one is used: {wage} an hour."), wage=wage)
    if inputs["inhouse_method"] == MULTIPLE:
        yield say(
            N_(
                "The multiple contains benefits, supervision, replacements, workplace and tools; what is entered for them is not added."
            )
        )
    elif not any(number(inputs, name) for name in _WORKPLACE):
        yield say(
            N_(
                "Rent, tools, lines and equipment are at zero, so your own team looks cheaper than it is."
            )
        )


def _rate_notes(inputs: Inputs, quote: QuotedRate, wording: Wording) -> Iterator[str]:
    say = wording.gettext
    if quote.sourced and quote.sourced.note:
        yield say(RATE_NOTES[quote.sourced.note])
    if quote.amount.high is None:
        yield say(
            N_("The source gives a lower end only, so there is no upper figure; none was made up.")
        )
    if quote.sourced is None and inputs["region"] != CUSTOM:
        yield say(N_("Your own rate is used instead of the region's."))


def comparison_sources(inputs: Inputs, wording: Wording) -> list[SourceLine]:
    """The records of the figures that were used, each source line once."""
    ids = _used_facts(inputs)
    return list(merged((source_line(facts()[fact_id], wording) for fact_id in ids), wording))


def _used_facts(inputs: Inputs) -> list[str]:
    quote = hourly_quote(inputs)
    ids = [quote.sourced.fact.id] if quote.sourced else []
    if inputs["wage"] is None:
        ids.append(WAGE_FACT)
    if inputs["inhouse_method"] == MULTIPLE:
        if inputs["loaded_low"] is None:
            ids.append(MULTIPLE_FACT)
    else:
        ids += _item_facts(inputs)
    if inputs["hidden_costs"] == STUDY:
        ids += STUDY_FACTS.values()
    return ids


def _item_facts(inputs: Inputs) -> Iterator[str]:
    for name, fact_id in (
        ("benefits", "benchmark.benefits"),
        ("turnover_inhouse", "benchmark.turnover"),
    ):
        if inputs[name] and inputs[name] == facts()[fact_id].typical:
            yield fact_id
    one_figure = inputs["turnover_method"] == ONE_FIGURE
    name, fact_id = ("replace_cost", REPLACE_FACT) if one_figure else ("hiring_cost", HIRING_FACT)
    if not isinstance(inputs[name], Decimal) and inputs["turnover_inhouse"]:
        yield fact_id
