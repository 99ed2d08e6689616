"""Two communities live through stories that nobody wrote, and after every step every invariant is looked at."""

import logging
import os
from datetime import timedelta

from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from governance.domain import commands as c
from governance.domain.actions import ActionRequest
from governance.domain.actors import HOST, SCHEDULE, Actor, Cause
from governance.domain.errors import GovernanceError
from governance.domain.events import Event, JurorReplaced, VoteArrivedLate
from governance.domain.flow import is_among_options, words_in
from governance.models import Action, Appeal, AuditEntry, Community, Deed, Proposal, StageRun
from governance.selectors import proposal_state
from governance.selectors.clock import next_due_anywhere_at
from governance.selectors.stages import run_at, run_of, stage_of
from governance.services.communities import appoint_moderator
from governance.services.handle import handle
from governance.tasks import advance_due_at
from tests.conftest import START, Town
from tests.invariants.checks import Watch, ballots_of, marks_of
from tests.invariants.ingredients import LABELS, PEOPLE, WAYS, WORDS, effects, people, towns, which
from tests.stages import TEXT, rulebook_of_ways

STORIES = int(os.environ.get("GOVBOT_TEST_STORIES", "0"))


class Stories(RuleBasedStateMachine):
    """Members and moderators of two communities, the clock, the workers, and a platform, in any order."""

    homes: dict[str, Town]
    trouble: list[logging.LogRecord]
    happened: set[str]

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.now = START
        self.step = 0
        self.pks = {slug: town.community.pk for slug, town in self.homes.items()}
        self.watches = {slug: Watch(town.community) for slug, town in self.homes.items()}
        self.said: dict[tuple[int, str], tuple[tuple[object, ...], str]] = {}
        self.looked: dict[str, tuple[object, ...]] = {}

    def teardown(self) -> None:
        self.happened.update(AuditEntry.objects.values_list("tag", flat=True))
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)
        self.trouble.clear()

    def do(self, slug: str, command: c.Command, actor: Actor, *, look: bool = True) -> list[Event] | None:
        """One command through the door: what happened, or None where the rules refused it and nothing changed."""
        self.step += 1
        other = "ville" if slug == "town" else "town"
        elsewhere, here = marks_of(self.pks[other]), marks_of(self.pks[slug])
        try:
            cause = Cause(ref=f"step-{self.step}")
            events = handle(command, community=self.pks[slug], actor=actor, cause=cause, now=self.now)
        except GovernanceError:
            assert marks_of(self.pks[slug]) == here
            events = None
        assert marks_of(self.pks[other]) == elsewhere
        if look:
            self.look()
        return list(events) if events is not None else None

    def look(self) -> None:
        for slug, watch in self.watches.items():
            marks = marks_of(watch.pk)
            if self.looked.get(slug) != marks:
                watch.look()
                self.at_most_one_ballot(watch)
                self.looked[slug] = marks
        assert [one.getMessage() for one in self.trouble] == []

    def at_most_one_ballot(self, watch: Watch) -> None:
        """3: each member's last word in each stage counts, nothing else, and nobody else has changed it."""
        mine = Proposal.objects.filter(community=watch.pk).values_list("runs", flat=True)
        said = {key: word for key, (_, word) in self.said.items() if key[0] in set(mine) and word != "taken_back"}
        assert ballots_of(watch.pk) == said

    @initialize(chair=st.sampled_from(PEOPLE), label=st.integers(0, 5), actions=effects)
    def there_is_a_chair_and_a_past(self, chair: str, label: int, actions: tuple[ActionRequest, ...]) -> None:
        self.do("town", c.GrantRoles(handle=chair, roles=("chair",)), HOST)
        for slug in self.homes:
            self.decide(slug, label, actions, stages=3)

    @rule(slug=towns, who=people, leave=st.booleans())
    def come_and_go(self, slug: str, who: str, leave: bool) -> None:
        command = c.LeaveCommunity() if leave and who not in PEOPLE[:3] else c.JoinCommunity()
        self.do(slug, command, Actor.person(who))

    @rule(slug=towns, who=people, label=st.integers(0, 5), actions=effects)
    def propose(self, slug: str, who: str, label: int, actions: tuple[ActionRequest, ...]) -> None:
        way = LABELS[slug][label % len(LABELS[slug])]
        title = f"Something useful, the {self.step}th. Options: 1. north 2. south"
        self.do(slug, c.OpenProposal(title=title, body="", bot="govbot", label=way, actions=actions), Actor.person(who))

    @rule(slug=towns, who=people, back=which, word=st.sampled_from(WORDS), lag=st.integers(0, 30))
    def speak(self, slug: str, who: str, back: int, word: str, lag: int) -> None:
        number = self.number(slug, back)
        self.cast(slug, who, number, word, lag=lag)
        self.look()

    @rule(slug=towns, back=which, against=st.sampled_from([0, 0, 0, 1, 3]))
    def speak_together(self, slug: str, back: int, against: int) -> None:
        """Everybody says something that this stage takes; so many of them are against it."""
        proposal = self.proposal(slug, self.number(slug, back))
        stage = stage_of(proposal) if proposal else None
        for place, who in enumerate(PEOPLE):
            word = "agree" if place >= against else "disagree"
            if stage is not None and is_among_options(stage):
                word = "2>1" if place >= against else "1"
            elif stage is not None and word not in words_in(stage):
                word = "sign" if stage.kind == "petition" else "object"
            self.cast(slug, who, self.number(slug, back), word, lag=0)
        self.look()

    @rule(slug=towns, label=st.integers(0, 5), actions=effects, stages=st.integers(1, 4))
    def decide(self, slug: str, label: int, actions: tuple[ActionRequest, ...], stages: int) -> None:
        """A proposal that everybody supports, through some of its stages or all, and sometimes into its grace time."""
        before = self.number(slug, 0)
        self.propose(slug, PEOPLE[label % 3], label, actions)
        if self.number(slug, 0) == before:
            return
        reason = "Its form is fine"
        command = c.ReleaseProposal(number=self.number(slug, 0), reason=reason, title="A measure about one account")
        self.do(slug, command, Actor.moderator("mo"))
        for _ in range(stages):
            self.speak_together(slug, 0, 0)
            self.the_next_deadline_comes(0, swept=True)

    def cast(self, slug: str, who: str, number: int, word: str, *, lag: int) -> None:
        proposal = self.proposal(slug, number)
        cast_at, post = self.now - timedelta(hours=lag), f"post-{self.step + 1}"
        run = run_at(proposal, cast_at) if proposal else None
        written = {"choice": "", "ballot": word} if word[0].isdigit() else {"choice": word}
        command = c.CastVote(number=number, cast_at=cast_at, post=post, reason="I would rather not", **written)
        events = self.do(slug, command, Actor.person(who), look=False)
        after = run is not None and run.closes_at is not None and cast_at >= run.closes_at
        late = after or (run is not None and run.closed_at is not None and not self.is_talk(proposal, run))
        assert late or not any(isinstance(one, VoteArrivedLate) for one in events or ())
        if events is not None and run is not None and not late:
            order = (cast_at, len(post), post)
            before = self.said.get((run.pk, who))
            if before is None or order > before[0]:
                self.said[run.pk, who] = (order, word)

    def is_talk(self, proposal: Proposal, run: StageRun) -> bool:
        """Whether a discussion takes an objection, though it was over when that was read."""
        return run.kind == "deliberation" and (proposal.outcome is None and proposal.status != "held")

    @rule(slug=towns, who=people, back=which)
    def step_back(self, slug: str, who: str, back: int) -> None:
        number = self.number(slug, back)
        proposal = self.proposal(slug, number)
        run = run_of(proposal) if proposal else None
        events = self.do(slug, c.Decline(number=number, said_at=self.now), Actor.person(who), look=False)
        if run is not None and any(isinstance(event, JurorReplaced) for event in events or ()):
            self.said.pop((run.pk, who), None)
        self.look()

    @rule(slug=towns, back=which, who=people, what=st.integers(0, 3))
    def contest(self, slug: str, back: int, who: str, what: int) -> None:
        number = self.number(slug, back)
        commands: list[c.Command] = [
            c.WithdrawProposal(number=number, said_at=self.now),
            c.RaiseVeto(number=number, raised_at=self.now),
            c.MakeAppeal(number=number, reason="It was not read as it stands"),
            c.ReviseProposal(number=number, text=f"Better words, {self.step}. Options: 1. east 2. west"),
        ]
        self.do(slug, commands[what], Actor.person(who))

    @rule(slug=towns, back=which)
    def veto_together(self, slug: str, back: int) -> None:
        number = self.number(slug, back)
        for who in PEOPLE[:4]:
            self.do(slug, c.RaiseVeto(number=number, raised_at=self.now), Actor.person(who), look=False)
        self.look()

    @rule(slug=towns, back=which, what=st.integers(0, 9), by=st.sampled_from(["mo", "max"]))
    def moderate(self, slug: str, back: int, what: int, by: str) -> None:
        """`mo` moderates both, `max` only the town: elsewhere that login may do nothing."""
        number = self.number(slug, back)
        reason = "For good order"
        action = Action.objects.filter(proposal__community=self.pks[slug], proposal__number=number).first()
        appeal = Appeal.objects.filter(community=self.pks[slug]).first()
        commands: list[c.Command] = [
            c.VetoProposal(number=number, reason=reason),
            c.CancelProposal(number=number, reason=reason),
            c.ReleaseProposal(number=number, reason=reason, title="A measure about one account"),
            c.OverrideProposal(number=number, reason=reason),
            c.ConfirmProposal(number=number, reason=reason),
            c.RetryProposal(number=number, reason=reason),
            c.ReverseProposal(number=number, reason=reason),
            c.HaltCommunity(reason=reason) if back == 0 else c.ResumeCommunity(reason=reason),
            c.CloseTask(key=action.key if action else "", done=number % 2 == 0, reason=reason),
            c.AnswerAppeal(appeal=appeal.number if appeal else 1, upheld=number % 2 == 0, reason=reason),
        ]
        events = self.do(slug, commands[what], Actor.moderator(by))
        assert events is None or by == "mo" or slug == "town"

    @rule(hours=st.integers(1, 60))
    def time_passes_and_no_job_runs(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(late=st.integers(0, 3), swept=st.booleans())
    def the_next_deadline_comes(self, late: int, *, swept: bool) -> None:
        due_at = next_due_anywhere_at(real_now=self.now)
        if due_at is not None:
            self.now = max(self.now, due_at) + timedelta(hours=late)
        self.work(swept=swept)

    @rule(swept=st.booleans())
    def jobs_run(self, swept: bool) -> None:
        self.work(swept=swept)

    def work(self, *, swept: bool) -> None:
        """Jobs until nothing is due; a job that runs once more changes nothing, and facts and clock say the same."""
        if swept:
            for slug in self.homes:
                self.do(slug, c.RecordSweep(began_at=self.now), SCHEDULE)
        rounds = 0
        while advance_due_at(self.now):
            rounds += 1
            assert rounds < 20
            self.look()
        self.look()
        for pk in self.pks.values():
            halted = Community.objects.get(pk=pk).halted_at is not None
            for proposal in Proposal.objects.filter(community=pk):
                again, cause = c.AdvanceProposal(number=proposal.number), Cause(ref="clock")
                assert list(handle(again, community=pk, actor=SCHEDULE, cause=cause, now=self.now)) == []
                asked = Deed.objects.filter(action__proposal=proposal, state="begun").exists()
                if not halted and not asked:
                    assert proposal_state(proposal, self.now) == proposal.status, proposal.number

    @precondition(lambda self: Deed.objects.filter(state__in=("wanted", "begun")).exists())
    @rule(outcome=st.sampled_from(["done", "done", "failed", "for_people", "lost"]), again=st.booleans())
    def the_platform_is_asked(self, outcome: str, again: bool) -> None:
        """Answers get lost, and jobs report twice."""
        deed = Deed.objects.filter(state__in=("wanted", "begun")).earliest("pk")
        slug = deed.community.slug
        begun = self.do(slug, c.BeginDeed(key=deed.key, before={"level": ""}, already=False), SCHEDULE)
        if begun is None or outcome == "lost":
            return
        self.do(slug, c.ReportDeed(key=deed.key, outcome=outcome, note=""), SCHEDULE)
        if again:
            assert self.do(slug, c.ReportDeed(key=deed.key, outcome="done", note=""), SCHEDULE) is None

    def number(self, slug: str, back: int) -> int:
        return max(Community.objects.get(pk=self.pks[slug]).last_number - back, 1)

    def proposal(self, slug: str, number: int) -> Proposal | None:
        return Proposal.objects.filter(community=self.pks[slug], number=number).first()


def test_every_invariant_holds_after_every_step_of_any_story(
    make_town: object, trouble: list[logging.LogRecord], django_user_model: type
) -> None:
    """Invariants 1, 2, 3, 4, 5, 6, 8, 9 and 10: each is named where `checks` looks at it."""
    chair = ({"key": "chair", "title": "Chair"},)
    homes = {
        "town": make_town("town", text=TEXT, rulebook=rulebook_of_ways(WAYS, roles=chair)),
        "ville": make_town("ville"),
    }
    for name, slugs in (("mo", ("town", "ville")), ("max", ("town",))):
        user = django_user_model.objects.create_user(name, password="a-long-password", is_staff=True)
        for slug in slugs:
            appoint_moderator(homes[slug].community, user, cause=Cause(ref="test"), now=START)
    happened: set[str] = set()
    machine = type("Stories", (Stories,), {"homes": homes, "trouble": trouble, "happened": happened})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=STORIES or 3,
            stateful_step_count=60 if STORIES else 15,
            derandomize=not STORIES,
            deadline=None,
            database=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert happened >= {"vote.cast", "proposal.passed", "proposal.executed", "stage.ended", "vote.late"}
