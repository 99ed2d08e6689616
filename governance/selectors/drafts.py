"""Drafts of the constitution that members can see, and what became of each."""

from django.db.models import QuerySet

from governance.domain.actions import ActionKind
from governance.models import Community, Draft, Proposal, ReadingState, StoredRulebook
from governance.selectors.communities import rulebook_in_force
from governance.selectors.proposals import proposals_of


def ready_drafts(community: Community) -> QuerySet[Draft]:
    """Those whose rules are decided, newest first."""
    return Draft.objects.filter(community=community, ready_at__isnull=False).select_related("base")


def open_drafts(community: Community) -> QuerySet[Draft]:
    """Those that members can still bring into force."""
    return ready_drafts(community).filter(base__superseded_at__isnull=True).exclude(readings__state="ratified")


def rules_before(draft: Draft) -> StoredRulebook | None:
    """The rules in force, or, once it has come into force itself, those that held until then."""
    reading = draft.readings.filter(state=ReadingState.RATIFIED).select_related("ratified").first()
    if reading is None or reading.ratified is None:
        return rulebook_in_force(draft.community)
    before = draft.base.rulebooks.order_by("-number")
    return (before if draft.changes_text else before.filter(number__lt=reading.ratified.number)).first()


def votes_on(draft: Draft) -> QuerySet[Proposal]:
    """The proposals to adopt a draft, newest first, as far as anybody may see them."""
    about = {"actions__kind": ActionKind.ADOPT_CONSTITUTION, "actions__target": str(draft.number)}
    return proposals_of(draft.community).filter(**about).order_by("-number")
