"""From counts to outcomes, in exact fractions, by the rule that the rulebook gives and no other."""

from governance.domain.decision.extending import extended_to, late_from
from governance.domain.decision.measures import quorum_needed, reaches, taking_part
from governance.domain.decision.options import decide_options
from governance.domain.decision.rules import UNKNOWN, Bodies, Choosing, Decision, Ground, RuleCannotBeApplied
from governance.domain.decision.words import decide, decide_stage, is_settled, method_of, stops_at

__all__ = [
    "UNKNOWN",
    "Bodies",
    "Choosing",
    "Decision",
    "Ground",
    "RuleCannotBeApplied",
    "decide",
    "decide_options",
    "decide_stage",
    "extended_to",
    "is_settled",
    "late_from",
    "method_of",
    "quorum_needed",
    "reaches",
    "stops_at",
    "taking_part",
]
