"""A price of one year told in the money of another."""
