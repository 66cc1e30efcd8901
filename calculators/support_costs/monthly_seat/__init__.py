"""Dedicated agents by the month."""
