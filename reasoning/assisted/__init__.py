"""Reading with a language model's help: it proposes, and code that knows no model decides what of it holds."""
