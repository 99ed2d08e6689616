"""Which function carries out each kind of effect on the community's own records, and which one puts back what was."""

from governance.domain.actions import ActionKind
from governance.services import performing, undoing
from governance.services.performing import Perform

PERFORM: dict[ActionKind, Perform] = performing.PERFORM | {
    ActionKind.UNDO_DECISION: undoing.undo_decision,
}
