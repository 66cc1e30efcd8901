"""What is asked to take a price from one year to another."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from calculator_kit.facts import Fact
from calculator_kit.fields import Choice, ChoiceField
from calculator_kit.given import Question, asked, choice, count, maybe, share
from calculator_kit.inputs import InputsError, exactly
from calculator_kit.messages import N_
from calculator_kit.numbers import ONE, Number
from support_costs import currency
from support_costs.facts import facts
from support_costs.priced import Priced
from support_costs.rebase.index_origins import ORIGINS

INDEX, EXCHANGE = N_("Index"), currency.CURRENCY.group
NOT_NAMED = "none"

INDEX_COUNTRY = ChoiceField(
    name="index_country",
    label=N_("Country of the index"),
    hint=N_("Where the agents sit, not where you are: prices follow the vendor's costs."),
    default=NOT_NAMED,
    choices=(
        Choice(NOT_NAMED, N_("Not named yet")),
        *(Choice(value, origin.label) for value, origin in ORIGINS.items()),
    ),
    group=INDEX,
)


def _year(label: str, hint: str, default: str = "") -> Question[Number]:
    return count(label, hint, default=default, least=1990, most=2200, whole=True)


def _value(label: str, hint: str = "", *, advanced: bool = False) -> Question[Number | None]:
    """A value of an index or of an exchange rate."""
    least, most = Decimal("0.0001"), 1_000_000_000
    return maybe(count(label, hint, least=least, most=most, group=INDEX, advanced=advanced))


class OldPrice(Priced):
    """A price of one year and what takes it to another, in the order of the form."""

    region = Priced.region
    service = Priced.service
    price_year = maybe(_year(N_("Year of the price"), N_("Empty: the year that the source is of.")))
    target_year = _year(
        N_("Year to take it to"), N_("A year that has an index already."), default="2026"
    )
    rate_low = Priced.rate_low.but(money_in="price_currency")
    rate_high = Priced.rate_high.but(money_in="price_currency")
    price_currency = asked(currency.CURRENCY).but(
        name="price_currency",
        label=N_("Currency of your own rate"),
        hint=N_("The rates of the regions are in US dollars."),
        group="",
    )
    index_kind = choice(
        N_("What the index measures"),
        N_("Agents' pay makes up most of the price, so wages come closest."),
        default=NOT_NAMED,
        group=INDEX,
        none=N_("Not named yet"),
        wages=N_("wages"),
        prices=N_("consumer prices"),
        other=N_("something else"),
    )
    index_country = asked(INDEX_COUNTRY)
    index_from = _value(
        N_("Index in the year of the price"),
        N_("From the statistics office. No source of this guide gives one."),
    )
    index_to = _value(N_("Index in the other year"), N_("Of the same series."))
    growth_year = maybe(
        share(
            N_("Or a change every year"),
            N_("In place of the two values of the index."),
            least=Decimal("-0.2"),
            most=Decimal("0.5"),
            group=INDEX,
            advanced=True,
        )
    )
    index_fx_from = _value(
        N_("Exchange rate with that country, year of the price"),
        N_(
            "How much of its money one unit of the price's currency cost. Needed if the index is of a country with other money."
        ),
        advanced=True,
    )
    index_fx_to = _value(N_("Exchange rate with that country, other year"), advanced=True)
    currency = Priced.currency.but(
        label=N_("Currency to convert to"),
        hint=N_("Nothing is converted if it is the currency of the price."),
        advanced=False,
    )
    fx_rate = Priced.fx_rate.but(hint=N_("As published, on the day below."), advanced=False)
    fx_date = Priced.fx_date.but(advanced=False)
    fx_quote = choice(
        N_("How the exchange rate is written"),
        default="price",
        group=EXCHANGE,
        advanced=True,
        price=N_("money of the other currency for one unit of the price's"),
        target=N_("money of the price's currency for one unit of the other"),
    )

    def told(self, fact: Fact) -> Number:
        """A source's rate in its own currency."""
        low, high = (None if end is None else exactly(end) for end in (fact.low, fact.high))
        return Number.between(low, high, fact.unit)

    def years(self, price: Number) -> tuple[int, int]:
        """From which year to which. Raises InputsError for all that is missing, unnamed or yet to come."""
        errors: dict[str, str] = {}
        start, end = self._start(errors), int(self.target_year.value())
        latest = _latest_day()
        if start > latest.year:
            errors["price_year"] = N_("This year is yet to come, so there is no price of it.")
        if end > latest.year:
            errors["target_year"] = N_("This year is yet to come, so there is no index of it.")
        is_indexed = _is_pair(OldPrice.index_from, OldPrice.index_to, self, errors)
        if self.growth_year is not None:
            if is_indexed:
                message = N_("Enter either two values of the index or a change a year.")
                errors["growth_year"] = message
            is_indexed = not errors
        if is_indexed:
            errors |= self._unnamed()
        _is_pair(OldPrice.index_fx_from, OldPrice.index_fx_to, self, errors)
        if self.currency != price.unit:
            errors |= self._unexchanged(latest)
        if errors:
            raise InputsError(errors)
        return start, end

    def index(self, years: int) -> Number | None:
        """How much the index grew in so many years, None without one."""
        if self.growth_year is not None:
            grown = (1 + self.growth_year) ** abs(years)
            return grown if years >= 0 else 1 / grown
        if self.index_from is None or self.index_to is None:
            return None
        return self.index_to / self.index_from

    def drift(self) -> Number:
        """What the price's currency gained on that of the index, 1 where it did not or nobody says."""
        before, after = self.index_fx_from, self.index_fx_to
        if before is None or after is None or before == after:
            return ONE
        return before / after

    def exchanged(self, price: Number) -> Number:
        """A price in the currency to convert to, which must have an exchange rate."""
        assert self.fx_rate is not None
        rate = self.fx_rate.value()
        paid, got = (1, rate) if self.fx_quote == "price" else (rate, 1)
        return price / Number.of(paid, price.unit) * Number.of(got, self.currency)

    def _start(self, errors: dict[str, str]) -> int:
        if self.price_year is not None:
            return int(self.price_year.value())
        source = self.sourced()
        year = source.fact.observation.price_year if source else None
        if year is None:
            errors["price_year"] = N_("Enter the year that the price is of.")
            return 0
        return year.value

    def _unnamed(self) -> dict[str, str]:
        """What must be said of an index and is not."""
        unnamed = {
            "index_kind": N_("Say what the index measures."),
            "index_country": N_(
                "Say which country the index is of: that of another one gives a wrong price."
            ),
        }
        return {name: told for name, told in unnamed.items() if self.inputs[name] == NOT_NAMED}

    def _unexchanged(self, latest: date) -> dict[str, str]:
        """What an exchange rate lacks."""
        errors = {}
        if self.fx_date is None:
            message = N_("Enter the day of the exchange rate: without it nobody can check it.")
            errors["fx_date"] = message
        elif self.fx_date > latest:
            message = N_("This day is yet to come, so there is no exchange rate of it.")
            errors["fx_date"] = message
        if self.fx_rate is None:
            message = N_("Enter the exchange rate, or choose the currency of the price.")
            errors["fx_rate"] = message
        return errors


def _is_pair(
    first: Question[Number | None],
    second: Question[Number | None],
    given: OldPrice,
    errors: dict[str, str],
) -> bool:
    """Whether both values are given; one alone is an error."""
    empty = [one.name for one in (first, second) if given.inputs[one.name] is None]
    if len(empty) == 1:
        errors[empty[0]] = N_("This value is missing: both years are needed.")
    return not empty


def _latest_day() -> date:
    """The end of the year after this edition's.

    A clock would give the build and the browser, or two readers, different answers.
    """
    return date(facts().as_of.year + 1, 12, 31)
