"""The pure core: what the rules say, given facts and an instant. No database, clock, file or chance."""
