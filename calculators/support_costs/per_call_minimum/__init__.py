"""Billing by the call with a monthly minimum."""
