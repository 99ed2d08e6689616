"""Before voting opens: the author revises in sight of everybody, and members call for the vote."""

from collections.abc import Sequence

from governance.domain.actions import ActionKind
from governance.domain.ballots import Choice
from governance.domain.commands import CallForVote, ReviseProposal
from governance.domain.errors import GovernanceError
from governance.domain.events import Event, ProposalRevised
from governance.domain.lifecycle import State
from governance.domain.people import names_somebody_else
from governance.domain.proposals import NotOnTheRoll, NotTheAuthor
from governance.domain.rulebook import StageKind
from governance.models import Proposal, Revision
from governance.selectors import process_of
from governance.services import limits
from governance.services.matters import find, roll_of
from governance.services.scene import Scene
from governance.services.speech import answer
from governance.services.stages import candidates, moving

_LONGEST = 5_000


class TextIsFrozen(GovernanceError):
    """A revision after voting has opened."""

    code = "text_is_frozen"


class RevisionNotTaken(GovernanceError):
    """New words that cannot take the place of the old ones."""

    code = "revision_not_taken"


def revise(scene: Scene, command: ReviseProposal) -> Sequence[Event]:
    """New words for a proposal that is being discussed. The old ones stay on its page."""
    proposal = find(scene, command.number)
    number = proposal.number
    if scene.member is None or proposal.author_id != scene.member.pk:
        raise NotTheAuthor(
            f"Only the person who proposed #{number} can revise it. You can write what you would change."
        )
    if State(proposal.status) not in {State.PETITION, State.DELIBERATION} or proposal.text_sha256:
        raise TextIsFrozen(
            f"The words of #{number} cannot be changed any more: people vote on what they have read. Withdraw it and "
            "propose it anew, if you want other words.",
            citation=process_of(proposal).citation("stages"),
        )
    signed = proposal.votes.filter(run__kind=StageKind.PETITION, choice=Choice.SIGN).select_related("run").first()
    if signed is not None:
        raise TextIsFrozen(
            f"People have signed #{number} as it stands, so its words stay. Withdraw it and propose it anew, if you "
            "want other words.",
            citation=process_of(proposal).citation(f"stages.{signed.run.index}"),
        )
    if proposal.concerns or proposal.actions.exclude(kind=ActionKind.RECORD_POLICY).exists():
        raise TextIsFrozen(
            f"#{number} would do something beside being written down, and new words would not change that. Withdraw it "
            "and propose it anew, if you want something else.",
            citation=process_of(proposal).citation("stages"),
        )
    if command.private:
        raise RevisionNotTaken(
            f"The words of #{number} are public, and you wrote to me in private, so I changed nothing. If you want "
            "everybody to read them, write it again in a public post."
        )
    text = command.text.strip()
    if not text or len(text) > _LONGEST:
        raise RevisionNotTaken(f"Please give the new words, at most {_LONGEST} characters: revise #{number}: …")
    if names_somebody_else(text, own=[proposal.author.handle], roll=roll_of(scene.community)):
        raise RevisionNotTaken(
            "These words seem to name a person, so I did not publish them. Please say it without names, or make a new "
            "proposal about it: a moderator looks at that first."
        )
    title, body = _title_and_body(text)
    limits.check_new_words(scene, proposal, title=title, body=body)
    _keep_old_words(scene, proposal)
    proposal.title, proposal.body = title, body
    proposal.save(update_fields=["title", "body"])
    if proposal.options.filter(member__isnull=True).exists():
        proposal.options.filter(member__isnull=True).delete()
        candidates.list_options(scene, proposal, process_of(proposal))
    answer(scene, "proposal.revised", {"number": number, "title": proposal.title}, proposal=proposal)
    words = {"title": proposal.title, "body": proposal.body}
    return [
        ProposalRevised(
            subject=f"proposal:{number}", number=number, words={name: text for name, text in words.items() if text}
        )
    ]


def _keep_old_words(scene: Scene, proposal: Proposal) -> None:
    Revision.objects.create(proposal=proposal, title=proposal.title, body=proposal.body, replaced_at=scene.now)


def _title_and_body(text: str) -> tuple[str, str]:
    """The first line or sentence is the title; all of it is the text, if there is more."""
    first = text.split("\n", maxsplit=1)[0].split(". ", maxsplit=1)[0].strip().rstrip(".")
    title = first if len(first) <= 120 else f"{first[:119].rpartition(' ')[0]}…"  # noqa: PLR2004 - as at opening
    return title, text if text.rstrip(".") != title else ""


def call_for_vote(scene: Scene, command: CallForVote) -> Sequence[Event]:
    """Ask to go on to the vote, where the rules know that."""
    proposal = find(scene, command.number)
    if scene.member is None:
        raise NotOnTheRoll("Only members can call for a vote. Write “join” to become one.")
    events = moving.call(scene, proposal, scene.member, said_at=command.said_at)
    said = {"number": proposal.number, "on": proposal.due_at == scene.now or len(events) > 1}
    answer(scene, "proposal.vote_called", said | {"ends": proposal.status == State.COLLECTING}, proposal=proposal)
    return events
