"""Inputs that some of the calculators share, one module for each group of calculators."""
