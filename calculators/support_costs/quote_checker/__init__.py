"""Several quotes made comparable, and what they leave out."""
