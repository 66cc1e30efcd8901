"""Calculators that give the same answer, text included, in the build and in the browser."""
