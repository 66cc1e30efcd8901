"""A contract with a band of volume: what is charged outside it, and what leaving costs."""
