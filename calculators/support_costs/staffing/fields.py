"""What is asked to find out how many agents a queue takes."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.given import Given, asked, choice, count, maybe, share
from calculator_kit.inputs import InputsError
from calculator_kit.messages import N_
from calculator_kit.numbers import Number
from support_costs.more_inputs import staffing as shared
from support_costs.staffing.demand import TOO_LARGE, Demand, remembered
from support_costs.staffing.erlang import offered_load
from support_costs.staffing.erlang_a import ServedInTime

_PATIENCE = N_("Callers who give up")


class Calls(Given):
    """Calls, targets and agents, in the order of the form."""

    mode = choice(
        N_("What do you want to know?"),
        default="find",
        find=N_("How many agents it takes"),
        given=N_("What the agents I have achieve"),
    )
    calls_interval = asked(shared.CALLS_INTERVAL)
    interval_min = asked(shared.INTERVAL_MIN)
    aht = asked(shared.AHT)
    agents_logged_in = count(
        N_("Agents logged in"),
        N_("For the second question only. Count those at work at once, not those on the payroll."),
        unit=N_("agents"),
        whole=True,
        default=14,
        least=1,
        most=10_000,
    )
    sl_target = asked(shared.SL_TARGET)
    sl_seconds = asked(shared.SL_SECONDS)
    shrinkage = asked(shared.SHRINKAGE)
    max_occupancy = asked(shared.MAX_OCCUPANCY)
    min_agents = asked(shared.MIN_AGENTS)
    concurrency = count(
        N_("Chats at once for each agent"),
        N_("1 for calls. With chats the answer is approximate."),
        default=1,
        least=1,
        most=6,
        advanced=True,
    )
    patience = maybe(
        count(
            N_("Average patience"),
            N_(
                "How long callers wait before they hang up. Empty: nobody hangs up. No source gives a value; measure yours."
            ),
            unit=N_("seconds"),
            least=1,
            most=3600,
            group=_PATIENCE,
            advanced=True,
        )
    )
    sl_measure = choice(
        N_("How the service level is counted"),
        N_("Matters once callers give up. The contract should name one of the three."),
        default=ServedInTime.OF_OFFERED.value,
        of_offered=N_("answered in time, of all calls"),
        of_offered_without_early_abandons=N_(
            "answered in time, of all calls but those given up within the time"
        ),
        of_served=N_("answered in time, of the calls answered"),
        group=_PATIENCE,
        advanced=True,
    )
    max_abandonment = maybe(
        share(
            N_("Highest abandonment"),
            N_("Share of callers who may give up. Empty: no limit."),
            least=Decimal("0.001"),
            group=_PATIENCE,
            advanced=True,
        )
    )

    def handling(self) -> Number:
        """Seconds that a call takes of an agent, who may serve several at once."""
        return self.aht / self.concurrency if self.concurrency > 1 else self.aht

    def load(self) -> Number:
        """Erlangs that arrive."""
        interval = Number.of(int(self.interval_min) * 60)
        return self.calls_interval * self.handling() / interval

    def demand(self) -> Demand:
        """What the searches take.

        Raises InputsError for a limit on abandonment without a patience, and too large a load.
        """
        limit = self.max_abandonment
        if limit is not None and self.patience is None:
            raise InputsError({"patience": N_("Enter a patience: without one nobody gives up.")})
        aht = self.aht.decimal() / self.concurrency.decimal()
        interval = Decimal(self.interval_min) * 60
        demand = Demand(
            offered_load(self.calls_interval.decimal(), interval, aht),
            aht,
            self.sl_target.decimal(),
            self.sl_seconds.decimal(),
            self.max_occupancy.decimal(),
            int(self.min_agents.value()),
            None if self.patience is None else self.patience.decimal(),
            ServedInTime(self.sl_measure),
            Decimal(1) if limit is None else limit.decimal(),
        )
        if demand.too_large:
            raise InputsError({"calls_interval": TOO_LARGE})
        return remembered(demand)
