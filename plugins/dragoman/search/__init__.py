"""Search in the reader's language: an index for each, fetched when something is looked for."""
