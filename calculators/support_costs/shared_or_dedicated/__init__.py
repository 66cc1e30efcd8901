"""Agents that serve several clients against agents that serve one: cost, crossings and rules."""
