"""Answers whose time is measured: every calculator as it is used, and the heaviest questions.

No two requests for the same answer are alike, so that nothing remembered from the last one, other
than what a reader's own edits leave behind, makes them look faster than they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from calculator_kit.calculators import find_calculator
from calculator_kit.fields import NumberField

PACKAGE = "support_costs"
CLOSED_FORM_MS = 10
"""What a reader may wait for an answer by formula, in the browser's Python."""
LARGE_MS = 150
"""The same for thousands of drawn months, or for a week of intervals."""


@dataclass(frozen=True)
class TimedAnswer:
    """One question, asked many times with another value of the number field `varied`.

    `inputs` are canonical texts; `varied` goes up from its value there, or its default, by `step`.
    """

    name: str
    calculator: str
    varied: str
    inputs: Mapping[str, str] = field(default_factory=dict)
    step: Decimal = Decimal(1)
    limit_ms: int = CLOSED_FORM_MS

    def requests(self, count: int, locale: str) -> list[dict[str, object]]:
        """That many requests to the bridge, no two alike: an edit is answered without its working."""
        calculator = find_calculator(PACKAGE, self.calculator)
        varied = calculator.field(self.varied)
        assert isinstance(varied, NumberField)
        first = Decimal(self.inputs.get(self.varied, varied.default))
        values = (first + number * self.step for number in range(count))
        return [
            {
                "op": "restore",
                "calculator": self.calculator,
                "locale": locale,
                "working": False,
                "query": "&".join(
                    f"{name}={text}"
                    for name, text in {**self.inputs, self.varied: f"{value:f}"}.items()
                ),
            }
            for value in values
        ]


_OFFSHORE = {"rate_low": "9", "rate_high": "14", "night_premium": "0.25"}
_FOUR_LANGUAGES = {
    **{f"language_share{number}": "0.15" for number in (2, 3, 4)},
    **{f"language_premium{number}": "0.1" for number in (2, 3, 4)},
}
_SIX_UNCERTAIN = {
    "agents_low": "40", "agents": "50", "agents_high": "65",
    "hours_week_low": "36", "hours_week": "40", "hours_week_high": "42",
    "rate_low": "8", "rate": "10", "rate_high": "14",
    "language_premium_low": "0", "language_premium": "0.1", "language_premium_high": "0.3",
    "billed_unit": "production_hour",
    "shrinkage_low": "0.2", "shrinkage": "0.3", "shrinkage_high": "0.4",
    "volume_month_low": "20000", "volume_month": "30000", "volume_month_high": "45000",
    "budget_month": "100000",
}  # fmt: skip
_PATIENT = {"patience": "120", "calls_interval": "100"}

TIMED_ANSWERS = (
    TimedAnswer("dedicated_hourly", "dedicated_hourly", "agents"),
    TimedAnswer("shared_minute", "shared_minute", "volume_month"),
    TimedAnswer(
        "per_call_minimum", "per_call_minimum", "volume_month",
        {"unit_price_call": "50", "billable_event": "answered", "min_volume": "2000", "mgmt_fee": "30000"},
    ),
    TimedAnswer(
        "per_call_minimum: twelve months", "per_call_minimum", "unit_price_call",
        {"unit_price_call": "50", "billable_event": "answered", "min_volume": "2000", "settlement": "annual",
         "volumes_year": "1000;1100;1200;1300;1400;1500;1600;1700;1800;1900;2000;2100"},
    ),
    TimedAnswer("monthly_seat", "monthly_seat", "agents"),
    TimedAnswer("outbound", "outbound", "agents", {"commission": "25", "hybrid_base": "4", "hybrid_commission": "10"}),
    TimedAnswer("shared_or_dedicated", "shared_or_dedicated", "volume_month"),
    TimedAnswer("shared_or_dedicated, 200 000 contacts", "shared_or_dedicated", "volume_month", {"volume_month": "200000"}),
    TimedAnswer("regions", "regions", "rate_low", {"rate_low": "12", "rate_high": "16"}, Decimal("0.01")),
    TimedAnswer("hour_converter", "hour_converter", "aht"),
    TimedAnswer("staffing: Erlang C", "staffing", "calls_interval"),
    TimedAnswer("staffing: Erlang C, 4 000 agents", "staffing", "calls_interval", {"calls_interval": "36000"}),
    TimedAnswer("staffing: Erlang A", "staffing", "calls_interval", _PATIENT),
    TimedAnswer("staffing: Erlang A, abandonment limited", "staffing", "calls_interval",
                {"calls_interval": "1000", "patience": "300", "max_abandonment": "0.05"}),
    TimedAnswer("staffing: Erlang A, 4 000 agents", "staffing", "calls_interval", {"calls_interval": "40000", "patience": "120"}),
    TimedAnswer("staffing: Erlang A, an hour's patience", "staffing", "calls_interval", {"calls_interval": "900", "patience": "3600"}),
    TimedAnswer("coverage", "coverage", "calls", limit_ms=LARGE_MS),
    TimedAnswer("coverage: day and night, four languages", "coverage", "calls",
                {"profile": "flat", "calls": "20000", **_FOUR_LANGUAGES, **_OFFSHORE}, limit_ms=LARGE_MS),
    TimedAnswer("coverage: 24 weights, four languages", "coverage", "calls",
                {"own_hours": ";".join(str(hour * 7 % 25 + 1) for hour in range(24)), "own_days": "7",
                 "calls": "200000", **_FOUR_LANGUAGES, **_OFFSHORE}, limit_ms=LARGE_MS),
    TimedAnswer("total_cost", "total_cost", "agents", {"wage": "18"}),
    TimedAnswer("total_cost: five years, itemised", "total_cost", "agents",
                {"wage": "18", "horizon_years": "5", "turnover_method": "itemised", "hiring_cost": "1000"}),
    TimedAnswer("payback", "payback", "retention_value"),
    TimedAnswer("service_credits", "service_credits", "monthly_fee"),
    TimedAnswer("vendor_scorecard", "vendor_scorecard", "price_a", {"price_a": "10", "price_b": "12"}),
    TimedAnswer("quote_checker", "quote_checker", "aht"),
    TimedAnswer("taiwan_seat", "taiwan_seat", "wage", {"wage": "42000", "bonus_months": "1.5", "equipment": "48000"}),
    TimedAnswer("contract_band", "contract_band", "volume_month",
                {"base_fee": "10000", "baseline": "2500", "volume_month": "3000", "arc": "3", "rrc": "2"}),
    TimedAnswer("rebase", "rebase", "index_from",
                {"index_kind": "wages", "index_country": "philippines", "index_from": "100", "index_to": "150"}, Decimal("0.01")),
    TimedAnswer("uncertainty: 5 000 runs", "uncertainty", "mc_seed", limit_ms=LARGE_MS),
    TimedAnswer("uncertainty: 5 000 runs, six triangles", "uncertainty", "mc_seed", _SIX_UNCERTAIN, limit_ms=LARGE_MS),
    TimedAnswer("uncertainty: 5 000 runs, six bells (PERT)", "uncertainty", "mc_seed", {**_SIX_UNCERTAIN, "mc_shape": "pert"}, limit_ms=LARGE_MS),
    TimedAnswer("uncertainty: 5 000 runs, six bells rising together", "uncertainty", "mc_seed",
                {**_SIX_UNCERTAIN, "mc_shape": "pert", "mc_corr": "yes"}, limit_ms=LARGE_MS),
)  # fmt: skip
