"""The project's own measurements. Each starts the real system on a database of its own."""
