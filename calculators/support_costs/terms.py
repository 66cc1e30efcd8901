"""A monthly bill over the first year and the whole contract, with what is paid once."""

from __future__ import annotations

from collections.abc import Mapping

from calculator_kit.messages import N_, Wording
from calculator_kit.presentation import Row

LABELS = {
    "year": N_("First year, with set-up"),
    "contract": N_("Whole contract, with set-up"),
}


def rows(labels: Mapping[str, str], told: Mapping[str, str], wording: Wording) -> tuple[Row, ...]:
    """The figures that there are, in the order of `labels`."""
    return tuple(
        Row(name, wording.gettext(label), told[name])
        for name, label in labels.items()
        if name in told
    )
