"""Who votes, in forms where the words beside a verb are not enough: an order of words, a share held, a condition."""

from __future__ import annotations

import re
from typing import Final

from reasoning.reader.called import PERSON
from reasoning.reader.groups import FARTHEST, MODAL, group_after, group_before, tidy

_PASSIVE: Final = re.compile(r"(?: (?:only|also|not))? be (?:\w+ly )?\w+(?:ed|en)(?!\w)")
"""After a modal verb of which the subject is not who acts: "may be removed"."""
_EACH: Final = re.compile(
    r"(?<!\w)(?P<who>(?:jede[rs]?|chaque|cada|each|every) (?!time|year|month|week|annual|meeting|general|jahr|monat|mal|année|mois|año|mes|vez)[\w-]+(?: (?:and|or|und|oder|et|ou|y|o) [\w-]+)?)(?: (?!(?:the|die|der|das|les|los|las)(?!\w))[\w'-]+){0,4}?,? (?:wählt|élit|elige|elects?|chooses?|(?:hat|a|tiene|has|gets|receives|casts|erhält|reçoit|recibe|besitzt|dispose d') ?(?:eine|une|un|one|1|genau eine) (?:stimme|voix|voto|vote))(?!\w)",
    re.IGNORECASE,
)
_BY_THEIR_VOTE: Final = re.compile(
    rf"(?<!\w)(?:{MODAL},? (?:also |then )?)?(?:by|acting by|with|upon|through) (?:an? |the |its |their )?(?:[\w/%-]+ ){{0,3}}?(?:vote|(?:super)?majority|resolution|consent|unanimity|consensus)(?!\w)",
    re.IGNORECASE,
)
_GERMAN_DECIDES: Final = re.compile(
    r"(?<!\w)(?:entscheide[nt]|beschlie(?:ss|ß)(?:t|en)|wähl(?:t|en)|stimm(?:t|en)(?=[^.;:]{3,90} ab(?!\w)))(?: (?:jedoch|dann|allein|auch|grundsätzlich|stets|abschließend|endgültig|einstimmig|im einzelfall))*(?= (?:der|die|das) ) ",
    re.IGNORECASE,
)
_OBJECT_FIRST: Final = re.compile(
    r"(?:^|[.;:,] )(?:\W|\d+[.)])*(?:(?:über|bei|für|gegen|von|zu[rm]?|hierüber|darüber|den|einen|diesen) |(?:so|dann)(?!\w))[^.;:]*$",
    re.IGNORECASE,
)
_TWO_VERBS: Final = re.compile(
    rf"(?:\W|\d+(?:\.\d+)*[.)]? )*(?P<who>(?:[Dd]er|[Dd]ie|[Dd]as) (?:[a-zäöüß]+e[nr]? )?{PERSON}) (?-i:[a-zäöüß]+t)(?!\w)[^.;:]* (?:und|oder),? $",
    re.IGNORECASE,
)
"""Who stands first, before the first of the two things that they do: "Die Versammlung bestimmt die Zahl und wählt"."""
_HAVING_VOTES: Final = re.compile(
    r"(?<!\w)(?:having|holding|representing|entitled to cast|with|who (?:have|hold|represent))(?: at least| not less than| more than)? (?:an? |the )?(?:majority|[\w-]+ ?(?:%|per ?cent|percent)|(?:two|three|four)[- ](?:thirds|fourths|quarters|fifths)|one[- ](?:third|fourth|quarter|fifth|tenth)|half)(?: \([^)]*\))? (?:or more )?(?:of (?:all )?(?:the )?)?(?:total |aggregate |outstanding )?(?:votes?|voting)",
    re.IGNORECASE,
)
_ONE_EACH: Final = re.compile(
    r"(?<!\w)(?:(?:one|ein|un|una) (?P<one>member|person|household|seat|delegate|mitglied|kopf|mensch|membre|personne|adhérent|socio|socia|persona|miembro),? ?(?:[-–—=:] ?)?(?:one|eine|une?) (?:vote|stimme|voix|voto))(?!\w)",
    re.IGNORECASE,
)
_TO_VOTE: Final = re.compile(
    r"(?<!\w)(?:(?:in order )?to (?:be (?:able|allowed|eligible|entitled) to )?vote|um abstimmen zu (?:dürfen|können)|pour (?:pouvoir )?voter|para (?:poder )?votar)(?: [\w ]{1,40})?,? (?:you|one|people|members?|voters?|a person|muss man|il faut|hay que) (?:(?:must|have to|has to|need to|needs to) )?(?:have been|be|have|hold|own|avoir été|être|haber sido|ser) (?P<who>[^.;:]{4,120})"
    r"|(?<!\w)to (?:be (?:able|allowed|eligible|entitled) to )?vote,? (?P<must>(?:an? |any |the )?(?:[\w-]+ )?(?:members?|person|people|voters?|users?|contributors?|residents?) (?:must|has to|have to|needs? to) [^.;:]{4,120})",
    re.IGNORECASE,
)
_IF_THEY_ARE: Final = re.compile(
    r"(?<!\w)(?:(?:is|are) (?:an? )?(?:eligible|qualified|entitled) (?:voters?|to vote)|(?:you|one|people|persons?|someone|somebody|anyone|anybody|everyone|everybody) (?:can|may|gets? to|(?:is|are) (?:allowed|eligible|entitled) to) (?:\w+ )?vote)(?!\w)[^.;:]{0,80}? (?:if|when|once|provided|as long as)(?:,? [^.;:]{0,80}?)?,? (?:they|you|one|he or she|she or he) (?:(?:have|has|['’]ve) been|are|is|were|was) (?P<who>(?:an? |the |members? |registered |on )[^.;:]{3,120})",
    re.IGNORECASE,
)
_MUST_BE_TO_VOTE: Final = re.compile(
    r"(?<!\w)(?P<who>(?:an? |any |the |all )?(?:[\w-]+ )?(?:members?|persons?|people|voters?|users?|contributors?|residents?) (?:must|has to|have to|needs? to) (?:be|have|hold|own)(?!\w)[^.;:]{2,90}?),? (?:in order )?to (?:be (?:able|allowed|eligible|entitled) to )?vote(?!\w)",
    re.IGNORECASE,
)
_WHOSE: Final = re.compile(
    r"(?:,| and| y| et| und) (?:its|their|seine|ihre|ses|leurs|sus) (?:\w+ )?(?:decisions?|resolutions?|beschlüsse|entscheidungen|décisions?|délibérations|résolutions|acuerdos|decisiones)(?!\w)",
    re.IGNORECASE,
)
_DECISIONS: Final = re.compile(
    r"(?<!\w)(?:decisions?|resolutions?|rulings?)(?: (?:shall|will|must|may|can))? (?:(?:are|is|be) (?:made|taken|reached|adopted|passed|decided|carried)|requires?|needs?|pass(?:es)?)(?!\w)",
    re.IGNORECASE,
)
_DECISIONS_OF: Final = re.compile(
    r"^(?:\W|\d+(?:\.\d+)*[.)]? )*(?:(?:all|the|any|most) )*(?:decisions?|resolutions?|beschlüsse|entscheidungen|décisions|délibérations|acuerdos|decisiones) (?:of|by|within|in|der|des|du|de la|del|de l['’]) ?(?=[^.;:]{3,140}(?:majorit|mehrheit|mayor|votes?|consens|konsens|consent|unanim|einstimmig|stimmen|voix|votos))",
    re.IGNORECASE,
)
_A_NAME: Final = 4
"""In words: what is longer says more than whose decisions they are."""
_OPENING: Final = re.compile(r"(?:\W|\d+(?:\.\d+)*[.)]? )*")
_GIVEN: Final = re.compile(
    r"(?<!\w)(?:gives?|given|giving|grants?|granting|offers?|allows?|leaves?) (?=(?:the |all |every |each |any |its |our )?[^.;:,]{2,60}? (?:the |an? )(?:opportunity|right|power|ability|chance|authority|option) to (?:object|vote|veto|decide|approve|reject|oppose|elect|overrule|override|block|confirm)(?!\w))",
    re.IGNORECASE,
)
_IS_GIVEN: Final = re.compile(
    r"(?<!\w)(?:(?:is|are|shall be|will be|must be) (?:given|granted|offered)|gets?|receives?) (?:the |an? )(?:opportunity|right|power|ability|chance|authority|option) to (?:object|vote|veto|decide|approve|reject|oppose|elect|overrule|override|block|confirm)(?!\w)",
    re.IGNORECASE,
)
_TOO_NEW: Final = re.compile(
    r"(?<!\w)no (?:\w+ )?(?P<who>members?|users?|persons?|people|editors?|players?|contributors?|residents?|accounts?) (?:who|that|which) [^.;:]{3,120}?(?:less|fewer) than [^.;:]{3,60}?(?:may|can|shall|will|is|are)(?: be)?(?: (?:permitted|allowed|eligible|entitled) to)? (?:cast|vote)(?!\w)",
    re.IGNORECASE,
)
_BY_THE_SAME: Final = re.compile(
    r"(?<!\w)(?:(?:before|to) |à |au |aux |ante |al? |(?:dem|der|den) )(?P<who>[^.;:()]{3,60}?),? (?:and|et|y|und|who)(?: [\w'-]+){1,4} (?:par (?:celui-ci|celle-ci|ceux-ci|celles-ci|ce dernier|cette dernière)|por (?:ést[ea]|est[ea]|ésta|esta|ell[oa])|von (?:diese[mr]|ih[mr])|by (?:it|them|the latter))(?!\w)",
    re.IGNORECASE,
)
_OF_THE_VOTE: Final = re.compile(
    r"(?<!\w)(?:votes?|majority|two-thirds|three-quarters|consensus|approval|consent|\d/\d|\d ?%) (?:vote )?(?:of|from|by|among) (?P<who>(?:the|our|all|its) (?!(?:[\w-]+ )*(?:votes?|voting|voters|ballots?|polls?|quorum|total|whole|entire|full|number|rest|others?|same|following|above|project|proposals?|motions?|amendments?|changes?|rules?|bylaws|constitution|charter|day|time|meeting|shares?|seats?|value|assets|area|cost|budget|case|matter|question|year|month|week|results?|election|nomination|application)(?!\w))[\w'’-]+(?: (?!at|present|voting|is|are|in|to|shall|must|will|may|for|when|and|or|on|with|who|that|of|by|if|before|after)[\w'’-]+)?(?: at large)?)(?=[.,;)]|$| (?:present|voting|is|are|in|to|shall|must|will|may|for|when|on|with|at|if)(?!\w))",
    re.IGNORECASE,
)
_CALLS_A_VOTE: Final = re.compile(
    r"(?<!\w)(?:may|can|shall|will|should)(?: (?:also|then))? (?:call (?:for )?|hold |take |start |proceed to |move to |put it to )an? (?:\w+ )?vote(?! of no|s)(?!\w)",
    re.IGNORECASE,
)
_ONE_OF_THEM: Final = re.compile(
    r"(?:an?|any|each|every|one|either|jede\w*|ein\w*|une?|chaque|cada)(?!\w)|.*(?:chair|president|secretary|facilitator|moderator|lead|author|proposer|owner|admin|officer)$|.*(?:one|body)$",
    re.IGNORECASE,
)
_MODAL: Final = re.compile(rf"(?<!\w){MODAL}(?!\w)", re.IGNORECASE)


def by_the_same(words: str) -> str | None:
    """Who decides what is put before them, where "by it" says so: "présentée au bureau et agréée par celui-ci"."""
    found = _BY_THE_SAME.search(words)
    return group_after(words, found.start("who")) if found else None


def of_the_vote(words: str) -> str | None:
    """Whose vote decides, whatever the text calls them: "by a majority vote of the league"."""
    found = _OF_THE_VOTE.search(words)
    return tidy(found["who"]) if found else None


def who_may_call_it(words: str) -> str | None:
    """Those of whom any may have a vote called, where they are named as several: "maintainers may call a vote"."""
    found = _CALLS_A_VOTE.search(words)
    who = group_before(words, len(words[: found.start()].rstrip())) if found else None
    return who if who and not _ONE_OF_THEM.match(who) else None


def german_subject(words: str) -> str | None:
    """Who elects or decides in German: before the verb, unless what is decided stands there."""
    for found in _GERMAN_DECIDES.finditer(words):
        if two_verbs := _TWO_VERBS.match(words, 0, found.start()):
            return tidy(two_verbs["who"])
        before = group_before(words, len(words[: found.start()].rstrip()))
        if before and not _OBJECT_FIRST.search(words[: words.rfind(before, 0, found.start()) + len(before)]):
            return before
        if who := group_after(words, found.end()):
            return who
    return None


def having_votes(words: str) -> str | None:
    """Who holds so many of the votes: "owners having a majority of the votes"."""
    found = _HAVING_VOTES.search(words)
    return group_before(words, len(words[: found.start()].rstrip())) if found else None


def acting_by_vote(words: str) -> str | None:
    """Who does something by vote: whoever stands before the verb, not whom it is done to."""
    for found in _BY_THEIR_VOTE.finditer(words):
        before = [
            modal
            for modal in _MODAL.finditer(words, 0, found.start())
            if found.start() - modal.end() < FARTHEST and not _PASSIVE.match(words, modal.end())
        ]
        apart = words[: found.start()].rstrip().endswith(",") or found.group().casefold().startswith("acting")
        for place in (*(modal.start() for modal in reversed(before)), *([found.start()] if apart else [])):
            if who := group_before(words, len(words[:place].rstrip())):
                return who
    return None


def each_of_them(words: str) -> str | None:
    """Whatever has a vote or elects each for itself, people or not: "jedes Haus wählt"."""
    found = _EACH.search(words)
    alone = None if found else _ONE_EACH.search(words)
    return found["who"] if found else alone["one"] if alone else None


def who_must_be(words: str) -> str | None:
    """What somebody must be in order to vote: "to vote, you must have been a member for a year"."""
    found = _TO_VOTE.search(words)
    if found:
        return tidy(found["who"] or found["must"])
    found = _MUST_BE_TO_VOTE.search(words)
    if found:
        return tidy(found["who"].split(", as ")[0])
    found = _TOO_NEW.search(words)
    return tidy(found["who"]) if found else None


def whoever_is(words: str) -> str | None:
    """As what somebody has a vote: "you can vote if you have been a member for a year"."""
    found = _IF_THEY_ARE.search(words)
    return tidy(found["who"]) if found else None


def whose_decisions(words: str) -> str | None:
    """Of whom a sentence that begins with them says how their decisions are taken."""
    opening = _OPENING.match(words)
    return group_after(words, opening.end() if opening else 0) if _WHOSE.search(words) else None


def given_a_say(words: str) -> str | None:
    """Who is given the right to decide or object, by whomever: "gives the council the opportunity to object"."""
    if found := _GIVEN.search(words):
        return group_after(words, found.end())
    found = _IS_GIVEN.search(words)
    return group_before(words, len(words[: found.start()].rstrip())) if found else None


def decisions_of(words: str) -> str | None:
    """Whose decisions it says how they are taken: "council decisions require", "decisions of the circle are made"."""
    if (found := _DECISIONS.search(words)) and (who := group_before(words, len(words[: found.start()].rstrip()))):
        return who if len(who.split()) <= _A_NAME else None
    found = _DECISIONS_OF.search(words)
    return group_after(words, found.end()) if found else None
