"""What is asked about a team of one's own: pay, those around the agents, hiring, workplace."""

from __future__ import annotations

from decimal import Decimal

from calculator_kit.given import Given, Question, asked, choice, count, maybe, money, share
from calculator_kit.inputs import InputsError
from calculator_kit.messages import N_
from calculator_kit.numbers import Number
from support_costs import inputs as shared
from support_costs.facts import default_of, facts

GROUP = N_("Your own team")
AROUND = N_("People around the agents")
HIRING = N_("Agents who leave")
WORKPLACE = N_("Workplace and tools")

ITEMISED, MULTIPLE = "itemised", "multiple"
ONE_FIGURE = "one_figure"
MULTIPLE_FACT = "benchmark.loaded_multiple"


def _agents_to_one(label: str, hint: str = "", *, default: int) -> Question[Number]:
    return count(
        label,
        hint,
        unit=N_("agents"),
        least=1,
        most=100,
        default=default,
        group=AROUND,
        advanced=True,
    )


def _multiple(label: str, hint: str) -> Question[Number | None]:
    return maybe(count(label, hint, unit="×", least=1, most=10, group=GROUP, advanced=True))


class Wage(Given):
    """How one's own cost is reckoned, and the wage, which are asked first."""

    inhouse_method = choice(
        N_("How your own cost is reckoned"),
        N_("A multiple already contains every item, so the items are then left out."),
        default=ITEMISED,
        group=GROUP,
        itemised=N_("Item by item"),
        multiple=N_("Wage times a multiple"),
    )
    wage = maybe(
        money(
            N_("Wage of an agent an hour"),
            N_("What you pay for each paid hour. Empty: an American wage is used."),
            default="",
            least=Decimal("0.01"),
            group=GROUP,
        )
    )


class OwnTeam(Given):
    """All else about it."""

    shrinkage = asked(shared.SHRINKAGE).but(
        label=N_("Shrinkage in your own team"),
        hint=N_("Paid time that is not spent logged in: leave, breaks, training."),
        group=GROUP,
    )
    aht = asked(shared.AHT).but(
        hint=N_("Talking and wrap-up together, to see whether the agents can handle the contacts."),
        group=GROUP,
    )
    loaded_low = _multiple(
        N_("Multiple of the wage, lower end"),
        N_("Full cost over base wage. Used only with the multiple; empty: what a source gives."),
    )
    loaded_high = _multiple(
        N_("Multiple of the wage, upper end"), N_("Leave empty if you know one figure.")
    )
    benefits = share(
        N_("Benefits and statutory insurance"),
        N_("On top of the wage."),
        most=Decimal("1.5"),
        default=default_of("benchmark.benefits"),
        basis="page",
        group=GROUP,
        advanced=True,
    )
    bonus_months = count(
        N_("Bonus, in months of wage a year"),
        N_("A thirteenth month counts as one."),
        unit=N_("months"),
        most=12,
        default=0,
        group=GROUP,
        advanced=True,
    )
    allowance = money(
        N_("Allowances for each agent a month"),
        N_("Meals, travel, night shifts."),
        group=GROUP,
        advanced=True,
    )
    span = _agents_to_one(
        N_("Agents to a supervisor"), N_("The fewer, the closer the coaching."), default=15
    )
    qa_ratio = _agents_to_one(N_("Agents to a quality checker"), default=30)
    trainer_ratio = maybe(
        _agents_to_one(
            N_("Agents to a trainer"),
            N_(
                "For training that goes on. Empty if the cost of a replacement contains the trainers."
            ),
            default=40,
        )
    )
    support_salary = maybe(
        money(
            N_("Monthly cost of one of these people"),
            N_("Benefits included. Empty: as much as an agent, which is little."),
            default="",
            group=AROUND,
            advanced=True,
        )
    )
    turnover_inhouse = share(
        N_("Agents who leave in a year"),
        N_("Each of them has to be replaced."),
        most=3,
        default=default_of("benchmark.turnover"),
        basis="page",
        group=HIRING,
        advanced=True,
    )
    turnover_method = choice(
        N_("How a replacement is reckoned"),
        N_("One figure contains training and slow first weeks, so these are not added to it."),
        default=ONE_FIGURE,
        group=HIRING,
        advanced=True,
        one_figure=N_("One figure for everything"),
        itemised=N_("Hiring, training and slow weeks"),
    )
    replace_cost = maybe(
        money(
            N_("Cost of replacing an agent"),
            N_("Used with one figure. Empty: an American estimate."),
            default="",
            group=HIRING,
            advanced=True,
        )
    )
    hiring_cost = maybe(
        money(
            N_("Cost of hiring an agent"),
            N_("Without training. Empty: an American estimate."),
            default="",
            group=HIRING,
            advanced=True,
        )
    )
    train_days = count(
        N_("Days of training"),
        N_("Paid days before the first contact, five a week."),
        unit=N_("days"),
        most=180,
        default=15,
        group=HIRING,
        advanced=True,
    )
    ramp_weeks = count(
        N_("Weeks until a new agent works at full speed"),
        N_("Speed is taken to rise evenly."),
        unit=N_("weeks"),
        most=52,
        default=6,
        group=HIRING,
        advanced=True,
    )
    ramp_start_productivity = share(
        N_("Speed of a new agent on the first day"),
        N_("As a share of full speed."),
        default="0.5",
        group=HIRING,
        advanced=True,
    )
    seat_rent = money(
        N_("Rent for each agent a month"),
        N_("With supplies and upkeep. At zero your own team looks too cheap."),
        group=WORKPLACE,
        advanced=True,
    )
    licence = money(N_("Tools and licences for each agent a month"), group=WORKPLACE, advanced=True)
    telecom = money(N_("Telephone lines for each agent a month"), group=WORKPLACE, advanced=True)
    equipment = money(
        N_("Furniture and equipment for each agent"),
        N_("Bought once and spread over its life."),
        group=WORKPLACE,
        advanced=True,
    )
    equipment_life = count(
        N_("Life of the equipment"),
        unit=N_("years"),
        least=1,
        most=10,
        default=4,
        group=WORKPLACE,
        advanced=True,
    )

    def multiple(self) -> Number:
        """The full cost over the wage: the reader's own, or what a source gives.

        Raises InputsError when it is upside down or has an upper end only.
        """
        low, high = self.loaded_low, self.loaded_high
        if low is None:
            if high is not None:
                raise InputsError({"loaded_low": N_("Enter the lower end of the multiple too.")})
            fact = facts()[MULTIPLE_FACT]
            return Number.between(fact.low, fact.high)
        if high is None:
            return low
        if high < low:
            raise InputsError({"loaded_high": N_("The upper end is below the lower end.")})
        return Number.between(low.value(), high.value())
