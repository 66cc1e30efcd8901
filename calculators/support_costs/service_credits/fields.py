"""What the service credit calculator asks: the fee, the limits, and a row for each indicator."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from calculator_kit.fields import Choice, ChoiceField
from calculator_kit.given import Given, Question, asked, choice, count, maybe, money, share
from calculator_kit.messages import N_
from calculator_kit.numbers import SHARE, Number, total
from support_costs.currency import CURRENCY

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

_FLOOR, _TARGET = N_("Floor"), N_("Target")
_STRETCH, _ACTUAL = N_("Stretch goal"), N_("Measured")
_EXCEPTIONS = N_("Exceptions")

Row = tuple[
    Question[Number],
    Question[Number],
    Question[Number],
    Question[Number | None],
    Question[Number | None],
]
"""The weight of an indicator, its floor, target and stretch goal, and what was measured."""


def _row(kpi: Kpi, weight: str, /, *agreed: str, most: int = 1, **hints: str) -> Row:
    """The questions about an indicator, with their defaults; values are in the indicator's unit.

    `hints` are messages by "weight", "floor", "target", "stretch" and "actual".
    """

    def value(label: str, part: str, default: str) -> Question[Number]:
        asked_for = count(
            label,
            hints.get(part, ""),
            default=default,
            most=most,
            unit="%" if kpi.percent else N_("seconds"),
            basis="page" if (kpi.id, part) == ("service_level", "target") else "assumption",
            group=kpi.label,
            advanced=not kpi.percent,
        )
        return asked_for.but(percent=kpi.percent)

    floor, target, stretch, actual = agreed
    return (
        share(
            N_("Weight"),
            hints.get("weight", ""),
            default=weight,
            group=kpi.label,
            advanced=not kpi.percent,
        ),
        value(_FLOOR, "floor", floor),
        value(_TARGET, "target", target),
        maybe(value(_STRETCH, "stretch", stretch)),
        maybe(value(_ACTUAL, "actual", actual)),
    )


def _sales(label: str, default: str, hint: str = "") -> Question[Number]:
    return count(
        label,
        hint,
        unit=N_("sales"),
        default=default,
        most=LARGEST_FEE,
        group=SALES_KPI.label,
        advanced=True,
    )


def _contacts(label: str, hint: str) -> Question[Number | None]:
    contacts = count(label, hint, unit=N_("contacts"), whole=True, most=5_000_000)
    return maybe(contacts.but(group=_EXCEPTIONS, advanced=True))


def _months(label: str, hint: str) -> Question[Number]:
    months = count(label, hint, unit=N_("months"), whole=True, default=0, most=12)
    return months.but(group=N_("Earn-back"), advanced=True)


class ServiceMonth(Given):
    """The fee, what was agreed and what was measured, in the order of the form."""

    monthly_fee = money(
        N_("Monthly fee"), N_("Before deductions and bonus."), default="10000", most=LARGEST_FEE
    )
    at_risk = share(
        N_("Share of the fee at risk"),
        N_("The most that can be deducted in a month. No source gives a usual share."),
        default="0.1",
    )
    bonus_cap = share(
        N_("Largest bonus"),
        N_("As a share of the fee. No source gives a usual share."),
        default="0.05",
    )
    reward_metric = asked(
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
        )
    )
    csat_weight, csat_floor, csat_target, csat_stretch, csat_actual = _row(
        KPIS[0],
        "0.25",
        *("0.75", "0.85", "0.92", "0.83"),
        weight=N_("Its share of the money at risk; the weights add up to the whole of it."),
        floor=N_("At the floor or worse, this indicator's money is lost."),
        target=N_("From here on nothing is deducted."),
        stretch=N_("Here the bonus is full. Empty: this indicator earns no bonus."),
        actual=N_("Empty: not measured or excused, so it does not count this month."),
    )
    fcr_weight, fcr_floor, fcr_target, fcr_stretch, fcr_actual = _row(
        KPIS[1], "0.25", "0.65", "0.75", "0.82", "0.76"
    )
    (
        service_level_weight,
        service_level_floor,
        service_level_target,
        service_level_stretch,
        service_level_actual,
    ) = _row(
        KPIS[2],
        "0.3",
        *("0.7", "0.8", "0.9", "0.78"),
        actual=N_("Share of contacts answered within the agreed time."),
    )
    uptime_weight, uptime_floor, uptime_target, uptime_stretch, uptime_actual = _row(
        KPIS[3], "0.1", "0.99", "0.995", "0.999", "0.996"
    )
    reports_weight, reports_floor, reports_target, reports_stretch, reports_actual = _row(
        KPIS[4], "0.1", "0.8", "0.95", "1", "0.95"
    )
    aht_weight, aht_floor, aht_target, aht_stretch, aht_actual = _row(
        KPIS[5],
        "0",
        *("360", "300", "280", "310"),
        most=7200,
        weight=N_("Not counted unless you give it a weight."),
        target=N_("A target below its floor means that less is better."),
    )
    sales_target = _sales(_TARGET, "100")
    sales_stretch = _sales(_STRETCH, "120")
    sales_actual = maybe(_sales(_ACTUAL, "105", N_("Count sales after cancellations.")))
    month_excused = choice(
        N_("The whole month is excused"),
        N_("A disaster, or a failure of your own systems."),
        default="no",
        group=_EXCEPTIONS,
        advanced=True,
        no=N_("No"),
        yes=N_("Yes"),
    )
    volume_actual = _contacts(
        N_("Contacts this month"), N_("Without any, only uptime and reports can be measured.")
    )
    volume_forecast = _contacts(
        N_("Contacts that you forecast"),
        N_("If many more came, the service level does not count against the vendor."),
    )
    forecast_tolerance = share(
        N_("Tolerance of the forecast"),
        N_("How far above the forecast the vendor still answers for the service level."),
        default="0.1",
        group=_EXCEPTIONS,
        advanced=True,
    )
    earnback_months = _months(
        N_("Months on target that earn it back"),
        N_("A deduction is returned after so many months on target. 0: never."),
    )
    months_on_target = _months(
        N_("Months on target since"), N_("In a row, after the month that is worked out here.")
    )
    currency = asked(CURRENCY)

    def kpis(self) -> tuple[Kpi, ...]:
        """The indicators, sales last where the bonus hangs on them."""
        return (*KPIS, SALES_KPI) if self.reward_metric == SALES else KPIS

    def known(self, kpi: Kpi, part: str) -> Number | None:
        """The "weight", "floor", "target", "stretch" or "actual" of an indicator, None where it is empty."""
        return cast("Number | None", getattr(self, f"{kpi.id}_{part}"))

    def value(self, kpi: Kpi, part: str) -> Number:
        """The same of a part that is never empty."""
        return cast("Number", self.known(kpi, part))

    def total_weight(self) -> Number:
        """The weights as typed, added up; 1 where they are in order."""
        return total(self.value(kpi, "weight") for kpi in KPIS).leaf(SHARE, 4)

    def deducted(self, lost: Number) -> Number:
        """What this share of the money at risk takes off the fee."""
        return self.monthly_fee * self.at_risk * lost

    def earned(self, gained: Number) -> Number:
        """What this share of the largest bonus adds to the fee."""
        return self.monthly_fee * self.bonus_cap * gained
