"""Hourly rates by region, side by side."""
