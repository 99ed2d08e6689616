"""Stages in plain words: how to take part, when one passes, and what its count came to."""

from collections.abc import Mapping, Sequence
from textwrap import shorten
from typing import Any

from governance.domain.ballots import AMONG_OPTIONS, Method
from governance.domain.decision import method_of
from governance.domain.flow import NOMINATING, form_of, is_among_options, length_of
from governance.domain.rulebook import NONE, Stage, StageKind, Threshold
from governance.domain.times import spoken_period
from governance.domain.wording import quorum_in_words, threshold_in_words

_LONGEST_NAME = 120
_VERBS = {Method.APPROVAL: "approve", Method.SCORE: "score"}
_DECIDING = {
    Method.YES_NO: "To vote, reply “agree”, “disagree” or “abstain”",
    Method.CONSENSUS: "To take part, reply “agree”, “disagree”, “stand aside”, “abstain” or “block: your reason”",
    Method.CONSENT: "If you object, reply “object: your reason”; you can also reply “agree”",
    Method.LAZY_CONSENSUS: "If you object, reply “object: your reason”; silence is agreement",
    Method.ROLE: "Those who hold the role decide; they reply “agree” or “disagree”",
}


def how_in_words(stage: Stage, *, round_: int = 1, options: int = 2) -> str:
    """How to take part, to be followed by until when."""
    if round_ == NOMINATING:
        return "To propose somebody, write “nominate @name”; whoever is named has to accept before they stand"
    if stage.advisory is not None:
        others = shorten(stage.advisory.text or "others", _LONGEST_NAME, placeholder=" …")
        rest = stage.model_copy(update={"advisory": None})
        beside = f"the advice of {others} is counted by itself and decides nothing"
        return f"{how_in_words(rest, options=options)}; {beside}"
    if stage.kind is StageKind.PETITION:
        return "To support it, reply “sign”; “unsign” takes your signature back"
    if stage.kind is StageKind.DELIBERATION:
        return (
            "Talk about it in this thread; “object: your reason” puts an objection on its page, and “agree” or "
            "“disagree” says how you lean, which is no vote yet"
        )
    method = method_of(stage)
    if stage.kind is StageKind.JURY:
        return "A jury that was drawn by lot decides; its members reply “agree” or “disagree”"
    if is_among_options(stage) and method in AMONG_OPTIONS:
        example = form_of(stage, options=options).example
        return f"To vote, reply for example “{_VERBS.get(method, 'rank')} {example}”, with the numbers of the options"
    return _DECIDING[method]


def passes_in_words(stage: Stage, *, needed: int, electorate: int) -> str:
    """When a stage passes, to follow “It passes if”."""
    if stage.kind is StageKind.PETITION:
        return f"{needed} of the {electorate} people who may sign do so"
    method = method_of(stage)
    if method in {Method.CONSENT, Method.LAZY_CONSENSUS}:
        return _and(f"fewer than {_stop(stage)} {_objections(_stop(stage))} made", _support(stage))
    if method is Method.CONSENSUS:
        return _and(
            f"fewer than {_stop(stage)} {'person blocks' if _stop(stage) == 1 else 'people block'} it", _support(stage)
        )
    if is_among_options(stage):
        return _and(
            f"the option with the most support {'wins' if (stage.seats or 1) == 1 else 'wins each seat'}",
            _support(stage),
        )
    if stage.threshold is None and stage.kind is StageKind.ROLE:
        return "they agree"
    return threshold_in_words(stage.threshold)


def _stop(stage: Stage) -> int:
    return stage.objections.stop if stage.objections and stage.objections.stop else 1


def _objections(number: int) -> str:
    return "objection is" if number == 1 else "objections are"


def _support(stage: Stage) -> str:
    return threshold_in_words(stage.threshold) if isinstance(stage.threshold, Threshold) else ""


def _and(*parts: str) -> str:
    return " and ".join(part for part in parts if part)


def quorum_words(stage: Stage) -> str:
    """Who must take part, in words, or nothing where the stage asks for no number."""
    return "" if stage.quorum in (None, NONE) else quorum_in_words(stage.quorum)


def result_in_words(stage: Stage, numbers: Mapping[str, Any], names: Mapping[int, str], *, round_: int = 1) -> str:
    """What the count of a stage came to, in one or two sentences. `names` are the options by number."""
    if round_ == NOMINATING:
        return f"{_people(numbers.get('candidates', 0))} stand for election."
    if stage.kind is StageKind.PETITION:
        return f"{numbers['signatures']} of the {numbers['needed']} signatures that were needed."
    if stage.kind is StageKind.DELIBERATION:
        return (
            f"{numbers['favourable']} leaned towards it, {numbers['unfavourable']} against; "
            f"{numbers['objections']} {_plural('objection', numbers['objections'])}."
        )
    if "candidates" in numbers:
        return "Nobody stood for election."
    advice = advice_in_words(numbers, names)
    if "totals" in numbers:
        return _choice_in_words(stage, numbers, names) + (f" {advice}" if advice else "")
    said = [f"{numbers[word]} {spoken}" for word, spoken in _SPOKEN.items() if numbers.get(word) or word in _USUAL]
    casting = " It was a tie, and the casting vote decided." if numbers.get("ground") == "casting_vote" else ""
    return f"{', '.join(said)}.{casting}" + (f" {advice}" if advice else "")


def advice_in_words(numbers: Mapping[str, Any], names: Mapping[int, str]) -> str:
    """What was advised beside a vote, or nothing where nobody was asked or said anything."""
    advised = numbers.get("advisory") or {}
    if "ballots" not in advised:
        said = [f"{advised[word]} {spoken}" for word, spoken in _SPOKEN.items() if advised.get(word)]
        return f"Advice, which decided nothing: {', '.join(said)}." if said else ""
    first = [f"{names.get(int(option), option)} {votes}" for option, votes in advised["first"].items()]
    return f"Advice of {_people(advised['ballots'])}, which decided nothing: {', '.join(first)}." if first else ""


_USUAL = ("agree", "disagree", "abstain")
_SPOKEN = {
    "agree": "agree",
    "disagree": "disagree",
    "abstain": "abstain",
    "stand_aside": "stand aside",
    "block": "block",
    "object": "object",
}


def _choice_in_words(stage: Stage, numbers: Mapping[str, Any], names: Mapping[int, str]) -> str:
    winners = [names.get(number, f"option {number}") for number in numbers.get("winners", ())]
    tied = [tie for tie in numbers.get("ties", ()) if tie["kept"] is None]
    voted = f"{_people(numbers['ballots'])} voted."
    won = f" {_list(winners)} {'wins' if len(winners) == 1 else 'win'}." if winners else " Nothing won."
    empty = (stage.seats or 1) - len(winners)
    if not tied:
        return f"{voted}{won}{_unfilled(empty) if winners and empty > 0 else ''}"
    level = _list([names.get(number, f"option {number}") for number in tied[0]["options"]])
    return (
        f"{voted}{won} {level} are level, and the constitution does not say how to break such a tie. You can "
        "propose a vote between them."
    )


def _unfilled(seats: int) -> str:
    """What becomes of places that nobody was chosen for."""
    stay = "1 place stays" if seats == 1 else f"{seats} places stay"
    return f" {stay} empty; somebody can propose to fill {'it' if seats == 1 else 'them'}."


def _list(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _people(number: int) -> str:
    return f"{number} {'person' if number == 1 else 'people'}"


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"


def ballot_in_words(stage: Stage, ballot: str, names: Mapping[int, str]) -> list[tuple[str, str]]:
    """A ballot as it was understood: what stands before each option, and the option itself."""
    if method_of(stage) is Method.SCORE:
        pairs = [one.split("=") for one in ballot.split(",")]
        return [(f"{score} for", names.get(int(option), option)) for option, score in pairs]
    if method_of(stage) is Method.APPROVAL:
        return [("yes to", names.get(int(option), option)) for option in ballot.split(",")]
    return [(f"{place}.", names.get(int(option), option)) for place, option in enumerate(ballot.split(">"), start=1)]


def stands_in_words(
    stage: Stage, said: Mapping[str, int], *, needed: int, electorate: int, round_: int = 1, options: int = 2
) -> str:
    """How a stage stands that is still open, and how to take part in it. `said` is by word; `ballot` is any ballot."""
    how = how_in_words(stage, round_=round_, options=options)
    if round_ == NOMINATING:
        return f"{how}."
    if stage.kind is StageKind.PETITION:
        return f"{said.get('sign', 0)} of {needed} signatures so far. {how}."
    if stage.kind is StageKind.DELIBERATION:
        return f"{said.get('agree', 0)} lean towards it, {said.get('disagree', 0)} against. {how}."
    voices = sum(number for word, number in said.items() if word not in _UNCOUNTED)
    if is_among_options(stage):
        return f"{voices} of {electorate} have voted so far. {how}."
    listed = ", ".join(f"{said[word]} {spoken}" for word, spoken in _SPOKEN.items() if said.get(word)) or "nobody yet"
    return f"So far: {listed}. It passes if {passes_in_words(stage, needed=needed, electorate=electorate)}. {how}."


_UNCOUNTED = frozenset({"taken_back", "not_involved"})


def stage_in_words(stage: Stage) -> str:
    """A stage in one sentence, for pages and answers that explain a way to decide."""
    length = length_of(stage)
    lasts = f", {spoken_period(length)}" if length else ""
    if stage.kind is StageKind.PETITION:
        signatures = quorum_in_words(stage.signatures).replace("votes", "signatures").replace("may vote", "may sign")
        return f"Gathering signatures{lasts}: {signatures}."
    if stage.kind is StageKind.DELIBERATION:
        return f"Discussion{lasts}."
    if stage.kind is StageKind.GRACE:
        return f"It takes effect {spoken_period(length)} after it has passed." if length else ""
    if stage.kind is StageKind.EXECUTION:
        return ""
    quorum = f" To count, it needs {quorum_words(stage)}." if quorum_words(stage) else ""
    return f"{_NAMES[stage.kind]}{lasts}: it passes if {passes_in_words(stage, needed=0, electorate=0)}.{quorum}"


_NAMES = {
    StageKind.BALLOT: "Vote",
    StageKind.CONSENT: "Consent",
    StageKind.JURY: "Jury drawn by lot",
    StageKind.ROLE: "Decision by a role",
    StageKind.ELECTION: "Election",
}
