"""How what was said goes on record and is confirmed: a vote, a signature, an objection, or how somebody leans."""

from governance.domain.ballots import BallotRefused, Choice, read_ballot, write_ballot
from governance.domain.commands import CastVote
from governance.domain.events import (
    Event,
    ObjectionRaised,
    ObjectionTakenBack,
    PetitionSigned,
    SenseGiven,
    SignatureTakenBack,
    VoteCast,
    VoteChanged,
)
from governance.domain.flow import is_among_options
from governance.domain.people import names_somebody_else
from governance.domain.proposals import ChoiceNotOffered
from governance.domain.rulebook import Citation, Stage, StageKind
from governance.domain.stage_wording import ballot_in_words, how_in_words
from governance.models import Advice, Proposal, StageRun, Vote, VoteChange
from governance.services.matters import roll_of
from governance.services.scene import Scene
from governance.services.speech import Data, answer
from governance.services.stages.runs import form_in
from governance.services.stages.saying import names_of


def ballot_said(run: StageRun, stage: Stage, ballot: str, *, clause: Citation | None) -> str:
    """A ballot over options in its canonical form. Raises BallotRefused, or ChoiceNotOffered where there are none."""
    if not is_among_options(stage):
        raise ChoiceNotOffered(
            f"#{run.proposal.number} has no options to choose among. {how_in_words(stage)}.", citation=clause
        )
    form = form_in(run, stage)
    try:
        read = read_ballot(form, ballot)
    except BallotRefused as refused:
        raise BallotRefused(f"{refused.safe} Nothing was counted.", citation=clause) from None
    written = write_ballot(read)
    named = {int(one.partition("=")[0]) for one in written.replace(">", ",").split(",")}
    gone = sorted(named - set(run.options))
    if gone:
        offered = ", ".join(map(str, run.options))
        raise BallotRefused(
            f"There is no option {gone[0]} in this vote; the options are {offered}. Nothing was counted.",
            citation=clause,
        )
    return written


def is_newer(command: CastVote, known: Vote | Advice) -> bool:
    """Whether this was said after what is known, whatever order they were read in. Post ids may be numbers or text."""
    return (command.cast_at, len(command.post), command.post) > (known.cast_at, len(known.post), known.post)


def reason_for_everybody(scene: Scene, proposal: Proposal, command: CastVote) -> str:
    """The reason as the page shows it: nothing of one that names somebody or was given in private. The word counts."""
    reason = command.reason.strip()
    if not reason:
        return ""
    named = names_somebody_else(reason, own=[scene.actor.key], roll=roll_of(scene.community))
    if not named and not command.private:
        return reason
    said: Data = {"number": proposal.number, "private": command.private}
    answer(scene, "vote.reason_kept_back", said, proposal=proposal)
    return ""


def heard(scene: Scene, vote: Vote, stage: Stage, *, said: str, before: str) -> list[Event]:
    """The event of what was just stored, and its confirmation. The same again is no event."""
    proposal = vote.proposal
    if vote.ballot:
        options = [
            {"place": place, "text": text} for place, text in ballot_in_words(stage, vote.ballot, names_of(proposal))
        ]
        data = {"number": proposal.number, "ballot": vote.ballot, "options": options, "changed": bool(before)}
        answer(scene, "vote.understood", dict(data), proposal=proposal)
    if said == before:
        return []
    if stage.kind is StageKind.PETITION:
        kind = PetitionSigned if said == Choice.SIGN else SignatureTakenBack
        return [kind(**_envelope(vote))]
    if stage.kind is StageKind.DELIBERATION:
        return [_in_discussion(vote, said=said, before=before)]
    words = {"reason": vote.reason} if vote.reason else {}
    if not before:
        return [VoteCast(choice=said, words=words, **_envelope(vote))]
    if not vote.ballot:
        shown = {"number": proposal.number, "choice": _plain(said), "replaces": _plain(before)}
        answer(scene, "vote.changed", dict(shown), proposal=proposal)
    return [VoteChanged(choice=said, replaces=before, words=words, **_envelope(vote))]


def take_back(scene: Scene, vote: Vote) -> None:
    """What somebody said counts no longer, because they do not take part any more; its history stays."""
    before = vote.choice or vote.ballot
    vote.choice, vote.ballot = Choice.TAKEN_BACK, ""
    vote.save(update_fields=["choice", "ballot"])
    VoteChange.objects.create(
        vote=vote, choice=Choice.TAKEN_BACK, replaces=before, cast_at=scene.now, cause=scene.cause.ref
    )


def _plain(said: str) -> str:
    return said.replace("_", " ")


def _in_discussion(vote: Vote, *, said: str, before: str) -> Event:
    if said == Choice.OBJECT:
        return ObjectionRaised(words={"reason": vote.reason} if vote.reason else {}, **_envelope(vote))
    if before == Choice.OBJECT:
        return ObjectionTakenBack(**_envelope(vote))
    return SenseGiven(choice=said, **_envelope(vote))


def _envelope(vote: Vote) -> dict:  # type: ignore[type-arg]
    number = vote.proposal.number
    return {
        "subject": f"proposal:{number}",
        "number": number,
        "voter": f"member:{vote.member.pseudonym}",
        "cast_at": vote.cast_at,
    }
