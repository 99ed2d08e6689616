"""What to write for it: only to who would do it, only where the quoted words are about it."""

import pytest

from reasoning.answers.next_steps import to_write


@pytest.mark.parametrize(
    ("question", "quoted", "words"),
    [
        ("can I change my vote?", "You may change your vote until voting ends.", "agree 3"),
        ("Kann ich meine Stimme ändern?", "You may change your vote until voting ends.", "agree 3"),
        ("how do I appeal?", "Any member may appeal against a decision.", "appeal 3: why"),
        ("comment puis-je faire appel ?", "Any member may appeal against a decision.", "appeal 3: why"),
        ("how do I object?", "Then those who object talk for three days.", "object 3: your reason"),
        ("can I withdraw my proposal?", "Its author may withdraw it.", "withdraw 3"),
        ("how do I leave?", "You may leave at any time, and you need no reason.", "leave"),
        (
            "how can I change a rule?",
            "Any member may amend these rules.",
            "propose replace “old words” by “new words” in Section 2",
        ),
        ("¿cómo puedo hacerme miembro?", "Anybody may become a member.", "join"),
    ],
)
def test_what_to_write_follows_from_the_question_and_the_quotation(question: str, quoted: str, words: str) -> None:
    assert to_write(question, quoted, section="Section 2") == words


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("how do I leave?", 'You may leave at any time by writing "leave" to it.'),  # it stands there
        ("who may appeal?", "Any member may appeal against a decision."),  # nobody wants to do it
        ("how long do I have for an appeal?", "An appeal takes seven days."),
        ("how do I appeal?", "The board has five members."),  # the quotation is about something else
        ("how do I become a moderator?", "Members name a moderator."),
        ("may a moderator veto it?", "A moderator may veto it."),
    ],
)
def test_nothing_is_offered_where_it_would_not_help(question: str, quoted: str) -> None:
    assert to_write(question, quoted, section="Section 2") == ""
