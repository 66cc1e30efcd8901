"""Dedicated agents by the hour."""
