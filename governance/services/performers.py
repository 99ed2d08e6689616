"""Which function carries out each kind of effect on the community's own records, and which one puts back what was."""

from governance.domain.actions import ActionKind
from governance.services import adopting, amending, performing, undoing
from governance.services.performing import Perform

PERFORM: dict[ActionKind, Perform] = performing.PERFORM | {
    ActionKind.AMEND_CONSTITUTION: amending.amend,
    ActionKind.ADOPT_CONSTITUTION: adopting.adopt,
    ActionKind.UNDO_DECISION: undoing.undo_decision,
}
