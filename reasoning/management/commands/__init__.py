"""Commands of reasoning."""
