"""What is asked about a contract with a volume band, and about leaving it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from calculator_kit.given import asked, count, maybe, money, share
from calculator_kit.inputs import InputsError
from calculator_kit.messages import N_
from calculator_kit.numbers import ZERO, Number
from support_costs import inputs as shared
from support_costs.contract_band.volume_bands import Exit, VolumeBand
from support_costs.currency import CURRENCY
from support_costs.more_inputs.decision import NOTICE_MONTHS, amount
from support_costs.priced import Term

LEAVING = N_("Leaving the contract")
_MOST = 5_000_000


class BandedContract(Term):
    """The band, the volume, and how one leaves, in the order of the form."""

    baseline = count(
        N_("Agreed volume a month"),
        N_("The baseline that the base fee is for."),
        unit=N_("contacts"),
        whole=True,
        default=2500,
        least=1,
        most=_MOST,
    )
    base_fee = money(
        N_("Base fee a month"),
        N_("From your quote or contract; no source gives one."),
        default="",
        least=Decimal("0.01"),
    )
    volume_month = asked(
        replace(
            shared.VOLUME_MONTH,
            hint=N_("The volume that you want to know the charge for."),
            optional=False,
        )
    )
    band_pct = share(
        N_("Width of the band, either way"),
        N_("Within it the base fee stays as it is."),
        default="0.1",
    )
    arc = maybe(
        money(
            N_("Price of a contact above the band"),
            N_("Additional resource charge, ARC. Empty: the average price."),
            default="",
        )
    )
    rrc = maybe(
        money(
            N_("Credit for a contact below the band"),
            N_("Reduced resource credit, RRC. Empty: the average price; it is usually less."),
            default="",
        )
    )
    min_volume = maybe(
        count(
            N_("Minimum volume a month"),
            N_("What is below it is not credited. Empty: there is none."),
            unit=N_("contacts"),
            whole=True,
            most=_MOST,
        )
    )
    contract_months = asked(shared.CONTRACT_MONTHS).but(group=LEAVING)
    notice_months = asked(NOTICE_MONTHS).but(group=LEAVING)
    leave_month = count(
        N_("Months after which you give notice"),
        N_("Zero is the day of signing."),
        unit=N_("months"),
        whole=True,
        default=12,
        most=120,
        group=LEAVING,
    )
    early_share = share(
        N_("Share due of the months cut off"),
        N_("What the contract asks for ending it early, of each month's charge after the notice."),
        default="0",
        group=LEAVING,
        advanced=True,
    )
    rehire_cost = asked(
        amount(
            "rehire_cost",
            N_("Hiring a team again"),
            N_("Your own, or the next vendor's start."),
            LEAVING,
        )
    )
    kt_cost = asked(amount("kt_cost", N_("Handing knowledge back"), "", LEAVING))
    currency = asked(CURRENCY).but(group="", advanced=False)

    @property
    def is_averaged(self) -> bool:
        """Whether the average price stands in for one that is not entered."""
        return self.arc is None or self.rrc is None

    def average(self) -> Number:
        """The price of a contact within the agreed volume."""
        return self.base_fee / self.baseline

    def band(self, average: Number, low: Number, high: Number) -> VolumeBand:
        """The band with these edges, whose prices are the average where none is entered.

        Raises InputsError for a minimum above the baseline and a credit that turns the charge negative.
        """
        band = VolumeBand(
            base_fee=self.base_fee,
            low=low,
            high=high,
            above=average if self.arc is None else self.arc,
            below=average if self.rrc is None else self.rrc,
            minimum=ZERO if self.min_volume is None else self.min_volume,
        )
        if band.minimum > self.baseline:
            raise InputsError({"min_volume": N_("The minimum is above the agreed volume.")})
        if band.charge(ZERO) < 0:
            message = N_(
                "With this credit a quiet month would cost less than nothing; lower it, or enter a minimum."
            )
            raise InputsError({"rrc": message})
        return band

    def edges(self) -> tuple[Number, Number]:
        """The volumes below which is credited, and above which is charged."""
        return self.baseline * (1 - self.band_pct), self.baseline * (1 + self.band_pct)

    def leave_after(self) -> int:
        """Months after which notice is given."""
        return int(self.leave_month.value())

    def leaving(self, month: Number) -> Exit:
        """What leaving costs at this charge of a month. Raises InputsError for a notice after the end."""
        if self.leave_month > self.contract_months:
            raise InputsError({"leave_month": N_("By then the contract has ended.")})
        return Exit(
            term=int(self.contract_months.value()),
            notice=int(self.notice_months.value()),
            early=self.early_share,
            month=month,
            once=self.rehire_cost + self.kt_cost,
        )
