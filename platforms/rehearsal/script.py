"""What the model of a story says: one of the forms in which models answer here, by words of the message asked about."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, get_args

from pydantic import ValidationError

from reasoning.assisted.answering import Worded
from reasoning.assisted.understanding import Meant, Reading
from reasoning.models.configured import NONE
from reasoning.models.errors import ModelUnavailable
from reasoning.models.scripted import ScriptedModel

_NAME: Final = "scripted"
_RUBBISH: Final = "What a lovely question, I would love to help!"
_LONGEST_SHOWN: Final = 60

Script = Mapping[str, str]  # in the order in which it is written: the first that occurs is said


class Trouble(StrEnum):
    """What a model does instead of answering."""

    SILENT = "silent"
    FAILING = "failing"
    RUBBISH = "rubbish"


def read_model(value: object) -> str | Script:
    """Read `model`: none, a name, or a mapping from words of a message to what is said about it."""
    if value is None:
        return NONE
    if isinstance(value, str) and value:
        return value
    if not isinstance(value, dict) or not value:
        raise ValueError("takes none, the name of a model, or a mapping from words of a message to the model's answer")
    for words in value:
        if not isinstance(words, str) or not words.strip():
            raise ValueError("takes words of a message; put yes, no, on, off and numbers in quotes")
    return {words: _answer(words, said) for words, said in value.items()}


def _answer(words: str, said: object) -> str:
    if isinstance(said, str) and said in [*Trouble]:
        return said
    form = Worded if isinstance(said, dict) and "stated" in said else Reading
    try:
        return form.model_validate(said).model_dump_json()
    except ValidationError as invalid:
        place = invalid.errors(include_url=False, include_context=False, include_input=False)[0]["loc"]
    named = ", ".join([shown(words), *map(str, place)])
    if place == ("intent",):
        raise ValueError(f"{named}: takes {', '.join(get_args(Meant))}")
    raise ValueError(
        f"{named}: does not fit; an answer is {{intent: ...}}, or {{stated: true, text: ...}}, "
        f"or one of the words {', '.join(Trouble)}"
    )


def shown(words: str) -> str:
    """Name an entry in a sentence."""
    return f"“{plain(words)[:_LONGEST_SHOWN]}”"


def plain(words: str) -> str:
    """Words as they are compared: in any case, on one line."""
    return " ".join(words.casefold().split())


def unheard(script: Script, said: list[str], *, bot: str) -> str | None:
    """Find an entry that no message of the story has the words of, as a model sees them: without the bot's name."""
    heard = [plain(text.casefold().replace(f"@{bot}", " ")) for text in said]
    return next((words for words in script if not any(plain(words) in text for text in heard)), None)


def scripted(script: Script) -> ScriptedModel:
    """Make the model that says what a script holds, and about every other message nothing that can be used."""

    def say(data: str) -> str:
        asked_about = plain(_last_fenced(data))
        said = next((said for words, said in script.items() if plain(words) in asked_about), "")
        match said:
            case Trouble.SILENT:
                raise ModelUnavailable("too_late", "the script says silent")
            case Trouble.FAILING:
                raise ModelUnavailable("server_error", "the script says failing")
            case Trouble.RUBBISH:
                return _RUBBISH
        return said

    return ScriptedModel(say, name=_NAME)


def _last_fenced(data: str) -> str:
    """The member's words: they come last, between two equal lines that they cannot contain."""
    fence = data.rpartition("\n")[2]
    return data.removesuffix(fence).rpartition(fence)[2]
