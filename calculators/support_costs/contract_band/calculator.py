"""What a contract with a baseline and a band charges at a volume, and what leaving it costs."""

from __future__ import annotations

from collections.abc import Iterator

from calculator_kit.calculators import Related
from calculator_kit.formatting import formatter
from calculator_kit.messages import N_, Wording
from calculator_kit.numbers import ZERO, Number
from calculator_kit.presentation import Presentation
from calculator_kit.worked import worked
from calculator_kit.working import Sheet, shown
from support_costs.contract_band.charts import charge_chart, exit_chart, exit_months
from support_costs.contract_band.fields import BandedContract
from support_costs.contract_band.volume_bands import VolumeBand
from support_costs.facts import facts
from support_costs.handing_over import lacking
from support_costs.provenance import source_line

MINIMUM_FACT = "check.minimum.forecast_share"

ROWS = (
    "per_contact",
    "band_low",
    "band_high",
    "extra_charge",
    "credit",
    "least",
    "contract",
    "exit_cost",
)


def work_out(given: BandedContract, sheet: Sheet) -> None:
    """The charge of a month and its parts, and the cost of leaving by month."""
    volume, after = given.volume_month, given.leave_after()
    label, is_shown = N_("Average price of a contact"), given.is_averaged
    average = sheet.step("average_price", label, given.average(), row=False, shown=is_shown)
    low, high = given.edges()
    low = sheet.step("band_low", N_("Lower edge of the band"), low, places=1)
    high = sheet.step("band_high", N_("Upper edge of the band"), high, places=1)
    band = given.band(average, low, high)
    month = sheet.step("month", N_("A month"), band.charge(volume), row=False)
    if volume:
        sheet.step("per_contact", N_("Each contact"), month / volume)
    else:
        nothing = Number.between(None, None, given.currency)
        sheet.step("per_contact", N_("Each contact"), nothing, shown=False)
    extra = sheet.figure("extra_contacts", band.extra(volume), "contacts", 1)
    short = sheet.figure("short_contacts", band.short(volume), "contacts", 1)
    label = N_("Charged for contacts above the band")
    sheet.step("extra_charge", label, extra * band.above, shown=False)
    label = N_("Credited for contacts below the band")
    sheet.step("credit", label, short * band.below, shown=False)
    label = N_("A month without a single contact")
    sheet.step("least", label, band.charge(ZERO), shown=False)
    label = N_("Whole contract at this volume")
    sheet.step("contract", label, month * given.contract_months, shown=False)
    leaving = given.leaving(month)
    sheet.step(
        "exit_cost", N_("Leaving at the chosen month, notice period included"), leaving.cost(after)
    )
    sheet.figure("exit_apart", leaving.cut_off(after) * month * leaving.early + leaving.once)
    sheet.figure("exit_notice", leaving.notice_months(after) * month)
    sheet.figure("exit_early", leaving.cut_off(after) * month * leaving.early)
    for number in exit_months(leaving.term):
        sheet.figure(f"exit_month_{number}", leaving.cost(number))


def present(given: BandedContract, sheet: Sheet, wording: Wording) -> Presentation:
    """The answer in the reader's language."""
    say, show, code = wording.gettext, formatter(wording.locale), given.currency
    message = N_(
        "{contacts} contacts lie within the band from {low} to {high}, so the base fee is due."
    )
    if sheet["extra_contacts"].low:
        message = N_(
            "{contacts} contacts are {extra} above the band from {low} to {high}: {charge} comes on top of the base fee."
        )
    elif given.volume_month.decimal() < sheet["band_low"].value():
        message = N_(
            "{contacts} contacts are below the band from {low} to {high}: {credit} is taken off the base fee."
        )
    band = given.band(given.average(), *given.edges())
    volume, leaving = given.volume_month, given.leaving(band.charge(given.volume_month))
    return Presentation(
        caption=say(N_("A base fee with a band around the agreed volume")),
        headline=say(N_("{amount} a month"), amount=sheet.told("month", wording)),
        meaning=say(
            message,
            contacts=shown(volume, show),
            low=sheet.told("band_low", wording),
            high=sheet.told("band_high", wording),
            extra=sheet.told("extra_contacts", wording),
            charge=sheet.told("extra_charge", wording),
            credit=sheet.told("credit", wording),
        ),
        rows=sheet.rows(wording, *ROWS),
        steps=sheet.steps(wording),
        charts=(
            charge_chart(band, given.baseline, volume.decimal(), code, wording),
            exit_chart(leaving, given.leave_after(), code, wording),
        ),
        notes=tuple(_notes(given, band, sheet, wording)),
        sources=() if given.min_volume else (source_line(facts()[MINIMUM_FACT], wording),),
    )


def _notes(
    given: BandedContract, band: VolumeBand, sheet: Sheet, wording: Wording
) -> Iterator[str]:
    say, volume = wording.gettext, given.volume_month
    if given.is_averaged:
        message = N_(
            "Where no price or credit is entered, the average price of a contact is used: {price}."
        )
        yield say(message, price=sheet.told("average_price", wording))
    if band.minimum and band.minimum >= band.low:
        yield say(N_("The minimum lies within the band, so nothing is ever credited."))
    elif volume < band.minimum:
        yield say(N_("The volume is below the minimum, so only part of the shortfall is credited."))
    if not given.min_volume:
        share = formatter(wording.locale).percent(facts()[MINIMUM_FACT].value())
        message = N_("No minimum is entered. One source bills at least {share} of the forecast.")
        yield say(message, share=share)
    leaving, after = given.leaving(band.charge(volume)), given.leave_after()
    if leaving.notice_months(after) < leaving.notice:
        message = N_(
            "The contract ends before the notice period is over. Check that it does not renew itself."
        )
        yield say(message)
    if not leaving.early and leaving.cut_off(after):
        message = N_(
            "No charge for ending early is entered; ask whether the contract may be ended at all."
        )
        yield say(message)
    if not leaving.once:
        message = N_(
            "Hiring again and handing knowledge back are at zero, so leaving looks cheaper than it is."
        )
        yield say(message)


CALCULATOR = worked(
    BandedContract,
    work_out,
    present,
    id="contract_band",
    title=N_("A contract with a volume band, and leaving it"),
    key_figure="month",
    sensitive=("volume_month", "base_fee", "band_pct", "arc", "rrc"),
    related=(
        Related("per_call_minimum", {"volume_month": "volume_month", "currency": "currency"}),
        Related(
            "total_cost",
            {
                "contract_months": "contract_months",
                "exit_reserve": "figure:exit_apart",
                "currency": "currency",
            },
            lacking=lacking,
        ),
    ),
)
