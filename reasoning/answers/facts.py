"""Questions about the community rather than its text: who may, what is open, what was decided. By strict forms only.

The answer comes from the record; what is not one of these forms is looked up in the constitution.
"""

import re
from dataclasses import dataclass

from reasoning.answers.fact_forms import FORMS
from reasoning.answers.fact_forms_of_acts import FORMS_OF_ACTS
from reasoning.answers.fact_forms_of_others import FORMS_OF_OTHERS
from reasoning.answers.fact_forms_of_people import FORMS_OF_PEOPLE
from reasoning.answers.fact_kinds import Fact
from reasoning.retrieval.words import fold

_LONGEST = 160  # characters; a story is a question to the text


@dataclass(frozen=True, slots=True)
class FactAsked:
    """One fact, and the proposal, the office or the person it is about, if the question names one."""

    fact: Fact
    number: int | None
    office: str = ""
    who: str = ""  # somebody else whom the question names


_POLITE = re.compile(
    r"^(?:(?:hi|hello|hey|hallo|salut|hola|please|pls|so|ok|and|sorry|quick question|question)[ ,.!:]*)+"
    r"|^(?:@\S+[ ,:]*)+"
)


def fact_asked(question: str) -> FactAsked | None:
    """The fact that the whole question asks for, if it is one of the known forms."""
    if len(question) > _LONGEST:
        return None
    words = _POLITE.sub("", fold(" ".join(question.split())).strip(" ¿¡?!.\"'"))
    for fact, form in (*FORMS, *FORMS_OF_ACTS, *FORMS_OF_PEOPLE, *FORMS_OF_OTHERS):
        if found := form.fullmatch(words.strip(" ¿¡?!.,")):
            if fact is Fact.STANDING:
                return FactAsked(fact, None, found.groupdict().get("office") or "", found["who"])
            named = [group for group in found.groups() if group]
            numbers = [int(group) for group in named if group.isdigit()]
            return FactAsked(fact, numbers[0] if numbers else None, *(named[:1] if fact is Fact.HOLDERS else ()))
    return None
