"""Stands in for a calculator kit: as small as the browser runtime can be tried with."""
