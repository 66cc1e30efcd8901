"""Shared agents by the minute."""
