"""A whole week of opening hours, in several languages."""
