"""What a message asks for: the strict grammar first; where it is silent, a guess that guards have looked at.

Only the strict grammar may be sure. Everything else that would change something is a draft for its author to
confirm, and where a guard finds a reason against the guess, the bot asks instead.
"""

import re
from dataclasses import replace

from reasoning import doubts
from reasoning.classifier import Guess, classify
from reasoning.clauses import beside
from reasoning.effects import RoleName, effects_of, orders_an_effect
from reasoning.grammar import guards, parse, talk
from reasoning.grammar.fold import Tokens, fold, tokens_of
from reasoning.grammar.loose import unsure
from reasoning.grammar.proposing import title_of, without_opening
from reasoning.grammar.references import numbers_meant
from reasoning.grammar.spelling import respelt
from reasoning.intents import Choice, Intent
from reasoning.intents import IntentKind as K
from reasoning.wishes import is_wish

_SENTENCES = re.compile(r"(?<=[.!;?])\s+|\n+|,\s+(?:and|und|et|y|e|en)\s+(?=\w)|\s+;\s+")
_BESIDE_DIGITS = re.compile(r"(\d)(?=[\u3040-\u30ff\u4e00-\u9fff])")  # scripts without spaces
_FIRST = re.compile(r"([^.,:;!\n\u2013\u2014]{2,40})[.,:;!\n\u2013\u2014](.*)", re.DOTALL)
_NO_MODELS = (
    "I guessed at nothing here. To keep your words from every model, write only: no ai. "
    "Then write the rest in a message of its own."
)
_MOST_SENTENCES = 5
_HANDLE = re.compile(r"(?<![\w/@.])@[\w.-]*\w(?:@[\w.-]*\w)?")
_SURELY = re.compile(r"(?:there is |i have )?\bno doubt\b(?! that)|\bwithout (?:a |any )?doubt\b", re.IGNORECASE)
_VOTE_WANTED = re.compile(
    r"\b(?:can|could|shall|should|may) we (?:\w+ )?(?:vote|hold|have|decide|start)\b"
    r"|\bwho (?:seconds|is with me|agrees)\b"
    r"|\b(?:konnen|wollen|sollen) wir (?:\w+ )?(?:abstimmen|darub)|\b(?:peut-on|pouvons-nous|on peut) voter"
    r"|\bpodemos votar|\bque vot(?:emos|aramos)\b"
)
_TO_THE_BOT = re.compile(
    r"^\W*(?:(?:hey|hi|hallo|please|bitte|ok)\W+)*(?:(?:can|could|would|will) you|(?:kannst|konntest|wurdest) du"
    r"|(?:peux|pourrais)[- ]tu|(?:puedes|podrias))\b"
)
_OPINION = re.compile(
    r"^\W*(?:(?:so|and|hey|ok|und|et|y)\W+)*(?:has|have|had|did|does|do|is|are|was|were|who|when|where|why|hat|haben|hast"
    r"|ist|sind|wer|wann|warum|a-t-on|qui|quand|pourquoi|ha|han|quien|cuando)\b|"
    r"\b(?:do|does|did|would) (?:you|they|any\w+|people|others) (?:\w+ )?(?:think|believe|feel|agree|want|like)\b"
    r"|\bwhat do (?:you|people|others) think\b|^\W*should (?:we|i|they)\b"
)
_ONE_CHOICE = "This says two different things; write one choice to vote."
_ONE_EACH = "One message can vote on one proposal; write one for each."
_LIKELY_ENOUGH, _LEAD_ENOUGH = 0.25, 0.03
_LIKELY_IN_A_THREAD = 0.5  # there people talk, and a question to each of them would be noise
_CONFIDENT = 0.8
_SIDES = (Choice.agree, Choice.disagree, Choice.abstain, Choice.block)
_READ_BY_FORM = frozenset(K) - {K.none, K.unclear, K.query, K.status}
_REASONS = {
    K.propose: "This sounds like a proposal; its author should confirm it.",
    K.vote: "This sounds like a vote; its author should confirm it.",
    K.query: "This sounds like a question.",
    K.status: "This asks how things stand.",
    K.help: "This asks what can be said.",
    K.none: "This is talk, so there is nothing to do.",
}


def understand(  # noqa: PLR0913 - all that is known beside the words
    text: str,
    *,
    reply_to_bot: bool = False,
    thread_proposal: int | None = None,
    bot: str = "",
    models: bool = True,
    by_meaning: bool | None = None,
    guess: Guess | None = None,
    roles: tuple[RoleName, ...] = (),
    instead: bool = False,
) -> Intent:
    """Read one message. Without `models` only the grammar reads it; `by_meaning` False does without vectors.

    `guess` is a language model's. It has to pass the same guards, and counts where the classifier sees nothing and
    finds it the likeliest too, if anything is meant; or `instead` of it where a model is tried. `roles` are those of
    the community.
    """
    text = re.sub(rf"(?m)^@{re.escape(bot)}(?:@[\w.-]+)?[\s,:]+", "", text) if bot else text  # addressed once more
    strict = parse(text, reply_to_bot=reply_to_bot, thread_proposal=thread_proposal)
    own = "\n".join(line for line in text.split("\n") if not line.lstrip().startswith(">")).strip()
    if strict.kind in (K.none, K.unclear) and (mended := respelt(own)) != own:
        own, strict = mended, _mended(parse(mended, reply_to_bot=reply_to_bot, thread_proposal=thread_proposal))
    tokens = tokens_of(_BESIDE_DIGITS.sub(r"\1 ", own[: guards.LONGEST_LOOKED_AT]))
    if (strict.sure and strict.kind is not K.query) or not own or guards.speaks_to_a_machine(own):
        intent = strict
    elif first := _kept_from_models(own) or _beside_other_words(own, tokens):
        intent = first
    elif strict.kind in _READ_BY_FORM:
        intent = _against_the_guess(strict, own, tokens, models=models, by_meaning=by_meaning)
    elif strict.kind is not K.status and is_wish(own, effects_of(own, bot=bot, roles=roles)):
        intent = _as_wish(strict, own)
    elif _is_talk_or_asked_back(strict, own, tokens):
        intent = strict
    elif not models:
        intent = strict if strict.kind is K.query else _nothing(strict)
    else:
        made = classify(_SURELY.sub(" ", guards.spoken_plainly(own)), by_meaning=by_meaning)
        by_model = guess is not None and (instead or (_sees_nothing(made) and _agree(made, guess, tokens)))
        made = guess if guess and by_model else made
        intent = _guessed(made, strict, own, tokens, by_model=by_model, in_thread=thread_proposal is not None)
    return _completed(beside(intent, own), text, own, tokens, bot=bot, roles=roles)


def _mended(strict: Intent) -> Intent:
    """What was read once a slip of the finger was mended: never more than a draft."""
    if not (strict.sure and strict.kind.changes_state):
        return strict
    return replace(strict, sure=False, reason="A word was mended here, so its author should confirm it.")


def _is_talk_or_asked_back(strict: Intent, own: str, tokens: Tokens) -> bool:
    """Whether nothing has to be guessed: it answers somebody, or the rules know already what to ask."""
    if not numbers_meant(tokens) and talk.answers_somebody(fold(own)):
        return True
    return strict.asks_back and not guards.is_mockery(own)


def _guessed(made: Guess, strict: Intent, own: str, tokens: Tokens, *, by_model: bool, in_thread: bool) -> Intent:
    unlikely = by_model or made.likely < _LIKELY_IN_A_THREAD
    chatty = in_thread and unlikely and not numbers_meant(tokens)
    intent = _nothing(strict) if chatty and made.kind is K.vote else _from_guess(made, strict, own, tokens)
    return replace(intent, source="model") if by_model and intent.source == "classifier" else intent


def _completed(intent: Intent, text: str, own: str, tokens: Tokens, *, bot: str, roles: tuple[RoleName, ...]) -> Intent:
    """With the effects, the number and the person that its words name, and the question back that it may need."""
    if intent.kind is K.propose:
        intent = _with_effects(intent, text, bot, roles)
    elif intent.proposal is None and not (intent.sure and intent.kind.changes_state):
        intent = replace(intent, proposal=_only(numbers_meant(tokens)))
    if intent.kind is K.nominate and intent.person is None and len(named := set(_HANDLE.findall(own))) == 1:
        intent = replace(intent, person=named.pop().lower())
    intent = _asking_back(intent, own, tokens)
    return intent if intent.kind not in (K.none, K.unclear) else replace(intent, source="none")


def _kept_from_models(own: str) -> Intent | None:
    """`no ai: ...`: the wish goes before all else, and nothing of the rest is lost or guessed."""
    found = _FIRST.match(own)
    if found is None or not found[2].strip() or parse(found[1]).kind is not K.no_ai:
        return None
    return unsure(K.unclear, _NO_MODELS, asks_back=True)


def _asking_back(intent: Intent, own: str, tokens: Tokens) -> Intent:
    """Talk with the makings of a vote on one proposal: its author hears that nothing was counted."""
    if intent.kind is not K.none or intent.asks_back or not intent.proposal or guards.speaks_to_a_machine(own):
        return intent
    why = doubts.meant_as_a_vote(own, tokens)
    return replace(intent, asks_back=bool(why), reason=why or intent.reason)


def _beside_other_words(own: str, tokens: Tokens) -> Intent | None:
    """A strict vote or order as a sentence of its own, with something else said too: a draft of the first."""
    parts = [part.strip() for part in _SENTENCES.split(own) if part.strip(" .!?")]
    if not 1 < len(parts) <= _MOST_SENTENCES or doubts.spoils_orders(own, _without_questions(parts)):
        return None
    read = [parse(part) for part in parts]
    orders = [one for one in read if one.sure and one.kind.changes_state and one.kind is not K.propose]
    if not orders:
        return None
    votes = [one for one in orders if one.kind is K.vote]
    if len({one.choice for one in votes}) > 1:
        apart = len({one.proposal for one in votes}) > 1
        return replace(votes[0], sure=False, kind=K.unclear, choice=None, proposal=None, asks_back=True,
                       reason=_ONE_EACH if apart else _ONE_CHOICE)  # fmt: skip
    first = orders[0]
    also = [one.kind for one in read if one is not first and one.kind not in (K.none, K.unclear)]
    number = first.proposal or _only(numbers_meant(tokens))
    reason = "More than one thing was said, so its author should confirm it."
    return replace(first, sure=False, proposal=number, also=tuple(dict.fromkeys(also)), reason=reason)


def _as_wish(strict: Intent, own: str) -> Intent:
    """A proposal without the word for it: its author sees what it would do, and opens it or not."""
    title = title_of(without_opening(own)) or title_of(own)
    return Intent(kind=K.propose, sure=False, reason=_REASONS[K.propose], also=strict.also, title=title, body=own)


def _without_questions(parts: list[str]) -> Tokens:
    return tokens_of(" . ".join(part for part in parts if not part.endswith("?")))


def _nothing(strict: Intent, reason: str = "") -> Intent:
    """Nothing to carry out; the bot says so where the grammar saw the makings of an order."""
    return replace(
        strict,
        kind=K.none,
        choice=None,
        reason=reason or strict.reason,
        asks_back=strict.kind is K.unclear or bool(reason),
        source="none",
    )


def _against_the_guess(strict: Intent, own: str, tokens: Tokens, *, models: bool, by_meaning: bool | None) -> Intent:
    """What the grammar read in a loose form: kept as a draft, unless its side of a vote is in doubt."""
    if strict.kind is K.vote and doubts.hesitates(fold(own)):
        return replace(strict, kind=K.unclear, choice=None, asks_back=True, reason=doubts.HESITATES)
    if strict.kind is not K.vote or strict.choice not in _SIDES or not models or doubts.consents(tokens):
        return strict
    guess = classify(own, by_meaning=by_meaning)
    if guess.kind is K.vote and guess.choice != strict.choice and guess.likely > _CONFIDENT:
        return replace(
            strict,
            kind=K.unclear,
            choice=None,
            asks_back=True,
            reason="This can be read two ways; write agree, disagree or abstain to vote.",
        )
    return strict


def _is_vague(guess: Guess) -> bool:
    return guess.likely < _LIKELY_ENOUGH or guess.lead < _LEAD_ENOUGH


def _sees_nothing(guess: Guess) -> bool:
    return guess.kind is K.none or _is_vague(guess)


def _agree(made: Guess, guess: Guess, tokens: Tokens) -> bool:
    """Small models see something nearly everywhere: one alone was wrong more often than right."""
    if guess.kind is K.vote and guards.is_hypothetical(tokens):
        return False
    return made.otherwise == (guess.choice or guess.kind)


def _from_guess(guess: Guess, strict: Intent, own: str, tokens: Tokens) -> Intent:
    if strict.kind is not K.query and guess.kind is not K.propose and orders_an_effect(own):
        guess = replace(guess, kind=K.propose, choice=None, likely=1.0, lead=1.0)
    if _is_vague(guess):
        return strict if strict.kind is K.query else _nothing(strict)
    numbers = numbers_meant(tokens)
    about_state = guess.kind is K.status and not doubts.asks_what_may_be(fold(own))
    if strict.kind is K.query and not (about_state or _asks_for_a_vote(guess, own)):
        return strict  # a question by its form is answered, whatever it is about
    if strict.kind is K.query and guess.kind is not K.status:
        guess = replace(guess, kind=K.propose, choice=None)
    if doubt := doubts.doubt(guess, own, tokens, numbers):
        if doubt.question:
            return replace(strict, kind=K.query, choice=None, reason=_REASONS[K.query], source="classifier")
        if doubt.two_ways:
            return replace(strict, kind=K.unclear, choice=None, reason=doubt.why, asks_back=True)
        return replace(_nothing(strict, doubt.why), asks_back=not doubt.talk)
    reason = _REASONS.get(guess.kind, "This sounds like an order; its author should confirm it.")
    made = Intent(
        kind=guess.kind,
        sure=False,
        reason=reason,
        choice=guess.choice,
        proposal=_only(numbers),
        also=strict.also,
        source="classifier",
    )
    if guess.kind is K.propose:
        rest = without_opening(own)
        made = replace(made, title=title_of(rest) or title_of(own), body=own, proposal=None)
        return made if made.title else _nothing(strict)
    return made


def _only(numbers: tuple[int, ...]) -> int | None:
    return numbers[0] if len(numbers) == 1 else None


def _asks_for_a_vote(guess: Guess, own: str) -> bool:
    """`can we vote to ...?`: a proposal in the form of a question; what others think or the bot may do is none."""
    if _OPINION.search(fold(own)) or _TO_THE_BOT.search(fold(own)):
        return False
    if guess.kind is K.propose and guess.likely > _CONFIDENT:
        return True
    return (guess.kind is K.propose or bool(_VOTE_WANTED.search(fold(own)))) and bool(effects_of(own))


def _with_effects(intent: Intent, text: str, bot: str, roles: tuple[RoleName, ...]) -> Intent:
    """A proposal that would do something is shown to its author first, however plainly it was said."""
    actions = effects_of(text, bot=bot, roles=roles)
    if not actions:
        return intent
    reason = "It would have an effect, so its author sees first how it was read."
    return replace(intent, actions=actions, sure=False, reason=reason if intent.sure else intent.reason)
