"""Hours of months from those of weeks."""

from __future__ import annotations

from fractions import Fraction

WEEKS_PER_MONTH = Fraction(52, 12)
"""52 weeks over 12 months, exactly: neither 4 nor 4.33."""
