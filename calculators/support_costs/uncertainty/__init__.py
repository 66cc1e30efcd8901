"""A month's cost as a distribution instead of a lone figure."""
