"""The calculators, one module each."""
