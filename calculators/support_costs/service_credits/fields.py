"""What the service credit calculator asks: the fee, the limits, and a row for each indicator."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from calculator_kit.fields import Basis, Choice, ChoiceField, Field, NumberField
from calculator_kit.messages import N_
from support_costs import currency

LARGEST_FEE = Decimal(1_000_000_000_000)
"""Wide enough for a large contract in rupiah."""

ALL, NONE, SALES = "all", "none", "sales"
"""What the bonus may hang on, beside one of the indicators."""


@dataclass(frozen=True)
class Kpi:
    """An indicator that a contract may name.

    One that `needs_contacts` cannot be measured in a month without any.
    """

    id: str
    label: str
    needs_contacts: bool = True
    percent: bool = True
    less_is_better: bool = False


KPIS = (
    Kpi("csat", N_("Customer satisfaction")),
    Kpi("fcr", N_("First contact resolution")),
    Kpi("service_level", N_("Service level")),
    Kpi("uptime", N_("Uptime"), needs_contacts=False),
    Kpi("reports", N_("Reports on time"), needs_contacts=False),
    Kpi("aht", N_("Average handle time"), percent=False, less_is_better=True),
)
SALES_KPI = Kpi(SALES, N_("Monthly sales"), needs_contacts=False, percent=False)

PARTS = ("floor", "target", "stretch", "actual")

_LABELS = {
    "floor": N_("Floor"),
    "target": N_("Target"),
    "stretch": N_("Stretch goal"),
    "actual": N_("Measured"),
}
_LARGEST = {"csat": 1, "fcr": 1, "service_level": 1, "uptime": 1, "reports": 1, "aht": 7200}


def _row(
    kpi: Kpi, default_weight: str, defaults: tuple[str, str, str, str], **hints: str
) -> list[Field]:
    """The weight of an indicator and its four values, each in the indicator's unit.

    `hints` are messages by "weight" and PARTS.
    """
    advanced = not kpi.percent
    fields: list[Field] = [
        NumberField(
            name=f"{kpi.id}_weight",
            label=N_("Weight"),
            hint=hints.get("weight", ""),
            unit="%",
            percent=True,
            minimum=Decimal(0),
            maximum=Decimal(1),
            default=default_weight,
            group=kpi.label,
            advanced=advanced,
        )
    ]
    for part, default in zip(PARTS, defaults, strict=True):
        basis: Basis = "page" if (kpi.id, part) == ("service_level", "target") else "assumption"
        fields.append(
            NumberField(
                name=f"{kpi.id}_{part}",
                label=_LABELS[part],
                hint=hints.get(part, ""),
                unit="%" if kpi.percent else N_("seconds"),
                percent=kpi.percent,
                optional=part in {"stretch", "actual"},
                minimum=Decimal(0),
                maximum=Decimal(_LARGEST[kpi.id]),
                default=default,
                basis=basis,
                group=kpi.label,
                advanced=advanced,
            )
        )
    return fields


_ROWS = [
    *_row(
        KPIS[0],
        "0.25",
        ("0.75", "0.85", "0.92", "0.83"),
        weight=N_("Its share of the money at risk; the weights add up to the whole of it."),
        floor=N_("At the floor or worse, this indicator's money is lost."),
        target=N_("From here on nothing is deducted."),
        stretch=N_("Here the bonus is full. Empty: this indicator earns no bonus."),
        actual=N_("Empty: not measured or excused, so it does not count this month."),
    ),
    *_row(KPIS[1], "0.25", ("0.65", "0.75", "0.82", "0.76")),
    *_row(
        KPIS[2],
        "0.3",
        ("0.7", "0.8", "0.9", "0.78"),
        actual=N_("Share of contacts answered within the agreed time."),
    ),
    *_row(KPIS[3], "0.1", ("0.99", "0.995", "0.999", "0.996")),
    *_row(KPIS[4], "0.1", ("0.8", "0.95", "1", "0.95")),
    *_row(
        KPIS[5],
        "0",
        ("360", "300", "280", "310"),
        weight=N_("Not counted unless you give it a weight."),
        target=N_("A target below its floor means that less is better."),
    ),
]


def _sales(part: str, default: str) -> NumberField:
    return NumberField(
        name=f"{SALES}_{part}",
        label=_LABELS[part],
        hint=N_("Count sales after cancellations.") if part == "actual" else "",
        unit=N_("sales"),
        optional=part == "actual",
        minimum=Decimal(0),
        maximum=LARGEST_FEE,
        default=default,
        group=SALES_KPI.label,
        advanced=True,
    )


FIELDS: tuple[Field, ...] = (
    NumberField(
        name="monthly_fee",
        label=N_("Monthly fee"),
        hint=N_("Before deductions and bonus."),
        minimum=Decimal(0),
        maximum=LARGEST_FEE,
        money_in="currency",
        default="10000",
    ),
    NumberField(
        name="at_risk",
        label=N_("Share of the fee at risk"),
        hint=N_("The most that can be deducted in a month. No source gives a usual share."),
        unit="%",
        percent=True,
        minimum=Decimal(0),
        maximum=Decimal(1),
        default="0.1",
    ),
    NumberField(
        name="bonus_cap",
        label=N_("Largest bonus"),
        hint=N_("As a share of the fee. No source gives a usual share."),
        unit="%",
        percent=True,
        minimum=Decimal(0),
        maximum=Decimal(1),
        default="0.05",
    ),
    ChoiceField(
        name="reward_metric",
        label=N_("What earns the bonus"),
        hint=N_("A source suggests monthly sales; for a service contract choose another."),
        default=ALL,
        choices=(
            Choice(ALL, N_("All indicators, by weight")),
            *(Choice(kpi.id, kpi.label) for kpi in (*KPIS, SALES_KPI)),
            Choice(NONE, N_("Nothing: deductions only")),
        ),
    ),
    *_ROWS,
    _sales("target", "100"),
    _sales("stretch", "120"),
    _sales("actual", "105"),
    ChoiceField(
        name="month_excused",
        label=N_("The whole month is excused"),
        hint=N_("A disaster, or a failure of your own systems."),
        default="no",
        choices=(Choice("no", N_("No")), Choice("yes", N_("Yes"))),
        group=N_("Exceptions"),
        advanced=True,
    ),
    NumberField(
        name="volume_actual",
        label=N_("Contacts this month"),
        hint=N_("Without any, only uptime and reports can be measured."),
        unit=N_("contacts"),
        whole=True,
        optional=True,
        minimum=Decimal(0),
        maximum=Decimal(5_000_000),
        group=N_("Exceptions"),
        advanced=True,
    ),
    NumberField(
        name="volume_forecast",
        label=N_("Contacts that you forecast"),
        hint=N_("If many more came, the service level does not count against the vendor."),
        unit=N_("contacts"),
        whole=True,
        optional=True,
        minimum=Decimal(0),
        maximum=Decimal(5_000_000),
        group=N_("Exceptions"),
        advanced=True,
    ),
    NumberField(
        name="forecast_tolerance",
        label=N_("Tolerance of the forecast"),
        hint=N_("How far above the forecast the vendor still answers for the service level."),
        unit="%",
        percent=True,
        minimum=Decimal(0),
        maximum=Decimal(1),
        default="0.1",
        group=N_("Exceptions"),
        advanced=True,
    ),
    NumberField(
        name="earnback_months",
        label=N_("Months on target that earn it back"),
        hint=N_("A deduction is returned after so many months on target. 0: never."),
        unit=N_("months"),
        whole=True,
        minimum=Decimal(0),
        maximum=Decimal(12),
        default="0",
        group=N_("Earn-back"),
        advanced=True,
    ),
    NumberField(
        name="months_on_target",
        label=N_("Months on target since"),
        hint=N_("In a row, after the month that is worked out here."),
        unit=N_("months"),
        whole=True,
        minimum=Decimal(0),
        maximum=Decimal(12),
        default="0",
        group=N_("Earn-back"),
        advanced=True,
    ),
    currency.CURRENCY,
)
