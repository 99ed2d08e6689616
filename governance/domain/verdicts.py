"""What a stage's count comes to, kind by kind, with the numbers that are kept and shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from governance.domain.ballots import Ballot, Choice, Form
from governance.domain.counting import Count, Tally, TieRule, count, count_options
from governance.domain.decision import (
    UNKNOWN,
    Bodies,
    Choosing,
    Decision,
    RuleCannotBeApplied,
    decide_options,
    decide_stage,
    is_settled,
    method_of,
    quorum_needed,
)
from governance.domain.lifecycle import Outcome
from governance.domain.rulebook import NONE, Stage, StageKind

Numbers = dict[str, object]
_NOT_COUNTED = frozenset({Choice.TAKEN_BACK, Choice.NOT_INVOLVED})


@dataclass(frozen=True, kw_only=True)
class Voices:
    """What was said in one word by how many, and who could have said it; `casting` is the tie-breaking voice."""

    said: Mapping[str, int]
    electorate: int
    needed: int = 0
    bodies: Bodies = UNKNOWN
    casting: Choice | None = None

    @property
    def counted(self) -> dict[str, int]:
        return {word: number for word, number in self.said.items() if word not in _NOT_COUNTED and number}

    @property
    def body(self) -> int:
        """Those who could still decide: who is not involved has stepped out."""
        return self.electorate - self.said.get(Choice.NOT_INVOLVED, 0)


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """How a stage ended. `numbers` are kept with it; `again` are the options of a second round."""

    outcome: Outcome
    tally: Tally = field(default_factory=Tally)
    numbers: Numbers = field(default_factory=dict)
    again: tuple[int, ...] = ()
    result: Decision | Choosing | None = None


def signatures_needed(stage: Stage, electorate: int, bodies: Bodies = UNKNOWN) -> int:
    """How many signatures a petition needs. Raises RuleCannotBeApplied where its rule states no number."""
    needed = quorum_needed(stage.signatures, electorate, bodies) if stage.signatures not in (None, NONE) else 0
    if not needed:
        raise RuleCannotBeApplied("The rulebook does not say how many signatures this needs.")
    return needed


def of_words(stage: Stage, voices: Voices) -> Verdict:
    """The verdict of any stage in which people say one word. Raises RuleCannotBeApplied rather than guess."""
    said = voices.counted
    if stage.kind is StageKind.PETITION:
        signed = said.get(Choice.SIGN, 0)
        outcome = Outcome.PASSED if signed >= voices.needed else Outcome.REJECTED
        return Verdict(
            outcome=outcome, tally=Tally(agree=signed), numbers={"signatures": signed, "needed": voices.needed}
        )
    if stage.kind is StageKind.DELIBERATION:
        words = {"favourable": Choice.AGREE, "unfavourable": Choice.DISAGREE, "objections": Choice.OBJECT}
        return Verdict(outcome=Outcome.PASSED, numbers={name: said.get(word, 0) for name, word in words.items()})
    tally = count(said, method=method_of(stage))
    found = decide_stage(stage, tally, electorate=voices.body, bodies=voices.bodies, casting=voices.casting)
    numbers: Numbers = {**tally.as_numbers(), "ground": str(found.ground)}
    return Verdict(outcome=found.outcome, tally=tally, numbers=numbers, result=found)


def ends_now(stage: Stage, voices: Voices) -> bool:
    """Whether those who have not spoken cannot change how it ends, whatever they say."""
    if stage.kind is StageKind.PETITION:
        return of_words(stage, voices).outcome is Outcome.PASSED
    tally = count(voices.counted, method=method_of(stage))
    return is_settled(stage, tally, electorate=voices.body, bodies=voices.bodies, casting=voices.casting)


def of_options(
    stage: Stage,
    form: Form,
    ballots: Mapping[Ballot, int],
    *,
    standing: Sequence[int],
    ties: TieRule,
    electorate: int,
    bodies: Bodies = UNKNOWN,
    second_round: bool = False,
) -> Verdict:
    """The verdict of a vote among options. A tie that no rule breaks leaves what is tied unfilled, and says so."""
    out = frozenset(form.numbers) - set(standing)

    def recount(without: frozenset[int]) -> Count:
        counted = count_options(form, ballots, seats=stage.seats or 1, ties=ties, without=out | without)
        over = counted.over_default
        return replace(
            counted,
            totals={option: votes for option, votes in counted.totals.items() if option not in out},
            over_default=over and {option: pair for option, pair in over.items() if option not in out},
        )

    found = decide_options(
        stage, recount, electorate=electorate, default=form.default, bodies=bodies, second_round=second_round
    )
    # Who won without the tie has won: only the places that are tied stay empty.
    won = found.outcome is Outcome.PASSED or bool(found.winners)
    numbers = _numbers(found)
    outcome = Outcome.PASSED if won and found.outcome is not Outcome.NO_QUORUM else found.outcome
    return Verdict(outcome=outcome, numbers=numbers, again=found.again, result=found)


def _numbers(found: Choosing) -> Numbers:
    """A count as it is kept: whole numbers as numbers, shares of votes as text, never floats."""
    counted = found.count
    return {
        "ballots": counted.ballots,
        "blank": counted.blank,
        "totals": _totals(counted.totals),
        "winners": list(found.winners),
        "dropped": list(found.dropped),
        "ground": str(found.ground),
        "quota": _exact(counted.quota) if counted.quota is not None else None,
        "rounds": [
            {
                "number": one.number,
                "totals": _totals(one.totals),
                "elected": list(one.elected),
                "excluded": list(one.excluded),
                "exhausted": _exact(one.exhausted),
            }
            for one in counted.rounds
        ],
        "ties": [
            {
                "options": list(tie.options),
                "kept": list(tie.kept) if tie.kept is not None else None,
                "by": [str(way) for way in tie.broken_by],
            }
            for tie in counted.ties
        ],
    }


def _totals(totals: Mapping[int, Fraction]) -> dict[str, object]:
    return {str(option): _exact(votes) for option, votes in sorted(totals.items())}


def _exact(votes: Fraction) -> int | str:
    return votes.numerator if votes.denominator == 1 else str(votes)
