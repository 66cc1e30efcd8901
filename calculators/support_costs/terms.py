"""A monthly bill over the first year and the whole contract, with what is paid once."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from calculator_kit.figures import Figures
from calculator_kit.formatting import formatter
from calculator_kit.inputs import Inputs, number, text
from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Row, Step
from support_costs.money import Money, MoneyRange

LABELS = {
    "year": N_("First year, with set-up"),
    "contract": N_("Whole contract, with set-up"),
}


def term_figures(month: MoneyRange, inputs: Inputs, once: str = "setup_fee") -> Figures:
    """Twelve months and `contract_months` of them, each with the fee in the field `once`."""
    fee = Money.of(number(inputs, once), text(inputs, "currency"))
    return {
        "year": (month * 12 + fee).figure(),
        "contract": (month * number(inputs, "contract_months") + fee).figure(),
    }


def term_steps(
    figures: Figures, inputs: Inputs, wording: Wording, once: str = "setup_fee"
) -> list[Step]:
    """How these figures came about."""
    show, fee = formatter(wording.locale), number(inputs, once)
    plus = f" + {show.money(fee, text(inputs, 'currency'))}" if fee else ""

    def term(name: str, months: Decimal) -> Step:
        digits = 2 + len(str(int(months)))  # so that as many months are right to the cent
        month = figures["month"].in_full(wording.locale, digits)
        formula = f"{month} × {show.number(months)}{plus}"
        return Step(wording.gettext(LABELS[name]), formula, figures[name].told(wording.locale))

    return [term("year", Decimal(12)), term("contract", number(inputs, "contract_months"))]


def rows(labels: Mapping[str, str], told: Mapping[str, str], wording: Wording) -> tuple[Row, ...]:
    """The figures that there are, in the order of `labels`."""
    return tuple(
        Row(name, wording.gettext(label), told[name])
        for name, label in labels.items()
        if name in told
    )
