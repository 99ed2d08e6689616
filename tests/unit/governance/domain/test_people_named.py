"""Whom a text names: handles and shown names in any case, script or disguise, and nobody by a common word."""

import pytest

from governance.domain.people import Known, names_somebody_else, people_named

ROLL = (
    Known(handle="bruno"),
    Known(handle="zoe@far.example", display_name="Zoë Ångström"),
    Known(handle="vote", display_name="The Vote"),
    Known(handle="m1", display_name="Müller"),
    Known(handle="al", display_name="Al"),
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Bruno should rest", ["bruno"]),
        ("BRUNO!", ["bruno"]),
        ("brun0 and вruno", ["bruno"]),  # a digit, and a letter of another script, that look alike
        ("bru\u00adno", ["bruno"]),  # a hyphen that nobody sees
        ("what Zoë Ångström wrote", ["zoe@far.example"]),
        ("what zoe ångström wrote", ["zoe@far.example"]),
        ("b.r.u.n.o and B R U N O took it", ["bruno"]),
        ("ʙʀᴜɴᴏ took it", ["bruno"]),
        ("🅱🆁🆄🅽🅾 took it", ["bruno"]),
        ("🇧🇷🇺🇳🇴 took it", ["bruno"]),
        ("what ZoëÅngström wrote", ["zoe@far.example"]),
        ("a b c or d e f", []),
        ("Ångström alone is a unit", []),
        ("Ask Mu\u0308ller", ["m1"]),  # the same letter, written as two
        ("@somebody@else.example and https://far.example/@zoe", ["somebody@else.example", "zoe@far.example"]),
        ("we vote, as the vote is", []),
        ("Brunos bench", []),
        ("al", []),
        ("", []),
    ],
)
def test_who_is_named(text: str, named: list[str]) -> None:
    assert people_named(text, roll=ROLL) == named


def test_nobody_names_somebody_else_by_their_own_name() -> None:
    assert not names_somebody_else("I, Bruno, propose it", own=["Bruno"], roll=ROLL)
    assert names_somebody_else("I, Bruno, and Müller", own=["bruno"], roll=ROLL)
