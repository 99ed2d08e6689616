"""Every starter: rules that hold for its text, choices that stand in both, and stories that run by the production code."""

import json
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from governance.domain.rulebook import load_rulebook, runnable
from governance.models import Community, Member, StoredRulebook
from governance.selectors import roles_held
from governance.starters import starter, starter_choices, starter_names, starter_rulebook_for, starter_text
from governance.starters.choices import Choice, ChoiceUnusable

ROOT = Path(__file__).parents[2]
STORIES = sorted((ROOT / "governance" / "starters" / "scenarios").glob("*/*.yaml"))
FAMILIES = sorted(set(starter_names()) - {"constitution"})


@pytest.mark.parametrize("name", FAMILIES)
def test_a_starter_runs_and_is_known_by_its_text(name: str) -> None:
    made = starter(name)
    rulebook = load_rulebook(made.rulebook, text=made.text)
    assert [runnable(process) for process in rulebook.process_types] == [None] * len(rulebook.process_types)
    assert starter_rulebook_for(starter_text(name)) == made.rulebook
    assert "[[" not in made.text + json.dumps(made.rulebook)
    assert any(process.amends for process in rulebook.process_types)
    assert rulebook.process_for_words("appeal") is not None


@pytest.mark.parametrize("name", FAMILIES)
def test_what_is_a_default_is_only_that_the_text_says_nothing(name: str) -> None:
    made = starter(name)
    rulebook = load_rulebook(made.rulebook, text=made.text)
    fields = {field.rpartition(".")[2] for process in rulebook.process_types for field in process.fields}
    assert fields <= {"veto", "quorum", "threshold", "recusal"}


def test_each_of_the_eight_families_has_stories_enough() -> None:
    told = Counter(story.parent.name for story in STORIES)
    assert sorted(told) == FAMILIES == [
        "benevolent-dictator", "circles", "consensus", "do-ocracy", "elected-board", "jury", "petition",
        "self-appointed-board",
    ]  # fmt: skip
    assert min(told.values()) >= 2


@pytest.mark.django_db
@pytest.mark.parametrize("story", STORIES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_story_holds(story: Path) -> None:
    out = StringIO()
    try:
        call_command("rehearse", str(story), stdout=out, stderr=StringIO())
    except CommandError as error:
        pytest.fail(f"{error}\n{out.getvalue()}")


@pytest.mark.parametrize(
    ("takes", "words", "value"),
    [
        ("fraction", "one fifth", "1/5"), ("fraction", "20%", "1/5"), ("fraction", "two-thirds", "2/3"),
        ("fraction", "at least half", None), ("fraction", "plenty", None), ("fraction", "0%", None),
        ("duration", "ten days", "P10D"), ("duration", "a week", "P7D"), ("duration", "P5D", None),
        ("duration", "five working days", None), ("duration", "one or two days", None), ("duration", "0 days", None),
        ("count", "five", 5), ("count", "1", None), ("count", "five days", None),
        ("term", "six months", "P6M"), ("term", "0 years", None),
    ],
)  # fmt: skip
def test_a_choice_takes_exactly_one_quantity_in_words(takes: str, words: str, value: str | int | None) -> None:
    assert Choice(key="k", ask="?", takes=takes, least=2).value(words) == value


def test_what_is_chosen_stands_in_the_text_and_in_the_rules() -> None:
    made = starter("petition", {"signatures": "2/5", "voting": "ten days"})
    assert "at least 2/5 of the members, and it has thirty days" in made.text
    petition, ballot = load_rulebook(made.rulebook, text=made.text).process("petition").stages[:2]
    assert (str(petition.signatures.fraction), ballot.duration.usual.days) == ("2/5", 10)


@pytest.mark.parametrize("chosen", [{"signatures": "many"}, {"price": "five"}, {"jury": "one"}])
def test_what_cannot_be_chosen_is_refused(chosen: dict[str, str]) -> None:
    with pytest.raises(ChoiceUnusable):
        starter("petition", chosen)


def add(name: str, *choose: str) -> str:
    err = StringIO()
    options = {"name": "Our Town", "constitution": f"starter:{name}", "choose": list(choose)}
    call_command("add_community", "our-town", stdout=StringIO(), stderr=err, **options)
    return err.getvalue()


ALL = ("signatures=one fifth", "collecting=two weeks", "voting=five days", "quorum=10%", "jury=5")


@pytest.mark.django_db
def test_a_community_is_made_with_what_was_chosen() -> None:
    add("petition", *ALL)
    assert "at least one fifth of the members, and it has two weeks" in Community.objects.get().constitutions.get().text
    stage = StoredRulebook.objects.get().data["process_types"][0]["stages"][0]
    assert (stage["signatures"]["fraction"], stage["duration"]["max"]) == ("1/5", "P14D")


@pytest.mark.django_db
def test_the_first_people_in_a_role_are_members_who_hold_it() -> None:
    given = [f"{one.key}={one.default}" for one in starter_choices("self-appointed-board") if one.default]
    add("self-appointed-board", *given, "board=@Alice, bruno", "facilitator=dana")
    community = Community.objects.get()
    held = {one.handle: roles_held(one, now=community.founded_at) for one in Member.objects.all()}
    assert held == {"alice": {"board"}, "bruno": {"board"}, "dana": {"facilitator"}}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("choose", "why"),
    [
        ((), "signatures='one tenth'"),
        (ALL[1:], "signatures='one tenth' (Which share"),
        (("signatures=lots", *ALL[1:]), "“lots” cannot be chosen for signatures: it takes a share such as"),
        ((*ALL, "colour=green"), "nothing to choose called “colour”"),
        (("signatures", *ALL[1:]), "takes key=value"),
        ((*ALL, ALL[0]), "twice"),
    ],
)
def test_what_is_missing_or_wrong_is_listed_and_nothing_is_made(choose: tuple[str, ...], why: str) -> None:
    with pytest.raises(CommandError, match=r"^[^\n]+$") as refused:
        add("petition", *choose)
    assert refused.value.returncode == 2
    assert why in str(refused.value)
    assert not Community.objects.exists()


@pytest.mark.django_db
def test_a_starter_that_leaves_nothing_open_takes_no_choice() -> None:
    with pytest.raises(CommandError, match="leaves nothing to choose") as refused:
        add("constitution", "quorum=half")
    assert refused.value.returncode == 2


@pytest.mark.django_db
def test_on_a_terminal_each_choice_is_asked_until_it_can_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal("lots\n1/4\n\n\n\n"))
    asked = add("petition", "jury=5")
    assert "Which share of the members must sign a petition? [one tenth]" in asked
    assert "“lots” cannot be chosen" in asked
    assert "How many members decide an appeal?" not in asked
    text = Community.objects.get().constitutions.get().text
    assert "at least 1/4 of the members, and it has thirty days" in text


@pytest.mark.django_db
def test_choices_belong_to_starters(tmp_path: Path) -> None:
    (tmp_path / "rules.md").write_text("# Rules\n\nWe vote.\n")
    with pytest.raises(CommandError, match="belongs to a starter"):
        call_command("add_community", "x", name="X", constitution=str(tmp_path / "rules.md"), choose=["a=b"])


def test_the_page_of_starters_lists_each_with_what_it_leaves_open() -> None:
    page = (ROOT / "docs" / "STARTERS.md").read_text(encoding="utf-8")
    listed = page[page.index("what it leaves to you") :].splitlines()
    for name in starter_names():
        row = next(line for line in listed if line.startswith(f"| `{name}` |"))
        assert all(f"`{choice.key}` {choice.default or '(names)'}" in row for choice in starter_choices(name))
