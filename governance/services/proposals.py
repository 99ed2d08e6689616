"""Proposing, withdrawing and discussing."""

from collections.abc import Sequence

from governance.domain.actions import ActionRequest
from governance.domain.commands import AddComment, OpenProposal, WithdrawProposal
from governance.domain.electorate import Because, Standing
from governance.domain.errors import GovernanceError
from governance.domain.events import (
    Event,
    ProposalHeld,
    ProposalWithdrawn,
)
from governance.domain.lifecycle import State
from governance.domain.people import people_named
from governance.domain.proposals import (
    NotOnTheRoll,
    check_may_propose,
    check_withdrawal,
)
from governance.domain.rulebook import ProcessType
from governance.models import Comment, Member, Proposal
from governance.services import execution, limits, matters, moderating, planning
from governance.services.matters import ballot_of, become, find, judge, roll_of
from governance.services.opening import open_now, words_of
from governance.services.scene import Scene
from governance.services.speech import announce, answer
from governance.services.ways import labelled, way_for

LONGEST_BODY = 5_000


class NothingProposed(GovernanceError):
    """A proposal without words."""

    code = "nothing_proposed"
    safe = "Please say what you propose, for example: propose weekly meetings on Fridays."


class TooLong(GovernanceError):
    """A proposal that nobody would read."""

    code = "too_long"


class ProposedInPrivate(GovernanceError):
    """A proposal is public, and what somebody says in private is not made public for them."""

    code = "proposed_in_private"
    safe = (
        "A proposal and its words are public, and you wrote to me in private, so I opened nothing. If you want "
        "everybody to read it, write it again in a public post."
    )


def open_proposal(scene: Scene, command: OpenProposal, *, appeal: bool = False) -> Sequence[Event]:
    """Open a proposal at once, or hold it unseen if it seems to be about a person.

    An appeal has limits of its own: nobody's right to it waits because others propose much.
    """
    command = labelled(scene, command)
    way = way_for(scene, command)
    process = way.process
    author = _author(scene, process)
    title, body = command.title.strip()[:120], command.body.strip()
    if not title:
        raise NothingProposed
    if len(body) > LONGEST_BODY:
        raise TooLong(
            f"Your proposal has {len(body)} characters; the most is {LONGEST_BODY}. "
            "Propose the core of it, and put the rest into a reply or behind a link."
        )
    requests = planning.looked_at(scene, command.actions)
    if not appeal:
        limits.check(scene, author, title=title, body=body, requests=requests)
    community = scene.community
    community.last_number += 1
    community.save(update_fields=["last_number"])
    proposal = Proposal(
        community=community,
        number=community.last_number,
        author=author,
        title=title,
        body=body,
        process_key=process.key,
        rulebook=way.stored,
        source_post=scene.cause.post or "",
        status=State.DRAFT,
        created_at=scene.now,
    )
    proposal.concerns = _people_named(proposal, command, requests)
    about_a_person = bool(proposal.concerns) or planning.are_about_a_person(requests)
    if command.private and not about_a_person:
        raise ProposedInPrivate
    proposal.save()
    planning.plan(scene, proposal, requests)
    if about_a_person:
        return _hold(scene, proposal, private=command.private)
    return open_now(scene, proposal, process)


def _people_named(proposal: Proposal, command: OpenProposal, requests: Sequence[ActionRequest]) -> list[str]:
    """Whom it is about: in its words, by a mention or by what it would do; never its author or the bot."""
    text = f"{proposal.title}\n{proposal.body}"
    named = [*people_named(text, roll=roll_of(proposal.community)), *command.mentions]
    about = {handle.lower() for handle in (*named, *planning.people_concerned(requests))}
    return sorted(about - {proposal.author.handle.lower(), command.bot.lower()})


def _author(scene: Scene, process: ProcessType) -> Member:
    member = scene.member
    where = process.citation("proposers")
    if member is None:
        raise NotOnTheRoll("Only members can propose. Write “join” to become one.", citation=where)
    judged = judge(scene, member, process.proposers)
    if judged.because is Because.TOO_NEW:
        where = process.citation("proposers.tenure")
    check_may_propose(judged, clause=where, zone=scene.zone)
    return member


def _hold(scene: Scene, proposal: Proposal, *, private: bool) -> list[Event]:
    become(proposal, State.HELD)
    proposal.held_at = scene.now
    proposal.reason = "It names a person: somebody uninvolved looks at it before anybody else sees it."
    proposal.save()
    nobody = all(matters.is_involved(one.member, proposal) for one in moderating.in_office(scene.community))
    answer(scene, "proposal.held", {"number": proposal.number, "private": private, "nobody": nobody}, proposal=proposal)
    return [
        ProposalHeld(
            subject=f"proposal:{proposal.number}",
            number=proposal.number,
            why="concerns_a_person",
            words=words_of(proposal),
        )
    ]


def withdraw(scene: Scene, command: WithdrawProposal) -> Sequence[Event]:
    """The author takes a proposal back while people still vote on it."""
    proposal = find(scene, command.number)
    check_withdrawal(
        ballot_of(scene, proposal),
        is_author=scene.member is not None and proposal.author_id == scene.member.pk,
        said_at=command.said_at,
    )
    seen = proposal.runs.exists()
    become(proposal, State.WITHDRAWN)
    proposal.withdrawn_at = scene.now
    execution.end_undecided(scene, proposal)
    if seen:
        announce(scene, "proposal.withdrawn", {"number": proposal.number}, proposal=proposal)
    else:
        answer(scene, "proposal.withdrawn", {"number": proposal.number}, proposal=proposal)
    return [ProposalWithdrawn(subject=f"proposal:{proposal.number}", number=proposal.number)]


def add_comment(scene: Scene, command: AddComment) -> Sequence[Event]:
    """Keep a member's reply for the proposal's page. Talk is not governance: it makes no entry in the record."""
    proposal = find(scene, command.number)
    if not proposal.runs.exists() or scene.member is None or scene.member.standing != Standing.ACTIVE:
        return []
    Comment.objects.get_or_create(
        proposal=proposal,
        post=scene.cause.post or scene.cause.ref,
        defaults={"handle": scene.actor.key, "text": command.text[:10_000], "posted_at": command.posted_at},
    )
    return []
