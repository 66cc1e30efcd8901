"""What a contact costs under a vendor's quote, with everything that is charged beside the unit."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from support_costs.money import Exact


@dataclass(frozen=True)
class ContactCost:
    """The parts of what one contact costs; amounts are of one currency."""

    used: Fraction
    unused: Fraction = Fraction(0)
    monthly: Fraction = Fraction(0)
    setup: Fraction = Fraction(0)

    @property
    def total(self) -> Fraction:
        """All parts together."""
        return self.used + self.unused + self.monthly + self.setup


@dataclass(frozen=True)
class Quote:
    """A price for a unit of which a contact takes `units`.

    At least `minimum` units are billed each month; `monthly` is charged every month and `setup`
    once in a contract of `months`.
    """

    rate: Fraction
    units: Fraction
    minimum: Fraction = Fraction(0)
    monthly: Fraction = Fraction(0)
    setup: Fraction = Fraction(0)
    months: Fraction = Fraction(1)

    def idle_units(self, contacts: Exact) -> Fraction:
        """Units of the minimum that so many contacts a month leave unused."""
        if not self.minimum:
            return Fraction(0)
        return max(Fraction(0), self.minimum - Fraction(contacts) * self.units)

    def contact(self, contacts: Exact | None) -> ContactCost:
        """What one of so many contacts a month costs.

        Without a number, or for none, what does not depend on use has nothing to be spread over
        and is left out.
        """
        used = self.rate * self.units
        if not contacts:
            return ContactCost(used)
        number = Fraction(contacts)
        return ContactCost(
            used,
            self.rate * self.idle_units(number) / number,
            self.monthly / number,
            self.setup / self.months / number,
        )

    def month(self, contacts: Exact) -> Fraction:
        """The bill of a month with so many contacts, set-up not counted."""
        return self.rate * max(self.minimum, Fraction(contacts) * self.units) + self.monthly
