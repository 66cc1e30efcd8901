"""MkDocs plugins and a command line for multilingual knowledge bases."""
