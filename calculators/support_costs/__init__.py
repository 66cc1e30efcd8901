"""What it costs to outsource customer service: rates with their sources, and calculators."""


def data_version() -> str:
    """The version of the rates: the day of the edition and a hash of its files."""
    from support_costs.facts import facts

    return facts().data_version
