"""Settings, addresses, health and workers: what puts the apps together."""
