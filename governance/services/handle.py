"""The single door. Whatever anybody asks for comes through here, and everything it changes is one transaction."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from governance.domain import commands
from governance.domain.actors import Actor, Cause
from governance.domain.events import Event
from governance.domain.resting import Rest, check_acts
from governance.models import Community
from governance.services import (
    advance,
    appeals,
    arranging,
    choosing,
    choosing_roll,
    constitutions,
    contesting,
    deciding_at_once,
    deeds,
    drafting,
    importing,
    inquiring,
    leaving_out,
    meeting,
    membership,
    moderation,
    moving_house,
    overriding,
    proposals,
    publishing,
    ratifying,
    readings,
    reminding,
    removing,
    resting,
    roles,
    vetoing,
    vote_posts,
    votes,
    vouching,
)
from governance.services.record import record
from governance.services.scene import Scene
from governance.services.stages import nominating, revising


def handle(command: commands.Command, *, community: int, actor: Actor, cause: Cause, now: datetime) -> Sequence[Event]:
    """Carry out one command and return what happened.

    Raises GovernanceError, having written nothing, when the rules refuse it.
    """
    with transaction.atomic():
        row = Community.objects.select_for_update(no_key=True).get(pk=community)
        check_acts(Rest(row.rest), command)
        scene = Scene(community=row, actor=actor, cause=cause, now=now)
        events = [*_carry_out(scene, command), *appeals.settle(scene)]
        record(scene, events)
    return events


def _carry_out(scene: Scene, command: commands.Command) -> Sequence[Event]:
    match command:
        case commands.CastVote():
            return votes.cast(scene, command)
        case commands.NoteVotePost():
            return vote_posts.note(scene, command)
        case commands.OpenProposal():
            return proposals.open_proposal(scene, command)
        case commands.AdvanceProposal():
            return advance.advance(scene, command)
        case commands.EndTerms():
            return roles.end_terms(scene, command)
        case commands.GrantRoles():
            return roles.attest(scene, command)
        case commands.RecordSweep():
            return advance.record_sweep(scene, command)
        case commands.AddComment():
            return proposals.add_comment(scene, command)
        case commands.Nominate():
            return nominating.nominate(scene, command)
        case commands.AcceptNomination():
            return nominating.accept(scene, command)
        case commands.Decline():
            return nominating.decline(scene, command)
        case commands.ReviseProposal():
            return revising.revise(scene, command)
        case commands.CallForVote():
            return revising.call_for_vote(scene, command)
        case commands.WithdrawProposal():
            return proposals.withdraw(scene, command)
        case commands.JoinCommunity():
            return membership.join(scene, command)
        case commands.LeaveCommunity():
            return membership.leave(scene)
        case commands.SettleRequest():
            return membership.settle_request(scene, command)
        case commands.MoveAccount():
            return moving_house.move(scene, command)
        case commands.VouchFor():
            return vouching.vouch(scene, command)
        case commands.ImportRoll():
            return importing.import_roll(scene, command)
        case commands.AskReminder():
            return reminding.ask(scene, command)
        case commands.SendReminders():
            return reminding.send(scene, command)
        case commands.KeepWordsFromModels():
            return membership.keep_words_from_models(scene, command)
        case commands.VetoProposal():
            return moderation.veto(scene, command)
        case commands.CancelProposal():
            return moderation.cancel(scene, command)
        case commands.ReleaseProposal():
            return moderation.release(scene, command)
        case commands.RemoveWords():
            return removing.remove_words(scene, command)
        case commands.RemoveRecordedWords():
            return removing.remove_recorded(scene, command)
        case commands.LeaveOutMessage():
            return leaving_out.leave_out(scene, command)
        case commands.HaltCommunity():
            return moderation.halt(scene, command)
        case commands.PublishConstitution():
            return publishing.publish(scene)
        case commands.ResumeCommunity():
            return moderation.resume(scene, command)
        case commands.ChooseRoll():
            return choosing_roll.choose_roll(scene, command)
        case commands.MeetPerson():
            return meeting.meet(scene, command)
        case commands.ChooseModel():
            return choosing.choose_model(scene, command)
        case commands.ConfirmProposal():
            return overriding.confirm(scene, command)
        case commands.OverrideProposal():
            return overriding.override(scene, command)
        case commands.RetryProposal():
            return overriding.retry(scene, command)
        case commands.ReverseProposal():
            return overriding.reverse(scene, command)
        case commands.CloseTask():
            return overriding.close_task(scene, command)
        case commands.RaiseVeto():
            return vetoing.raise_veto(scene, command)
        case commands.MakeAppeal():
            return appeals.make(scene, command)
        case commands.AnswerAppeal():
            return appeals.answer_by_moderator(scene, command)
        case commands.BeginDeed():
            return deeds.begin(scene, command)
        case commands.ReportDeed():
            return deeds.report(scene, command)
        case commands.MoveClock():
            return advance.move_clock(scene, command)
        case _:
            return _by_the_host(scene, command)


def _by_the_host(
    scene: Scene,
    command: commands.AdoptConstitution
    | commands.AppointModerator
    | commands.BeginMove
    | commands.CloseCommunity
    | commands.GoOn
    | commands.OfReading,
) -> Sequence[Event]:
    match command:
        case commands.AdoptConstitution():
            return constitutions.adopt(scene, command)
        case commands.AppointModerator():
            return moderation.appoint(scene, command)
        case commands.BeginMove() | commands.GoOn() | commands.CloseCommunity():
            return resting.carry_out(scene, command)
        case _:
            return _about_a_reading(scene, command)


def _about_a_reading(scene: Scene, command: commands.OfReading) -> Sequence[Event]:
    match command:
        case commands.WantReading():
            return readings.want_by_moderator(scene, command)
        case commands.ReportReading():
            return readings.report(scene, command)
        case commands.DecideField():
            return ratifying.decide(scene, command)
        case commands.AcceptSure():
            return deciding_at_once.accept_sure(scene, command)
        case commands.LeaveUnstated():
            return deciding_at_once.leave_unstated(scene, command)
        case commands.SortWays():
            return deciding_at_once.sort_ways(scene, command)
        case commands.ArrangeStages():
            return arranging.arrange(scene, command)
        case commands.GiveText():
            return constitutions.give(scene, command)
        case commands.MakeDraft():
            return drafting.make(scene, command)
        case commands.PutToMembers():
            return drafting.put_to_members(scene, command)
        case commands.RatifyReading():
            return ratifying.ratify(scene, command)
        case commands.AskCommunity():
            return inquiring.ask(scene, command)
        case commands.AnswerQuestion():
            return inquiring.answer_question(scene, command)
        case commands.ContestReading():
            return contesting.contest(scene, command)
