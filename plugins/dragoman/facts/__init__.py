"""Facts in prose and tables: macros that show a record, and a check that no figure is typed."""
