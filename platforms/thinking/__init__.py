"""Where a language model may help: which one, within what budget, what waits for it, and what is noted of it."""
