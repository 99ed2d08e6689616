"""How to join, leave and vote anew, asked in everyday words of four languages."""

import pytest

from reasoning.answers.doings import Doing, doing_asked


@pytest.mark.parametrize(
    ("question", "doing"),
    [
        ("how do I become a member?", Doing.JOIN), ("@govbot how can I join this community?", Doing.JOIN),
        ("Wie werde ich Mitglied?", Doing.JOIN), ("wie kann ich hier mitmachen?", Doing.JOIN),
        ("comment devenir membre ?", Doing.JOIN), ("Comment puis-je adhérer ?", Doing.JOIN),
        ("¿cómo me hago miembro?", Doing.JOIN), ("¿puedo unirme?", Doing.JOIN),
        ("how do I leave?", Doing.LEAVE), ("wie kann ich austreten?", Doing.LEAVE),
        ("comment quitter le groupe ?", Doing.LEAVE), ("¿cómo me doy de baja?", Doing.LEAVE),
        ("can I take back my vote?", Doing.REVOTE), ("can I change my vote later?", Doing.REVOTE),
        ("kann ich meine Stimme noch ändern?", Doing.REVOTE), ("puis-je changer mon vote ?", Doing.REVOTE),
        ("¿puedo cambiar mi voto?", Doing.REVOTE),
    ],
)  # fmt: skip
def test_what_somebody_wants_to_do_is_heard(question: str, doing: Doing) -> None:
    assert doing_asked(question) is doing


@pytest.mark.parametrize(
    "question",
    ["who may join?", "how do I join the board?", "can I change my mind about the rules?", "when do members leave?",
     "how do I leave a comment?", "can I change my vote on who chairs the board?", "wer kann Mitglied werden?", "join"],
)  # fmt: skip
def test_other_questions_are_left_to_the_text(question: str) -> None:
    assert doing_asked(question) is None
