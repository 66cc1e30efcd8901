"""What is asked to staff a whole week."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.fields import ListField
from calculator_kit.given import Question, asked, choice, count, several, share
from calculator_kit.messages import N_
from calculator_kit.numbers import Number
from support_costs import inputs as shared
from support_costs.coverage.week_profiles import OFFICE
from support_costs.currency import CURRENCY
from support_costs.more_inputs import staffing, usage
from support_costs.priced import OwnPrice

SEPARATE, POOLED = "separate", "pooled"
WEEK, PEAK = "week", "peak"
WEEK_STARTS = {"monday": 0, "saturday": 5, "sunday": 6}

_LANGUAGES, _NIGHTS, _OPENING = N_("Languages"), N_("Nights"), N_("Opening hours")
_PRICE = N_("Price")

OWN_HOURS = ListField(
    name="own_hours",
    label=N_("Your own day"),
    hint=N_(
        "24 numbers from midnight on, one for each hour, with semicolons between. Only their proportions count; 0 is closed."
    ),
    optional=True,
    fewest=24,
    most=24,
    minimum=Decimal(0),
    maximum=Decimal(100_000),
    group=_OPENING,
    advanced=True,
)


def _share(label: str, hint: str = "") -> Question[Number]:
    return share(label, hint, default="0", group=_LANGUAGES, advanced=True)


def _premium(label: str, hint: str = "") -> Question[Number]:
    return asked(shared.LANGUAGE_PREMIUM).but(name="", label=label, hint=hint, group=_LANGUAGES)


def _hour(label: str, hint: str = "", *, default: int) -> Question[Number]:
    return count(label, hint, whole=True, most=23, default=default, group=_NIGHTS, advanced=True)


class Coverage(OwnPrice):
    """A week, its calls, and who answers them, in the order of the form."""

    profile = choice(
        N_("When people call"),
        N_("Each is our assumption. Your own day, under more inputs, replaces it."),
        default=OFFICE,
        office_hours=N_("Office hours: five days from 9 to 18, busiest at midday"),
        long_day=N_("Long day: seven days from 8 to 22, the last two half as busy"),
        flat=N_("Around the clock: all hours of the week alike"),
    )
    calls = count(
        N_("Calls"),
        N_("Of all languages together, counted as below."),
        unit=N_("calls"),
        most=1_000_000,
        default=2000,
    )
    calls_per = choice(
        N_("How the calls are counted"),
        default=WEEK,
        week=N_("in a week"),
        peak=N_("in the busiest interval"),
    )
    interval_min = asked(staffing.INTERVAL_MIN).but(
        hint=N_("Half an hour is usual; an hour hides its busiest minutes."),
        choices=staffing.INTERVAL_MIN.choices[1:],
    )
    aht = asked(shared.AHT).but(advanced=False)
    sl_target = asked(staffing.SL_TARGET)
    sl_seconds = asked(staffing.SL_SECONDS)
    shrinkage = asked(staffing.SHRINKAGE)
    hours_week = asked(shared.HOURS_WEEK)
    rate_low = OwnPrice.rate_low.but(
        label=N_("Price of a paid hour, lower end"),
        hint=N_("May stay empty; then the answer has hours and no cost."),
        advanced=False,
        group=_PRICE,
    )
    rate_high = OwnPrice.rate_high.but(
        label=N_("Price of a paid hour, upper end"), advanced=False, group=_PRICE
    )
    max_occupancy = asked(staffing.MAX_OCCUPANCY)
    min_agents = asked(staffing.MIN_AGENTS).but(
        hint=N_("In every queue, in every interval that is open.")
    )
    own_hours = several(OWN_HOURS)
    own_days = count(
        N_("Days open a week"),
        N_("For your own day only."),
        unit=N_("days"),
        whole=True,
        least=1,
        most=7,
        default=5,
        group=_OPENING,
        advanced=True,
    )
    week_start = choice(
        N_("First working day"),
        N_("It names the days and changes no figure."),
        default="monday",
        monday=N_("Monday"),
        sunday=N_("Sunday"),
        saturday=N_("Saturday"),
        group=_OPENING,
        advanced=True,
    )
    queues = choice(
        N_("Who answers which language"),
        default=SEPARATE,
        separate=N_("A queue of its own for each language"),
        pooled=N_("One queue: every agent speaks them all"),
        group=_LANGUAGES,
        advanced=True,
    )
    language_share2 = _share(
        N_("Calls in language 2"),
        N_("Share of all calls. Language 1 has what the others leave."),
    )
    language_share3 = _share(N_("Calls in language 3"))
    language_share4 = _share(N_("Calls in language 4"))
    language_premium1 = _premium(N_("Premium for language 1"), shared.LANGUAGE_PREMIUM.hint)
    language_premium2 = _premium(N_("Premium for language 2"))
    language_premium3 = _premium(N_("Premium for language 3"))
    language_premium4 = _premium(N_("Premium for language 4"))
    night_premium = asked(usage.NIGHT_PREMIUM).but(
        label=N_("Premium for nights"), group=_NIGHTS, advanced=True
    )
    night_from = _hour(
        N_("Nights begin at"),
        N_("A full hour from 0 to 23, as the contract or the law says."),
        default=22,
    )
    night_to = _hour(N_("Nights end at"), default=6)
    currency = asked(CURRENCY)

    @property
    def pools(self) -> bool:
        """Whether one queue is asked for, not one for each language."""
        return self.queues == POOLED

    def premiums(self) -> tuple[Number, ...]:
        """Those for the languages, in their order."""
        return (
            self.language_premium1,
            self.language_premium2,
            self.language_premium3,
            self.language_premium4,
        )
