"""How many agents a volume of contacts needs."""
