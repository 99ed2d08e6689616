"""Why a guess is not even put to its author: questions, quotations, conditions, mockery, other people's words."""

import re
import unicodedata

from reasoning.classifier import Guess
from reasoning.classifier.lexicon import SIGNS
from reasoning.grammar import guards
from reasoning.grammar.fold import Tokens, fold, tokens_of
from reasoning.grammar.votes import has_stance
from reasoning.intents import Choice
from reasoning.intents import IntentKind as K
from reasoning.unproposed import Doubt, no_proposal

_FOREIGN_CONDITION = re.compile(
    r"(?<![^\W_])(?:si (?:le|la|les|l'|on|vous|nous|tu|el|los|las|se|no|hay|es|esta|son|sale|queda|tiene|puede"
    r"|baja\w*|sube\w*|cambia\w*|il|elle|c'est"
    r"|fuera|fuese|hubiera|tuviera|etait)"
    r"|se (?:il|la|lo|le|si|non|o|a|os|as|for|nao|viene|baixar)|s'il|als (?:de|het|er|we|dat)|indien|jesli|jezeli"
    r"|a condition|a condicion|a condizione|con tal|pourvu|sous reserve|nur wenn|solo se|solo si|alleen als"
    r"|tylko jesli)(?![^\W_])"
)
_FOREIGN_REPORT = re.compile(
    r"(?:@[\w.@-]+|\b(?:he|she|they|er|sie|il|elle|lui|lei|ele|ela|hij|zij|el|ella|everyone|everybody|nobody"
    r"|people))\s+"
    r"(?:\w+ ){0,2}(?:said|says|wrote|thinks|told|voted|votes|gesagt|sagt|schrieb|schreibt"
    r"|findet|meint|stimmt|dit|dijo|dice|escribio|votara|votera"
    r"|ha detto|scrive|disse|diz|zei|zegt|schreef|powiedzial\w*)\b"
)
_REPORTED_BY_NAME = re.compile(
    r"\W*(?!(?:i|we|ich|wir|je|nous|yo)\b)[^\W\d_]+ (?:just |also |once )?"
    r"(?:said|says|thinks|thought|wrote|wants|told|claims|sagt|sagte|meint|dit|dice|dijo)\b"
)
_NEAR_ONES = re.compile(  # somebody near the writer has a stance: "my sister is for it"
    r"\b(?:my|our|meine?|unsere?|ma|mon|mes|notre|nos|mis?|nuestr[oa]s?) "
    r"(?!(?:own |eigene )?(?:vote|answer|choice|opinion|view|position|stance|preference|feeling|stimme|votum|antwort"
    r"|wahl|meinung|haltung"
    r"|voix|reponse|choix|avis|opinion|voto|respuesta|eleccion|postura|opinion)\b)(?:\w+ ){1,2}?"
    r"(?:is|are|ist|sind|est|sont|esta|estan)(?: \w+)? (?:for|against|in favou?r|fur|gegen|dafur|dagegen|pour|contre"
    r"|a favor|en contra)\b"
)
_CALL = re.compile(
    r"^\W*(?:please |bitte )?(?:everyone|everybody|all of you|all|folks|alle|tous|toutes|todos|tutti"
    r"|allemaal|votez|voten|votad|votate|votem|stimmt|stemt)\b"
)
_STAYS = re.compile(
    r"(?:\bnot|n't|\bdont|\bnever) (?:\w+ ){0,3}?(?:leave|leaving|quit)\b"
    r"|\bpas (?:\w+ ){0,2}?(?:quitter|partir|sortir)\b|\bnicht (?:\w+ ){0,3}?(?:aus(?:zu)?treten|gehen|verlassen)\b"
    r"|\bno (?:quiero|pienso|voy a|deseo|me quiero) (?:salir|irme|ir|dejar)\b"
)
_FORGED = re.compile(r"\bconfirm\w*\b|\bbestatig\w*\b")
_CONSENT = re.compile(
    r"\bno (?:\w+ )?objections?\b|\bkeine einwande?\b|\b(?:aucune|sin|ninguna|nessuna|sem) obje[cz]\w*"
    r"|\bgeen bezwaar\b"
)
_DOUBLE_NO = re.compile(
    r"(?:(?<![^\W_])(?:not|nothing|dont|never|nicht|nichts|pas|rien|no (?:me|estoy|tengo nada)|non sono|nao sou|nao"
    r"|niet|niets|nie)|n't)\s(?:\w+\s){0,2}?"
    r"(?:against|oppos\w*|disagree\w*|object\w*"
    r"|contre|en contra|opongo|gegen|dagegen|einzuwenden|contrario|contro|contra|tegen"
    r"|przeciw\w*)"
)
_HESITATES = re.compile(
    r"(?<![^\W_])(?<!sans )(?<!sin )(?<!without )(?:(?:not|n't|never) (?:\w+ )?(?:sure|certain|convinced)|unsure"
    r"|uncertain|undecided|hesita\w+|torn"
    r"|in two minds|(?:do not|don't|dont|didn't) (?:really |yet )?know|no idea"
    r"|(?<!no )(?<!without )(?<!without a )doubt(?! it)|(?:nicht|nie) (?:ganz |so )?sicher"
    r"|unsicher|unschlussig|unentschlossen|zweifle|weiss (?:noch )?nicht"
    r"|pas (?:tout a fait |encore )?(?:sure?|certaine?|convaincue?)|je doute|j'hesite|sais pas"
    r"|no (?:estoy|lo tengo) (?:muy |del todo )?(?:segur[oa]|convencid[oa]|clar[oa])|(?<!sin )dudo|no se si"
    r"|non (?:sono|sono del tutto) (?:sicur[oa]|convint[oa])|non so(?! quello)|dubito"
    r"|nao (?:tenho certeza|estou cert[oa]|sei)|duvido|niet (?:helemaal )?zeker|weet (?:nog )?niet|twijfel"
    r"|maybe|perhaps|probably|possibly|i guess|i suppose|leaning|vielleicht|wahrscheinlich|vermutlich"
    r"|peut-etre|probablement|quizas?|tal vez|probablemente|forse|probabilmente|talvez|provavelmente"
    r"|misschien|waarschijnlijk|chyba"
    r"|nie jestem (?:pew\w+)|nie wiem|watpie)(?![^\W_])"
)
_UNSERIOUS = frozenset(
    "satire satirical irony ironic ironie sarcasm sarcastic sarkasmus joke joking jokes witz scherz blague broma parody"
    " parodie fiction fictional example beispiel exemple ejemplo test testing quote quoting zitat citation cita".split()
)
_TWO_SIDES = "This can be read two ways; write agree, disagree or abstain to vote."
CONDITION = "A vote with a condition cannot be counted; write agree, disagree or abstain."
HESITATES = "You sound undecided, so nothing counts; write agree, disagree or abstain once you know."
_UPHELD_BY_A_NOT = frozenset({K.withdraw, K.veto, K.join})


def meant_as_a_vote(text: str, tokens: Tokens) -> str:
    """Why nothing is counted where somebody may think to have voted: with a condition, or not in earnest."""
    if not (has_stance(tokens) or "vote" in tokens) or guards.asks(tokens) or guards.reports_others(tokens):
        return ""
    if guards.quotes_something(text) or _FOREIGN_REPORT.search(fold(text)) or _CALL.match(fold(text)):
        return ""
    if guards.is_mockery(text):
        return "This may be meant as a joke; write agree, disagree or abstain to vote."
    if guards.is_hypothetical(tokens) or _sets_a_condition(fold(text), tokens):
        return CONDITION
    return ""


def _sets_a_condition(plain: str, tokens: Tokens) -> bool:
    said = guards.without_polite_conditions(plain)
    return guards.is_conditional(tokens) or bool(_FOREIGN_CONDITION.search(said))


def _denies(kind: K, plain: str) -> bool:
    """Whether a "not" stands where the order itself is said, not in what is said of it: “veto, it must not pass”."""
    said = [clause for clause in _CLAUSE.split(plain) if SIGNS[kind].search(clause)]
    return any(guards.is_denied(tokens_of(clause)) for clause in said or [plain])


_CLAUSE = re.compile(
    r"[,.;:!?\n\u2013\u2014]|\b(?:because|since|so that|weil|denn|damit|parce que?|car|puisque?|porque|ya que|pues)\b"
)


def consents(tokens: Tokens) -> bool:
    """`no objection`: a "no" that means yes."""
    return bool(_CONSENT.search(" ".join(tokens)))


def hesitates(plain: str) -> bool:
    """`I'm not sure I can support it`, in folded words: no choice is made yet, on either side."""
    return bool(_HESITATES.search(plain))


def asks_what_may_be(plain: str) -> bool:
    """`may anyone veto it?`, `what if I vote no?`, in folded words: about the rules, not about how things stand."""
    return bool(_WHETHER.match(plain)) and not _TO_SEE.search(plain)


_WHETHER = re.compile(
    r"\W*(?:(?:so|and|but|ok|also|und|aber|et|mais|y|pero)\W+)?(?:can|could|may|might|is it (?:possible|allowed|ok"
    r"|okay)|(?:am|are|is) \S+ allowed"
    r"|what (?:if|happens if|would happen)|suppose|assuming|darf|durfen|kann|konnen|ist es (?:moglich|erlaubt)"
    r"|was (?:ware|passiert)\W{0,2} wenn"
    r"|angenommen|puis-je|peut-on|est-ce qu\S+ (?:\S+ ){0,3}?peu\w+|est-il possible|et si|que se passe(?:-t-il"
    r"|rait-il)? si|que (?:se )?passerait"
    r"|puede\w*|puedo|podemos|se puede|alguien puede|es posible|y si|que (?:pasa|pasaria|ocurre) si)\b"
)
_TO_SEE = re.compile(
    r"\b(?:see|show|tell|give|know|look|sehen|zeig\w*|sagen|wissen|voir|savoir|montrer|dire|connaitre|ver|saber"
    r"|mostrar|decir|ensenar)\b"
)


def may_turn_round(text: str) -> bool:
    """Whether words before a message may change what it means: “not serious”, “what bob would say”, “disagree”."""
    tokens = tokens_of(text)
    return (
        spoils_orders(text, tokens)
        or guards.asks(tokens)
        or hesitates(fold(text))
        or has_stance(tokens)
        or (not _UNSERIOUS.isdisjoint(tokens))
    )


def spoils_orders(text: str, tokens: Tokens) -> bool:
    """Whether words beside an order take it back, joke about it, or may be somebody else's."""
    return (
        guards.is_mockery(text)
        or guards.quotes_something(text)
        or _sets_a_condition(fold(text), tokens)
        or guards.reports_others(tokens)
        or guards.speaks_for_another(text)
        or guards.is_denied(tokens)
        or mixes_scripts(text)
    )


def doubt(guess: Guess, text: str, tokens: Tokens, numbers: tuple[int, ...]) -> Doubt | None:
    """The first reason not to ask "did you mean this?"; None for talk and for questions, which do no harm."""
    if not guess.kind.changes_state:
        return None
    plain = fold(text)
    if mixes_scripts(text):
        return Doubt(
            why="Some letters here look like others. Please type it again with your own keyboard.", two_ways=True
        )
    if guards.is_mockery(text):
        return Doubt(why="This may be meant as a joke, so nothing in it counts.", talk=True)
    if guess.kind is K.propose and (against := no_proposal(plain)):
        return against
    if guards.reports_others(tokens[:30]) or _FOREIGN_REPORT.search(plain) or _NEAR_ONES.search(plain):
        return (
            None
            if guess.kind in (K.appeal, K.propose) and not _speaks_first(plain)
            else Doubt(why="This reports what somebody else said, so it counts for nobody.", talk=True)
        )
    if guess.kind is K.propose:
        return None
    return _order_in_doubt(guess, text, plain, tokens) or _vote_in_doubt(guess, plain, tokens, numbers)


def _speaks_first(plain: str) -> bool:
    """Whether a message opens with what another person said."""
    return bool(_FOREIGN_REPORT.match(plain.strip()) or _REPORTED_BY_NAME.match(plain))


def _order_in_doubt(guess: Guess, text: str, plain: str, tokens: Tokens) -> Doubt | None:
    if guards.asks(tokens):
        return Doubt(why="This asks something, so nothing in it is carried out.", question=True)
    if guards.quotes_something(text):
        return Doubt(why="This quotes something, so nothing in it is carried out; write only the order.")
    if _sets_a_condition(plain, tokens):
        return Doubt(why="A condition cannot be counted; write it without one once it is met.")
    if guards.speaks_for_another(text):
        return Doubt(why="Nobody can speak for another here; each person writes from their own account.")
    if guess.kind is K.confirm or (_FORGED.search(plain) and guess.kind is not K.vote):
        return Doubt(why="To confirm something, reply to my question with the one word confirm.")
    if guess.kind is K.leave and _STAYS.search(plain):
        return Doubt(why="This speaks of staying, so nothing is done.", talk=True)
    if guess.kind in _UPHELD_BY_A_NOT and _denies(guess.kind, plain):
        return Doubt(why='A "not" can be read two ways here, so nothing is done.')
    return None


def _vote_in_doubt(guess: Guess, plain: str, tokens: Tokens, numbers: tuple[int, ...]) -> Doubt | None:
    if guess.kind is not K.vote:
        return None
    if not numbers and any(token[0].isdigit() for token in tokens):
        return Doubt(why="I cannot tell which proposal this number means.", two_ways=True)
    if len(numbers) > 1:
        return Doubt(why="One message can vote on one proposal; write one for each.", two_ways=True)
    if _CALL.match(plain):
        return Doubt(why="This calls on others to vote, so it is not counted as a vote.", talk=True)
    if guess.torn or hesitates(plain):
        return Doubt(why=HESITATES if hesitates(plain) else _TWO_SIDES, two_ways=True)
    if _DOUBLE_NO.search(plain) or consents(tokens):
        return Doubt(why="“Not against” may be support or only consent; write agree or abstain.", two_ways=True)
    if guess.choice in (Choice.agree, Choice.disagree) and _other_side(guess.choice, plain, tokens):
        return Doubt(why=_TWO_SIDES, two_ways=True)
    return None


def _other_side(choice: Choice, plain: str, tokens: Tokens) -> bool:
    """Words of the other side alone, and no "not" that would turn them round."""
    said_for, said_against = bool(SIGNS["for"].search(plain)), bool(SIGNS["against"].search(plain))
    if said_for == said_against or guards.is_denied(tokens):
        return False
    return said_against if choice is Choice.agree else said_for


def mixes_scripts(text: str) -> bool:
    """Letters of two scripts in one word: somebody hides a word, or copied one that was hidden."""
    for word in re.findall(r"[^\W\d_]{2,}", text[:400]):
        scripts = {unicodedata.name(char, "?").partition(" ")[0] for char in word}
        if len(scripts & {"LATIN", "CYRILLIC", "GREEK"}) > 1:
            return True
    return False
