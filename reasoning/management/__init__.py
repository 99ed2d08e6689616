"""Commands that need a text and nothing else: no community, no platform."""
