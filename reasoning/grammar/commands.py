"""Short orders as data: one row per form, matched against the whole message, words joined by single spaces."""

import re
from dataclasses import dataclass

from reasoning.grammar.fold import LONGEST_ORDER, Tokens, without_manners
from reasoning.grammar.numerals import ALSO_OTHER_WORDS, NUMBER_WORDS
from reasoning.grammar.references import only_number, read_digits, read_reference
from reasoning.intents import IntentKind as K

_NOUN = r"(?:proposal|motion|petition|vorschlag|antrag|proposition|propuesta)"
_WORDS = "|".join(sorted(NUMBER_WORDS.keys() - ALSO_OTHER_WORDS, key=len, reverse=True))
_NUMBER = (
    rf"(?:[#p]?[0-9]{{1,6}}|# [0-9]{{1,6}}|(?:number|nr) [0-9]{{1,6}}"
    rf"|{_NOUN} (?:(?:number|nr|no \.) )?(?:#?[0-9]{{1,6}}|{_WORDS}))"
)
_PARTS = {
    "N": _NUMBER,
    "RESULTS": r"(?:results?|tally|count|votes)",
    "THIS": rf"(?:{_NUMBER}|this|it|this {_NOUN}|the {_NOUN}|this decision|the decision|that decision)",
    "REASON": r"(?: (?::|-|because|weil|parce que|car|porque) .+)?",
    "COMMUNITY": r"(?: (?:the|this|your) (?:community|group|server|instance|roll))?",
}

# kind, whether the form may apply at once, forms
_ROWS: tuple[tuple[K, bool, tuple[str, ...]], ...] = (
    (K.help, True, (
        "help(?: me)?", "commands?", "hilfe", "aide", "ayuda", "what can (?:you|i) do(?: here)?", "info",
        "(?:what|which) commands (?:are there|do you (?:know|have))", "what are (?:the|your) commands",
        "(?:show|list)(?: me)?(?: the)? commands", "how does (?:this|it|this bot|govbot) work",
        "how do i use (?:this|you|the bot|this bot|govbot)", "was kannst du", "who are you", "what are you",
    )),
    (K.processes, True, (
        "(?:show |list )?(?:the )?(?:processes|process types|process)", "how do we decide(?: things)?",
        "how (?:are decisions|is it|are things) (?:made|decided)(?: here)?", "what processes are there",
        "what can we decide", "verfahren", "wie entscheiden wir",
    )),
    (K.constitution, True, (
        "(?:show |read |print |see |link )?(?:me )?(?:the |our )?(?:constitution|rules|rulebook)",
        "what (?:are|is) (?:the|our) (?:rules|constitution)", "where (?:are|is) (?:the|our) (?:rules|constitution)",
        "verfassung", "satzung", "regeln", "constitucion", "reglas", "estatutos",
    )),
    (K.audit, True, (
        ("(?:show |see )?(?:me )?(?:the )?(?:(?:whole|full|complete|public) )?"
        "(?:audit|audit log|audit trail|record|log)(?: (?:of |for |on )?{N})?"),
    )),
    (K.status, True, (
        "status(?: (?:of |for |on |: )?{N})?", "{N}", "{N} status",
        "(?:what is|what's|whats|show me|show|tell me) (?:the )?(?:current )?status(?: (?:of|for|on) {N})?",
        "(?:how is|how's|hows) (?:the vote on )?{THIS} (?:doing|going|looking)",
        "(?:show |give )?(?:me )?(?:the )?(?:current )?{RESULTS}(?: so far)?(?:(?: of| for| on)? {N})?",
        "(?:how many|what) votes(?: so far| (?:has|does|for|on|did) {THIS}(?: (?:have|get|so far))?)?",
        "(?:where do we stand|how do we stand)(?: (?:on|with) {THIS})?", "did {THIS} pass", "has {THIS} passed",
        "(?:show |list |list the |show me |show me the )?(?:open |current |active |running )proposals",
        "(?:list|show|show me)(?: all| the)? proposals",
        "proposals",
        "(?:what|which) proposals are (?:open|running|active)", "what (?:is|are) open", "what are we voting on",
        "wie steht es (?:um|mit) {N}", "stand(?: von)? {N}", "ergebnis(?: von)? {N}", "estado(?: de)? {N}",
        "(?:statut|etat)(?: de)? {N}",
    )),
    (K.withdraw, True, (
        "(?:i )?(?:withdraw|retract)(?: (?:my )?{N}| my proposal)?", "(?:i )?(?:withdraw|retract|scrap|cancel) my {N}",
        "(?:i )?(?:scrap|cancel) my proposal", "i want to withdraw (?:my )?{N}", "i want to withdraw my proposal",
        "i'd like to withdraw (?:my )?{N}", "i'd like to withdraw my proposal",
    )),
    (K.withdraw, False, (
        "(?:i )?(?:withdraw|retract|scrap|cancel|drop) (?:{THIS}|that)", "take back (?:my )?(?:{N}|proposal)",
        "(?:ich )?(?:ziehe )?{N} zuruckziehen", "ich ziehe (?:meinen vorschlag|{N}) zuruck",
    )),
    (K.veto, True, ("(?:i )?(?:hereby )?veto(?: (?:on |against )?{THIS})?{REASON}",)),
    (K.appeal, True, (
        "(?:i )?(?:hereby )?appeal(?: (?:against |to )?{THIS})?{REASON}",
        "i (?:want|would like|wish) to appeal(?: (?:against )?{THIS})?{REASON}",
        "i'd like to appeal(?: (?:against )?{THIS})?{REASON}",
        "(?:i )?(?:hereby )?appeal (?:against |of )?(?:the |an? )?(?:reading|halt|act|answer|appeal)(?: {N})?{REASON}",
    )),
    (K.appeal, False, ("(?:please )?have (?:it|this|that|{N}) reviewed", "(?:i )?contest {THIS}{REASON}")),
    (K.confirm, True, ("(?:yes ,? ?)?(?:i )?confirm(?: (?:this|it|{N}))?", "confirmed", "bestatigt", "ich bestatige")),
    (K.sign, True, ("(?:i )?sign(?: (?:{N}|this|the petition|this petition|petition))?",)),
    (K.sign, False, ("(?:i )?(?:second|seconded|seconding|cosign|co-sign)(?: {THIS})?", "sign it")),
    (K.object, True, ("(?:i )?object(?: to {THIS})?{REASON}", "objection(?: to {THIS})?{REASON}")),
    (K.object, False, ("i have an? (?:\\w+ )?objection(?: to {THIS})?{REASON}",)),
    (K.approve, True, (
        "approve (?:options? )?[0-9]{{1,3}}(?:(?: ,| and|,| &) ?[0-9]{{1,3}})*", "approve (?:[#p][0-9]{{1,6}})",
    )),
    (K.approve, False, ("approved?(?: (?:{THIS}|@\\S+))?",)),
    (K.nominate, True, (
        "(?:i )?nominate (?:@\\S+|me|myself)(?: (?:for|as|to)(?: (?:the|a))?(?: [\\w-]+){{1,5}})?",
    )),
    (K.nominate, False, ("(?:i )?nominate(?: [\\w'-]+){{0,6}}",)),
    (K.accept, True, ("(?:i )?accept(?: (?:the|my|this))? (?:nomination|seat|role)", "(?:i )?accept")),
    (K.accept, False, ("(?:i )?accept (?:{THIS}|that)",)),
    (K.join, True, (
        "(?:i )?join{COMMUNITY}",
        "(?:i want|i would like|i'd like|i wish) to join{COMMUNITY}", "let me join",
    )),
    (K.join, False, (
        "sign me up", "add me", "count me in", "beitreten", "ich mochte beitreten", "unirme", "rejoindre",
    )),
    (K.no_ai, True, ("no ai", "no models?", "(?:keine|ohne) ki", "sans ia", "pas d'ia", "(?:sin|no) ia", "senza ia")),
    (K.ai_ok, True, ("ai (?:ok|okay|yes)", "ki (?:ok|okay|ja)", "ia (?:ok|okay|oui|si)", "models? (?:ok|okay)")),
    (K.remind, True, (
        "(?:(?:can|could|will|would) you )?(?:please )?remind me(?: to vote)?(?: (?:of|about|on|for) {THIS})?",
        "remind me(?: of {THIS})? before (?:it|voting|the vote)(?: on {N})? (?:ends|closes|is over)",
        "(?:erinnere|erinner) mich(?: (?:an|vor) {N})?", "rappelle-moi(?: {N})?", "recuerdame(?: {N})?",
    )),
    (K.leave, True, ("(?:i )?leave(?: the (?:community|group))?",)),
    (K.leave, False, (
        "(?:i want|i would like|i'd like) to leave{COMMUNITY}",

        "unsubscribe(?: me)?", "remove me(?: from the roll)?",
        "i'm leaving{COMMUNITY}", "sign me off", "austreten",
    )),
)  # fmt: skip
_FORMS = [
    (kind, sure, re.compile("|".join(f"(?:{form.format(**_PARTS)})" for form in forms))) for kind, sure, forms in _ROWS
]
_LONGEST_ITEM = 60  # characters
_ITEM_WORDS = 4
_ONLY_IN_REASON = re.compile(r" (?::|-|because|weil|parce que|car|porque) ")


@dataclass(frozen=True)
class Order:
    kind: K
    sure: bool
    number: int | None
    reasoned: bool = False


def read_order(tokens: Tokens) -> Order | None:
    """The one order that the whole message is, if it is one."""
    tokens = without_manners(tokens)
    if tokens and set(tokens) == {"?"}:
        return Order(K.help, sure=True, number=None)
    if tokens[:1] == ("rank",) or tokens[:1] == ("ranking",):
        return _ranking(tokens)
    head = " ".join(tokens[:LONGEST_ORDER])
    asked = " ".join(_without_question_marks(tokens)[:LONGEST_ORDER])
    short = len(tokens) <= LONGEST_ORDER
    for kind, sure, form in _FORMS:
        words = head if kind.changes_state else asked
        if words and form.fullmatch(words) and (short or _ONLY_IN_REASON.search(words)):
            return Order(kind, sure, _number(tokens, kind), bool(_ONLY_IN_REASON.search(words)))
    return None


def _without_question_marks(tokens: Tokens) -> Tokens:
    end = len(tokens)
    while end and tokens[end - 1] in ("?", "!", "."):
        end -= 1
    return tokens[:end]


def _number(tokens: Tokens, kind: K) -> int | None:
    """The number in the order itself; one in the reason after it counts for nothing."""
    if kind == K.approve:  # plain numbers there are options
        return only_number(tokens)
    for at, word in enumerate(tokens):
        if word in (":", "because", "weil", "parce", "car", "porque", ","):
            return None
        if named := read_reference(tokens, at) or read_digits(tokens, at):
            return named[0]
    return None


def _ranking(tokens: Tokens) -> Order:
    words = " ".join(tokens[1:]).removeprefix(":")
    items = [item.strip() for item in (words.split(">") if ">" in words else words.replace(",", " , ").split(","))]
    whole = len(items) > 1 and all(0 < len(item) <= _LONGEST_ITEM and "?" not in item for item in items)
    whole = whole and all(len(item.split()) <= _ITEM_WORDS and "because" not in item for item in items)
    return Order(K.rank, whole and len(tokens) <= LONGEST_ORDER and len(set(items)) == len(items), None, reasoned=True)
