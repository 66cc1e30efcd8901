"""Reads the working that an answer shows, and works it out again from the text alone."""
