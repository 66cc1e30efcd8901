"""Calculators in pages: a fence becomes a form with its answer; Python follows on intent."""
