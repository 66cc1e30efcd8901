"""The guide without a connection: a service worker that keeps it whole, and what installs it as an app."""
