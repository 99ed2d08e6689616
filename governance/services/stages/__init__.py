"""The stages of a proposal, each opened, counted and left in the same way. `entering` and `leaving` are the doors."""
