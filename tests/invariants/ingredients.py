"""What stories are made of: people, ways to decide with every kind of stage, and effects of every sort."""

from hypothesis import strategies as st

from governance.domain.actions import ActionKind, ActionRequest
from governance.domain.ballots import Choice
from tests.stages import BALLOT, EVERYBODY

PEOPLE = ("alice", "bruno", "chidi", "dana", "emi")
STRANGERS = ("nia",)
_SOON, _LATER = {"duration": {"min": "P2D"}}, {"duration": {"min": "P1D"}}
_GRACE = {"kind": "grace", "duration": {"min": "P1D"}}
_MISSING = {"quorum": {"count": 2}, "extension": {"by": "P1D", "when": ["no_quorum"]}}
_CHAIR = {"kind": "role", "method": "role", "electorate": {"roles": ["chair"]}, "duration": {"max": "P2D"}}
WAYS = {
    "vote": [BALLOT | _SOON | _MISSING, _GRACE],
    "petition": [
        {"kind": "petition", "electorate": EVERYBODY, "signatures": {"count": 2}, "duration": {"max": "P2D"}},
        BALLOT | _SOON | {"early_end": True},
    ],
    "consent": [
        {"kind": "deliberation", **_LATER},
        {"kind": "consent", "method": "consent", "electorate": EVERYBODY, **_SOON, "on_failure": 2, "on_pass": 3},
        BALLOT | _SOON | {"casting_vote": "chair"},
    ],
    "choice": [BALLOT | _SOON | {"method": "ranked", "threshold": None, "ties": ["lot"]}, _GRACE],
    "chair": [BALLOT | _LATER, _CHAIR],
    "jury": [
        {"kind": "jury", "method": "jury", "electorate": EVERYBODY, "jury": {"size": 3}, **_SOON,
         "threshold": {"fraction": "1/2", "strict": True, "basis": "cast"}},
    ],
}  # fmt: skip
LABELS = {"town": sorted(WAYS), "ville": ["standard", "urgent", "amendment"]}
WORDS = [*map(str, Choice), "1", "2>1", "2"]

towns = st.sampled_from(["town", "ville"])
people = st.sampled_from([*PEOPLE, *PEOPLE, *STRANGERS])
which = st.sampled_from([0, 0, 0, 0, 1, 1, 2, 3])
"""How many proposals before the newest one."""
effects = st.sampled_from([
    (), (), (ActionRequest(kind=ActionKind.ADD_RULE, params={"text": "Be kind"}),),
    (ActionRequest(kind=ActionKind.CHANGE_SETTING, target="open_per_member", params={"value": "7"}),),
    (ActionRequest(kind=ActionKind.GRANT_POWER, target="announcement"),),
    (ActionRequest(kind=ActionKind.ANNOUNCEMENT, params={"text": "Hello", "duration": "P1D"}),
     ActionRequest(kind=ActionKind.HALT)),
    (ActionRequest(kind=ActionKind.ROLE_GRANT, target="dana", params={"role": "chair", "duration": "P3D"}),),
    (ActionRequest(kind=ActionKind.BLOCK_DOMAIN, target="bad.example", params={"severity": "suspend"}),),
    (ActionRequest(kind=ActionKind.UNDO_DECISION, target="1"),),
])  # fmt: skip
