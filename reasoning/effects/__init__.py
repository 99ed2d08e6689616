"""What a proposal would do if it passes, read from its own words: kinds of effects and what they are about."""

from reasoning.effects.reading import effects_of, orders_an_effect
from reasoning.effects.roles import RoleName

__all__ = ["RoleName", "effects_of", "orders_an_effect"]
