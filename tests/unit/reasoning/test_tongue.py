"""In which language a question is asked, so that the words around the quote are in it too."""

import pytest

from reasoning.answers.tongue import tongue_of


@pytest.mark.parametrize(
    ("question", "tongue"),
    [
        ("@govbot wie lange wird abgestimmt?", "de"), ("Wer darf wählen?", "de"), ("wie kann ich austreten?", "de"),
        ("was kostet die Mitgliedschaft?", "de"), ("kann ich meine Stimme ändern?", "de"),
        ("qui peut voter ?", "fr"), ("combien coûte la cotisation ?", "fr"), ("puis-je changer mon vote ?", "fr"),
        ("que se passe-t-il si personne ne vote ?", "fr"), ("comment devenir membre ?", "fr"),
        ("¿quién puede votar?", "es"), ("¿cuánto es la cuota?", "es"), ("¿cómo me hago miembro?", "es"),
        ("¿qué pasa si nadie vota?", "es"), ("¿puedo cambiar mi voto?", "es"),
        ("who may vote?", "en"), ("how long is voting?", "en"), ("quorum?", "en"), ("", "en"), ("veto", "en"),
        ("can I die for the cause?", "en"), ("is there a fee?", "en"), ("何人必要ですか", "en"),
    ],
)  # fmt: skip
def test_the_smallest_words_tell_the_language(question: str, tongue: str) -> None:
    assert tongue_of(question) == tongue
