"""How a built site is to be served: security policy, headers, precompressed files, recipes for hosts."""
