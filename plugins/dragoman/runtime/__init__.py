"""Python in the reader's browser: knows packages and a door to them, no calculator and no page."""
