"""One's own team against an outsourced one, over several years."""
