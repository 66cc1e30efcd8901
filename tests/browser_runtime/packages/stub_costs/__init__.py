"""Rates for the stub."""
