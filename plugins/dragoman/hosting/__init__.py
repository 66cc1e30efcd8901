"""How a built site is to be served: security policy, headers, compressed doubles, recipes for hosts."""
