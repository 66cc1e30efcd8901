"""Outbound work by the hour, on commission, and as a mixture."""
