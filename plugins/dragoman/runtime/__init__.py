"""Python in the reader's browser: knows packages and a bridge to them, no calculator and no page."""
