"""Every article in every language: fallback pages, the language switch, and the checks before."""
