"""Who said it, where to say it back, and how to act there."""
