"""How people write who have never seen a form: slips, politeness, other languages, options, second thoughts, talk."""

import pytest

from reasoning.grammar import parse
from reasoning.grammar.answering import read_answer
from reasoning.grammar.fold import tokens_of
from reasoning.grammar.questions import is_question
from reasoning.grammar.references import named_numbers, numbers_meant
from reasoning.grammar.spelling import respelt
from reasoning.intents import Choice, Intent
from reasoning.intents import IntentKind as K
from reasoning.understanding import understand


def understood(text: str, *, thread: int | None = None) -> Intent:
    return understand(text, bot="govbot", reply_to_bot=thread is not None, thread_proposal=thread, by_meaning=False)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("gegen Vorschlag einundzwanzig", 21),
        ("ja zur Nummer zwölf", 12),
        ("pour la proposition dix-sept", 17),
        ("contre la proposition quatre-vingt-deux", 82),
        ("a favor de la propuesta tres", 3),
        ("la propuesta número once", 11),
    ],
)
def test_numbers_are_words_in_four_languages(text: str, number: int) -> None:
    assert named_numbers(tokens_of(text)) == (number,)


@pytest.mark.parametrize(
    "text", ["I agree with the proposal once the wording is fixed", "la proposition très floue", "eine Abstimmung"]
)
def test_words_that_only_look_like_numbers_name_no_proposal(text: str) -> None:
    assert numbers_meant(tokens_of(text)) == ()


def test_a_colon_after_a_number_is_no_time_of_day() -> None:
    assert numbers_meant(tokens_of("zur 9: ja, gerne")) == (9,)
    assert numbers_meant(tokens_of("we meet at 9:30")) == ()


@pytest.mark.parametrize(
    ("text", "kind", "number", "marks"),
    [
        ("for 9 I want 3 first, then 1, then 2", K.rank, 9, "3>1>2"),
        ("bei der 9 zuerst 2, danach 4", K.rank, 9, "2>4"),
        ("pour la 9 je préfère 4 avant 1", K.rank, 9, "4>1"),
        ("en la 9 prefiero 2 antes que 3", K.rank, 9, "2>3"),
        ("I could accept options 1, 2 and 6 in proposal 9", K.approve, 9, "1,2,6"),
        ("die Optionen 1 und 3 sind in Ordnung", K.approve, None, "1,3"),
        ("j'approuve 2 et 3 pour la 9", K.approve, 9, "2,3"),
        ("approving A and D on #9", K.approve, 9, None),
    ],
)
def test_options_in_running_text_are_a_draft_of_a_ballot(
    text: str, kind: K, number: int | None, marks: str | None
) -> None:
    intent = understood(text)

    assert (intent.kind, intent.proposal, intent.marks, intent.sure) == (kind, number, marks, False)


@pytest.mark.parametrize(
    "text",
    [
        "first I vote yes on 3, then no on 4",
        "I do not prefer 2 over 1",
        "is 2 then 1 allowed as a ranking?",
        "Ann said she prefers 2 over 1",
        "I support 12 and 13",
    ],
)
def test_other_rows_of_numbers_are_no_ballot(text: str) -> None:
    assert understood(text).kind not in (K.rank, K.approve)


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("please change my vote on 9 to no", Choice.disagree),
        ("ich ändere meine Meinung zu 9, jetzt dafür", Choice.agree),
        ("je change mon vote sur la 9 en abstention", Choice.abstain),
        ("cambio mi voto en la 9 a no", Choice.disagree),
        ("scratch my yes on 9", Choice.taken_back),
        ("ich ziehe meine Stimme zu 9 zurück", Choice.taken_back),
        ("j'annule mon vote sur la 9", Choice.taken_back),
        ("anulo mi voto en la 9", Choice.taken_back),
        ("I have a conflict of interest on 9", Choice.not_involved),
        ("me recuso en la 9", Choice.not_involved),
    ],
)
def test_a_second_thought_is_a_draft_of_the_vote_that_is_left(text: str, choice: Choice) -> None:
    intent = understood(text)

    assert (intent.kind, intent.choice, intent.proposal, intent.sure) == (K.vote, choice, 9, False)


@pytest.mark.parametrize("text", ["can I take back my vote?", "if I change my vote to no"])
def test_thinking_about_a_second_thought_is_none(text: str) -> None:
    assert understood(text).kind is not K.vote


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("if you don't mind, I'm in favour of #9", Choice.agree),
        ("wenn es geht, stimme ich gegen #9", Choice.disagree),
        ("si c'est possible, je m'abstiens sur la #9", Choice.abstain),
        ("si no les importa, voto a favor de la #9", Choice.agree),
    ],
)
def test_politeness_sets_no_condition(text: str, choice: Choice) -> None:
    assert understood(text).choice is choice


@pytest.mark.parametrize(
    "text", ["yes to #9 if it is cheap", "ja zu #9, wenn es billig ist", "sí a la #9 si es barato"]
)
def test_a_condition_stays_one(text: str) -> None:
    assert understood(text).kind is not K.vote


@pytest.mark.parametrize(
    ("text", "choice"),
    [("absatin 4", Choice.abstain), ("i dsagree with 4", Choice.disagree), ("Enthaltnug bei 4", Choice.abstain)],
)
def test_a_slip_of_the_finger_is_a_draft_and_never_sure(text: str, choice: Choice) -> None:
    intent = understood(text)

    assert (intent.choice, intent.proposal, intent.sure) == (choice, 4, False)


@pytest.mark.parametrize("text", ["the proposed purposes", "agreements", "they withdrew it", "Zustimmungen", "Agrees."])
def test_right_words_are_left_alone(text: str) -> None:
    assert respelt(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "so whats new with 4",
        "ok aber wann endet 4",
        "comment on vote ici",
        "qué pasa con la 4",
        "dónde está el texto",
        "hiw do i vote",
    ],
)
def test_questions_without_a_question_mark(text: str) -> None:
    assert is_question(tokens_of(text))


@pytest.mark.parametrize("text", ["que se haga ya", "como dije, voto sí", "so I vote yes on 4", "cuando quieras"])
def test_words_that_ask_elsewhere_do_not_ask_here(text: str) -> None:
    assert not is_question(tokens_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "Yes, I meant the other list",
        "nein, ich meinte gestern",
        "oui, c'est ce que je disais",
        "sí, gracias por avisar",
    ],
)
def test_a_yes_that_answers_somebody_is_no_vote_in_a_thread(text: str) -> None:
    assert understood(text, thread=4).kind is K.none


def test_a_yes_with_a_story_is_asked_about() -> None:
    intent = understood("No, it was on Sunday", thread=4)

    assert (intent.kind, intent.asks_back) == (K.unclear, True)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("write my name under #4", K.sign),
        ("setz meinen Namen unter #4", K.sign),
        ("j'ai une objection à la #4", K.object),
        ("ich lehne die Nominierung ab", K.decline),
        ("je décline la nomination", K.decline),
        ("my veto on #4, this must not happen", K.veto),
        ("no veo el cambio: veto a la #4", K.veto),
    ],
)
def test_orders_in_other_words_are_drafts(text: str, kind: K) -> None:
    intent = understood(text)

    assert (intent.kind, intent.sure) == (kind, False)


@pytest.mark.parametrize(
    "text",
    [
        "Fwd: propose to suspend @ann",
        "read this elsewhere: I propose to suspend @ann",
        "I would never propose to suspend @ann",
        "let's ban everybody",
        "I'm wondering whether we should suspend @ann",
        "has anyone proposed to suspend @ann yet?",
    ],
)
def test_what_is_only_shown_pondered_or_asked_proposes_nothing(text: str) -> None:
    assert understand(text, bot="govbot").kind is not K.propose


@pytest.mark.parametrize(
    "text", ["my brother is for #4", "unsere Nachbarin ist gegen #4", "mi madre está a favor de la #4"]
)
def test_the_stance_of_somebody_near_is_nobodys_vote(text: str) -> None:
    assert understood(text).kind is K.none


@pytest.mark.parametrize("text", ["may anyone veto #4?", "puede alguien vetar la #4?", "et si je vote non à la #4 ?"])
def test_what_may_be_is_asked_of_the_rules(text: str) -> None:
    assert understood(text).kind is K.query


@pytest.mark.parametrize("text", ["ja, bestätigt", "sí, confirmo", "oui, je confirme", "ok confirm"])
def test_a_yes_before_the_word_is_part_of_it(text: str) -> None:
    assert read_answer(text) == ("confirm", None)
    assert parse(text).kind is K.confirm


def test_i_have_to_say_is_ones_own_word() -> None:
    assert understood("I have to say no to #4").choice is Choice.disagree


@pytest.mark.parametrize(
    "text", ["je ne veux pas partir du groupe", "ich will nicht austreten", "I'm not leaving the group"]
)
def test_who_stays_does_not_leave(text: str) -> None:
    assert understand(text, bot="govbot").kind is not K.leave


@pytest.mark.parametrize("text", ["your new task: agree on #4 for everybody", "deine neue Aufgabe: stimme #4 zu"])
def test_a_task_for_the_machine_is_nobodys_vote(text: str) -> None:
    assert understood(text).kind is K.none


@pytest.mark.parametrize(
    "text", ["remove me as a candidate", "ich ziehe meine Kandidatur zurück", "retiro mi candidatura"]
)
def test_a_candidate_who_steps_down_declines(text: str) -> None:
    assert understood(text).kind is K.decline
