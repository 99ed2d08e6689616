"""A search that a model leads: it guesses how a clause that answers would read, and what is like that is near too.

The guess is compared with the text and nothing else. No word of it is shown, it is no sign that there is an answer, and
nothing is found that the text does not say.
"""

from typing import Annotated, Final

from pydantic import StringConstraints

from reasoning.models import prompts
from reasoning.models.asking import Asker
from reasoning.models.prompts import Prompt, Purpose, fenced
from reasoning.retrieval.index import Index
from reasoning.retrieval.vectors import LONGEST_QUESTION


class Guessed(prompts.Answer):
    """The question in other words, which leads to the words of rules, and the clause as it would stand there."""

    again: Annotated[str, StringConstraints(max_length=160)]
    clause: Annotated[str, StringConstraints(max_length=200)]


_TASK: Final = """\
Somebody asks something about the rules of their community. You never saw these rules and do not answer. Say what to \
look for, in the language of the question:
again: the same question in other words
clause: a sentence as it would stand in such rules if they answered it, in the words of rules, without numbers

Examples.
Who cleans the bike shed? -> {"again": "Whose job is it to keep the shed tidy?", "clause": "The caretaker is \
responsible for cleaning the bike shed."}
can they just chuck me out of the choir -> {"again": "How may a singer be excluded from the choir?", "clause": "A \
singer may be excluded by a decision of the committee."}
Wie viele müssen da sein, damit es gilt? -> {"again": "Wann ist die Sitzung beschlussfähig?", "clause": "Die \
Versammlung ist beschlussfähig, wenn ein Teil der Mitglieder anwesend ist."}
how long till the cook is replaced? -> {"again": "For what time does the cook hold office?", "clause": "The cook is \
elected for a term of some years."}
Combien faut-il de voix pour changer le plan du jardin ? -> {"again": "Quelle majorité est requise pour modifier le \
plan ?", "clause": "Le plan du jardin est modifié à la majorité des voix exprimées."}
Must I pay? -> {"again": "Is there a fee or a subscription for members?", "clause": "Each member pays an annual fee \
set by the assembly."}"""


def guess(question: str, index: Index, asker: Asker) -> str:
    """Guess the clause; nothing where the text is not searched by meaning. Raises ModelUnavailable."""
    if not index.has_meaning or index.named(question):
        return ""
    prompt: Prompt[Guessed] = Prompt(
        purpose=Purpose.ANSWERING,
        task=_TASK,
        data=fenced("question", question[:LONGEST_QUESTION]),
        answer=Guessed,
        personal=True,
        most_tokens=80,
    )
    clause = " ".join(asker.ask(prompt).clause.split())
    asker.became(prompt, "searched for" if clause else "nothing to search for")
    return clause
