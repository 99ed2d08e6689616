"""Learning from examples: what needs files and numpy, and runs only when a developer asks for it."""
