"""What a proposal would do if it passes, read from its own words: kinds of effects and what they are about."""

from reasoning.effects.reading import effects_of, orders_an_effect

__all__ = ["effects_of", "orders_an_effect"]
