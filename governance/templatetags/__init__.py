"""How pages say instants and what waits for moderators."""
