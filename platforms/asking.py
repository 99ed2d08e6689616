"""A question to one community: a fact from its record, else what its constitution says, quoted."""

from datetime import datetime
from typing import TYPE_CHECKING

from governance import selectors
from governance.domain.audit import Json
from governance.services.speech import Reply
from platforms import library
from platforms.doing_here import done_here
from platforms.facts import Asking, told
from platforms.messages import Message
from platforms.ways import told_by_the_rules
from reasoning.answers.answer import Answer, Status, answer
from reasoning.answers.facts import fact_asked
from reasoning.answers.next_steps import to_write
from reasoning.answers.tongue import tongue_of
from reasoning.assisted.answering import answer_with
from reasoning.intents import Intent, IntentKind
from reasoning.models.asking import Asker

if TYPE_CHECKING:
    from governance.models import Community


def answer_in(
    community: "Community", question: str, *, handle: str | None, now: datetime, thread: int | None = None
) -> Answer | None:
    """The answer; nothing if the community has no constitution.

    `handle` is who asks, if it is a person; `thread` the proposal that they answered and call "this".
    """
    fact = fact_asked(question)
    if fact is not None:
        asking = Asking(
            community=community, handle=handle, now=now, office=fact.office, who=fact.who, language=tongue_of(question)
        )
        found = told(question, fact.fact, fact.number or thread, asking)
        if found is not None:
            return found
    if by_the_rules := told_by_the_rules(question, community):
        return by_the_rules
    version = selectors.constitution_in_force(community)
    if version is None:
        return None
    meaning = handle is None or not selectors.keeps_words_from_models(community.pk, handle)
    return answer(question, library.index_of(version.text, sha256=version.sha256), meaning=meaning)


def asks(message: Message, intent: Intent) -> bool:
    """Whether it is a question; a known one is, whatever was guessed, unless it is one of the fixed forms."""
    if intent.kind is IntentKind.query:
        return True
    guessed = not intent.kind.changes_state and intent.source != "grammar"
    return guessed and fact_asked(message.post.text) is not None


def reply_to(message: Message) -> Reply:
    """The answer as the bot says it. What is about a person is said to that person alone."""
    question = message.post.text
    community = selectors.community(message.community)
    found = answer_in(community, question, handle=message.author, now=message.now, thread=message.place.proposal)
    if found is None:
        return Reply(template="reply.no_text_yet")
    data = _data(message, found)
    return Reply(template="reply.answer", data=data, private=found.personal or data.get("doing") == "member")


def _data(message: Message, found: Answer) -> dict[str, Json]:
    clause: Json = None
    if found.citations and not found.lines:
        first = found.citations[0]
        clause = {"anchor": first.anchor, "section": first.section, "quote": first.quote}
    return {
        "told": found.answer if found.source != "extract" else "",
        "lines": list(found.lines),
        "number": found.proposal,
        "status": str(found.status),
        "clause": clause,
        "beside": [one.quote for one in found.quoted[1:]],
        **_next(message, found),
        "language": tongue_of(message.post.text),
    }


def _next(message: Message, found: Answer) -> dict[str, Json]:
    """What to write for it: where the text says that it can be done, or where that is so whatever the text says."""
    if found.source != "extract":
        return {}
    question, stated = message.post.text, found.status is Status.STATED
    quoted = " ".join(one.quote for one in found.quoted)
    section = found.citations[0].section if found.citations else ""
    if stated and (write := to_write(question, quoted, section=section)):
        return {"write": write}
    community = selectors.community(message.community)
    return {"doing": done_here(question, community, message.author, quoted=quoted, stated=stated)}


def with_help(message: Message, asker: Asker) -> Reply | None:
    """The answer in a model's words, as far as they hold; None to leave it as it is. Raises ModelUnavailable."""
    version = selectors.constitution_in_force(selectors.community(message.community))
    if version is None or message.answer is None or message.answer.data.get("told"):
        return None
    found = answer_with(message.post.text, library.index_of(version.text, sha256=version.sha256), asker)
    if found.source != "model":
        return None
    return Reply(template="reply.answer", data=_data(message, found) | {"model": asker.model.name})
