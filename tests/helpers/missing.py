"""What a machine may lack, and how that is said."""

from __future__ import annotations


class MissingError(Exception):
    """A program that a test needs is not there; the message says which, and how to get it."""
