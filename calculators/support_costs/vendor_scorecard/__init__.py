"""Vendors scored against weighted criteria."""
