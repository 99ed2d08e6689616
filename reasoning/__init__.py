"""What was meant, and what the text says. It sees no tables."""
