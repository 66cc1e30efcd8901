"""What the vendor scorecard asks: weights, scores, must-haves and prices of up to three vendors."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from calculator_kit.fields import Choice, ChoiceField, Field, NumberField
from calculator_kit.messages import N_

VENDORS = ("a", "b", "c")
VENDOR_LABELS = {"a": N_("Vendor A"), "b": N_("Vendor B"), "c": N_("Vendor C")}

SERVICE, COMPANY, SITE, PRICE = "service", "company", "site", "price"
PART_LABELS = {
    SERVICE: N_("Service"),
    COMPANY: N_("Company"),
    SITE: N_("Site visit"),
    PRICE: N_("Price"),
}
"""Criteria are drawn in these parts."""


@dataclass(frozen=True)
class Judged:
    """A criterion: its id, its label, the part that it belongs to, the example's scores of A and B."""

    id: str
    label: str
    part: str
    example: tuple[str, str] = ("", "")
    hint: str = ""
    advanced: bool = False


CRITERIA = (
    Judged(
        "service_quality",
        N_("Service quality"),
        SERVICE,
        ("4", "3"),
        N_("Mystery calls, and what follows a wrong answer."),
    ),
    Judged(
        "company_size",
        N_("Company size"),
        COMPANY,
        ("3", "5"),
        N_("People for quality, training and IT behind the agents."),
    ),
    Judged(
        "multi_industry",
        N_("Experience in several industries"),
        COMPANY,
        ("4", "4"),
        N_("Cases close to yours, with someone to phone."),
    ),
    Judged(
        "multichannel_analytics",
        N_("Analytics across channels"),
        SERVICE,
        ("3", "4"),
        N_("First contact resolution, satisfaction, forecasts against actual volume."),
    ),
    Judged(
        "flexible_dispatch",
        N_("Flexible staffing"),
        COMPANY,
        ("4", "3"),
        N_("How fast the team can grow and shrink."),
    ),
    Judged("site_location", N_("Site: location"), SITE, ("3", "4")),
    Judged("site_monitoring", N_("Site: live monitoring"), SITE, ("4", "2")),
    Judged("site_security", N_("Site: information security"), SITE, ("5", "")),
    Judged("references", N_("Reference clients"), COMPANY, advanced=True),
    Judged("language", N_("Language and test call"), SERVICE, advanced=True),
    Judged("incentives", N_("Incentives for agents"), SERVICE, advanced=True),
    Judged("communication", N_("Communication"), COMPANY, advanced=True),
    Judged("technical", N_("Technical ability"), COMPANY, advanced=True),
)

MUST_HAVES = {
    "must_backup": N_("backup site"),
    "must_security": N_("information security"),
}
_MUST_HAVE_GROUPS = {
    "must_backup": N_("Must-have: a backup site"),
    "must_security": N_("Must-have: information security"),
}

RATIO, RANGE = "ratio", "range"


def _weight(name: str, group: str, hint: str = "", *, advanced: bool = False) -> NumberField:
    return NumberField(
        name=name,
        label=N_("Weight"),
        hint=hint,
        minimum=Decimal(0),
        maximum=Decimal(5),
        default="3",
        group=group,
        advanced=advanced,
    )


def _criterion(judged: Judged) -> list[Field]:
    fields: list[Field] = [
        _weight(f"{judged.id}_weight", judged.label, judged.hint, advanced=judged.advanced)
    ]
    for vendor, example in zip(VENDORS, (*judged.example, ""), strict=True):
        fields.append(
            NumberField(
                name=f"{judged.id}_{vendor}",
                label=VENDOR_LABELS[vendor],
                optional=True,
                minimum=Decimal(0),
                maximum=Decimal(5),
                default=example,
                group=judged.label,
                advanced=judged.advanced,
            )
        )
    return fields


def _must_have(name: str, label: str) -> list[Field]:
    return [
        ChoiceField(
            name=f"{name}_{vendor}",
            label=VENDOR_LABELS[vendor],
            default="unchecked",
            choices=(
                Choice("unchecked", N_("Not checked")),
                Choice("met", N_("Met")),
                Choice("failed", N_("Not met")),
            ),
            group=label,
        )
        for vendor in VENDORS
    ]


def _price(vendor: str) -> NumberField:
    return NumberField(
        name=f"price_{vendor}",
        label=VENDOR_LABELS[vendor],
        hint=N_("Any amount, on the same basis and in the same currency for all.")
        if vendor == VENDORS[0]
        else "",
        optional=True,
        minimum=Decimal("0.0001"),
        maximum=Decimal(1_000_000_000_000),
        group=PART_LABELS[PRICE],
    )


FIELDS: tuple[Field, ...] = (
    *(field for judged in CRITERIA if not judged.advanced for field in _criterion(judged)),
    *(field for name, label in _MUST_HAVE_GROUPS.items() for field in _must_have(name, label)),
    _weight("price_weight", PART_LABELS[PRICE], N_("Used once two vendors have a price.")),
    *map(_price, VENDORS),
    ChoiceField(
        name="price_method",
        label=N_("How a price becomes a score"),
        hint=N_("The answer shows both ways when they disagree."),
        default=RATIO,
        choices=(
            Choice(RATIO, N_("By ratio to the lowest price")),
            Choice(RANGE, N_("By place between lowest and highest")),
        ),
        group=PART_LABELS[PRICE],
    ),
    *(field for judged in CRITERIA if judged.advanced for field in _criterion(judged)),
)
