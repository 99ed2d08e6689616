"""What fixed rules and a model both found is sure; what one found is looked at; a conflict is a question."""

from governance.domain.rulebook import problems
from governance.domain.rulebook_types import ProcessType
from reasoning.reader.agreement import agreed
from reasoning.reader.checker import Checker
from reasoning.reader.proposed import ProposedField, ProposedProcess, Quote
from reasoning.reader.reading import prepare, read

TEXT = (
    "# T\n\n## Votes\n\nMotions pass by a simple majority of votes. Votes should last seven days. Ten members are a quorum.\n\n"
    "## Other\n\nThe chair decides on rooms.\n"
)
PASS, LAST, TEN = (
    "Motions pass by a simple majority of votes.",
    "Votes should last seven days.",
    "Ten members are a quorum.",
)


def by_model(*fields: tuple[str, object, str]) -> ProcessType:
    prepared = prepare(TEXT)
    proposal = ProposedProcess(
        "Motions",
        (("ballot", "yes_no"),),
        tuple(ProposedField(name, value, (Quote("votes", words),), source="model") for name, value, words in fields),
        (Quote("votes", PASS),),
    )
    process = Checker(prepared.text, prepared.sections).process(proposal)
    assert process is not None
    return process


def by_rules() -> ProcessType:
    return read(TEXT).process_types[0]


def test_agreement_makes_sure() -> None:
    assert "stages.0.duration" in by_rules().look
    both = agreed(
        [by_rules()],
        [
            by_model(
                ("stages.0.threshold", {"fraction": "1/2", "strict": True, "basis": "cast"}, PASS),
                ("stages.0.duration", {"min": "P7D"}, LAST),
            )
        ],
    )
    (process,) = both.processes
    assert not {"stages.0.duration", "stages.0.threshold"} & set(process.look)
    assert both.questions == ()


def test_what_one_found_alone_is_looked_at() -> None:
    (process,) = agreed(
        [by_rules()], [by_model(("stages.0.threshold", {"fraction": "1/2", "strict": True, "basis": "cast"}, PASS))]
    ).processes
    assert "stages.0.quorum" in process.look
    assert all(process.value(field) is not None for field in process.look)


def test_a_conflict_is_a_question_with_both_quotes() -> None:
    both = agreed([by_rules()], [by_model(("stages.0.threshold", {"fraction": "1/2", "strict": False}, PASS))])
    (question,) = both.questions
    assert "stages.0.threshold" in both.processes[0].look
    assert len(question.citations) == 2


def test_what_only_a_model_found_comes_with_its_quotes() -> None:
    bare = by_rules().model_copy(update={"stages": (by_rules().stages[0].model_copy(update={"quorum": None}),)})
    kept = tuple(citation for citation in bare.citations if citation.field != "stages.0.quorum")
    bare = bare.model_copy(update={"citations": kept, "not_stated": (*bare.not_stated, "stages.0.quorum")})
    threshold = ("stages.0.threshold", {"fraction": "1/2", "strict": True, "basis": "cast"}, PASS)
    (process,) = agreed([bare], [by_model(threshold, ("stages.0.quorum", {"count": 10}, TEN))]).processes
    assert process.value("stages.0.quorum.count") == 10
    assert "stages.0.quorum" in process.look
    assert "stages.0.quorum" not in process.not_stated
    reading = read(TEXT).model_copy(update={"process_types": (process,)})
    assert list(problems(reading, TEXT)) == []


def test_ways_that_only_one_reading_has_stay_to_be_looked_at() -> None:
    both = agreed([], [by_model(("stages.0.threshold", {"fraction": "1/2", "strict": True}, PASS))])
    assert both.processes[0].look == ("stages.0.threshold",)
