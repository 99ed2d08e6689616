"""What is told from the record, in the language of the question: one list of sentences a language, the same in each."""

from datetime import datetime, tzinfo
from typing import Final

from governance.domain.electorate import Eligibility
from governance.domain.reasons import why_not
from governance.domain.times import spoken
from platforms.fact_words import de, en, es, fr

WORDS: Final = {"en": en.WORDS, "de": de.WORDS, "fr": fr.WORDS, "es": es.WORDS}
CHOICES: Final = {"de": de.CHOICES, "fr": fr.CHOICES, "es": es.CHOICES}
LABELS: Final = {"de": de.LABELS, "fr": fr.LABELS, "es": es.LABELS}
REASONS: Final = {"de": de.REASONS, "fr": fr.REASONS, "es": es.REASONS}
_CALENDARS: Final = {"de": de, "fr": fr, "es": es}


def say(name: str, language: str, **values: object) -> str:
    """One sentence with its values."""
    return WORDS[language][name].format(**values)


def label_in(language: str, label: str) -> str:
    """How a proposal stands, in a word or two."""
    return LABELS[language].get(label, label) if language in LABELS else label


def choice_in(language: str, choice: str) -> str:
    """What somebody said in a vote, as people say it."""
    said = choice.replace("_", " ")
    return CHOICES[language].get(said, said) if language in CHOICES else said


def why_not_in(language: str, judged: Eligibility, zone: tzinfo) -> str | None:
    """Why somebody may not take part, and what they can do about it; None where they meet the conditions."""
    if judged.may or language not in REASONS:
        return why_not(judged, zone)
    at = spoken_in(language, judged.from_at, zone) if judged.from_at else ""
    return REASONS[language][judged.because].format(at=at, needed=judged.needed, have=judged.have)


def spoken_in(language: str, at: datetime, zone: tzinfo) -> str:
    """An instant to the minute, in the community's zone."""
    english = spoken(at, zone)
    calendar = _CALENDARS.get(language)
    if calendar is None:
        return english
    local = at.astimezone(zone)
    weekday, month = calendar.WEEKDAYS[local.weekday()], calendar.MONTHS[local.month - 1]
    day = calendar.DATE.format(weekday=weekday, day=local.day, month=month, year=local.year)
    return day + english[english.index(", ") :]
