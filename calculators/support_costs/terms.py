"""A monthly bill over the first year and the whole contract, with what is paid once."""

from __future__ import annotations

from collections.abc import Mapping

from calculator_kit.calculators import Figures
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
    told: Mapping[str, str], inputs: Inputs, wording: Wording, once: str = "setup_fee"
) -> list[Step]:
    """How these figures came about; `told` has them and the `month` in words."""
    show, fee = formatter(wording.locale), number(inputs, once)
    plus = f" + {show.money(fee, text(inputs, 'currency'))}" if fee else ""
    months = {"year": "12", "contract": show.number(number(inputs, "contract_months"))}
    return [
        Step(wording.gettext(label), f"{told['month']} × {months[name]}{plus}", told[name])
        for name, label in LABELS.items()
    ]


def rows(labels: Mapping[str, str], told: Mapping[str, str], wording: Wording) -> tuple[Row, ...]:
    """The figures that there are, in the order of `labels`."""
    return tuple(
        Row(name, wording.gettext(label), told[name])
        for name, label in labels.items()
        if name in told
    )
