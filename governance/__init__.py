"""What is true, and who decided it."""
