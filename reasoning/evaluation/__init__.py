"""How well this installation reads, answers and understands: measured on labelled texts, with or without a model."""
