"""How search engines and lost readers find the right language."""
