"""What a text says in general: which of its ways of deciding a statement outside their own sections is about."""

from __future__ import annotations

import re
from typing import Final

from governance.domain.ballots import Method
from governance.domain.number_words import plain
from governance.domain.rulebook_values import StageKind
from reasoning.reader import lexicon
from reasoning.reader.clusters import ITS_ELECTORS, Cluster, Clusters, by_a_few, fits, meets_for
from reasoning.reader.findings import Finding
from reasoning.reader.franchise import of_this_one, without_the_elected
from reasoning.reader.matters import said_for
from reasoning.reader.no_quorum import only_this_vote
from reasoning.reader.sentences import Sentence
from reasoning.reader.subjects import body_of, of_a_few, subject_of

_TELLS_WHO: Final = re.compile(
    r"(?<!\w)(?:(?:may|can|entitled to|eligible to|right to|allowed to|permitted to|able to) (?:\w+ ){0,3}vote|(?:has|have|hat|haben) (?:\w+ ){0,3}(?:votes?|voting|stimme|stimmrecht)|voting (?:rights|power)|(?:right|rights) to vote|binding|votes count|stimmberechtigt|droit de vote|voix|(?:un|1|one|ein|eine|une)[ ,]+(?:vote|voto|voix|stimme)|derecho (?:a|de) vot\w+|propose|proposals?|motions?|anträge|antrag)(?!\w)"
    r"|(?<!\w)eligible voters?(?!\w)|(?<!\w)(?:whoever|those who|everyone who|everybody who|anyone who) [^.;]{3,100}(?<!\w)(?:decides?|votes?)(?!\w)"
)
_IN_ALL_CASES: Final = re.compile(
    r"(?:\W|\d+[.)])*(?:(?:in|for|at|on|bei|für|in|dans|pour|en|para) )(?:all|every|any|each|allen?|jede[rsnm]?|tous|toutes|chaque|todos|todas|cada) (?:the |les |los |las )?(?:cases?|votes?|voting|decisions?|matters?|ballots?|polls?|elections|fällen?|abstimmungen|entscheidungen|les cas|cas|décisions|casos|votaciones|decisiones)(?!\w)"
)
"""What holds for all votes, whatever matter the sentence then names as an exception."""
_IT: Final = re.compile(
    r"(?:\W|\d+[.)])*(?:it|they|er|sie|es|ils?|elles?|(?:its|their|seine|ihre|ses|leurs|sus) [\w-]+|dieser|diese|celui-ci|celle-ci|ést[ea])(?!\w)"
)
_MEETINGS_OF: Final = re.compile(
    r"(?:\W|\d+[.)])*(?:(?:all|any|each|every|the|regular|special|ordinary|alle|jede|die|toutes|les|todas|las) )*(?:[\w-]+ ){0,2}?(?:[\w-]+ (?:meetings?|sitzung\w*)|(?:meetings?|sitzung\w*|réunions?|reuni[óo]n(?:es)?) (?:of|der|des|du|de la|del) (?:the |l')?(?:[\w-]+ ){0,2}?[\w-]+)(?=,? (?:shall|will|must|may|can|is|are|if|werden|wird|sont|est|son|se)(?!\w))"
)
"""Whose meetings a sentence speaks of from its first words on, whatever others it names behind."""
_CALLS_ANY: Final = re.compile(
    r"(?<!\w)(?:calls?|called|convenes?|convened|summon(?:s|ed)?|holds?|held|einberufen|convoqu\w+|convoc\w+)(?: (?:an?|any|all|the|each|every|une|toute|una))? (?:meetings?|gatherings?|sitzung(?:en)?|réunions?|reuni(?:ón|ones))(?: [\w-]+){0,3}? (?:by|with|upon|on|after|mit|avec|con) (?:giving |sending |at least |an? |[0-9]|mindestens |un )|(?<!\w)(?:all|any|every|each|our) (?:\w+ )?(?:meetings?|gatherings?|votes?) (?:are|is|must be|shall be|will be) (?:announced|called|convened|advertised|publici[sz]ed|posted)(?!\w)"
)
"""How any meeting is called, whoever calls it."""
_A_VOTE_IS_TOLD: Final = re.compile(
    r"^(?:\W|\d+[.)])*(?:the|an?|all|any|every|each) (?:\w+ )?(?:votes?|ballots?|referend(?:um|ums|a)|polls?) (?:is|are|must be|shall be|will be|has to be|have to be) (?:announced|publici[sz]ed|advertised|posted|notified|called)(?!\w)"
)
"""Under a heading of votes, how each of them is made known."""
_WHO_TELLS: Final = re.compile(
    r"(?<!\w)(?:announced|publici[sz]ed|advertised|notified|invited|made known|given|sent|posted|circulated)(?: [\w'-]+){0,5}? by (?:the |its |an? )?(?:[\w-]+ )?(?:board|committee|council|team|ex(?:ec)?comm?|vorstand|bureau|conseil|junta|directorio)(?: of \w+)?(?!\w)"
)
"""Whoever makes a vote known need not be who votes."""
_SPREADING: Final = frozenset({"quorum", "voting", "notice", "discussion", "electorate", "proposers"})


def tells_who(sentence: Sentence) -> bool:
    """Whether a sentence says who votes or proposes at all, not only in the one decision that it speaks of."""
    return bool(_TELLS_WHO.search(sentence.plain)) and not of_this_one(sentence.plain)


def spread(clusters: Clusters, finding: Finding, *, every: bool) -> bool:
    """Give a general statement to what stands below its heading, beside it, or, if it speaks of votes, anywhere."""
    sentence, purpose = finding.sentence, finding.purpose
    if purpose == "quorum" and only_this_vote(sentence):
        return True
    if purpose not in _SPREADING or (
        purpose in {"electorate", "proposers"} and not finding.telling and not tells_who(sentence)
    ):
        return False
    named = said_for(finding, clusters)
    fitting = [known for known in _concerned(clusters, finding) if named is None or known in named]
    path = sentence.section.path
    parent = _parent(path)
    below = [known for known in fitting if known.section.path.startswith(f"{path} > ")]
    beside = [known for known in fitting if parent.count(" > ") and _parent(known.section.path) == parent]
    if (
        finding.telling
        and parent.count(" > ")
        and not beside
        and any(_parent(each.section.path) == parent for each in clusters)
    ):
        return True
    titles = [plain(title) for title in sentence.titles[-2:]]
    about_votes = any(
        pattern.search(title) for title in titles for pattern in (lexicon.VOTE, lexicon.QUORUM, lexicon.DECIDING)
    )
    in_advance = purpose in {"notice", "discussion"}
    if in_advance:
        of_a_body = body_of(f"{sentence.plain} {plain(sentence.section.heading)}")
        of_all = _CALLS_ANY.search(sentence.plain) or (about_votes and _A_VOTE_IS_TOLD.search(sentence.plain))
        reaches = bool(of_a_body or of_all) or any(lexicon.NOTICE.search(title) for title in titles)
    else:
        reaches = about_votes or bool(lexicon.VOTE.search(sentence.plain)) or purpose == "quorum"
    general = about_votes and not in_advance and not any(map(subject_of, titles))
    anywhere = fitting if reaches else []
    wanted = anywhere if general and not (finding.telling and beside) else below or beside or anywhere
    single = len(fitting) == 1 and purpose in {"quorum", "voting"}
    for known in wanted:
        distance = 0 if known in below else 1 if known in beside else 2
        known.said_far(finding if about_votes and (every or single) else finding.unsure(), distance)
    return bool(wanted)


def meetings_of(sentence: Sentence) -> str:
    """The body of whose meetings a sentence speaks from its first words on."""
    opening = _MEETINGS_OF.match(sentence.plain)
    return body_of(opening.group()) if opening else ""


def body_meant(sentence: Sentence) -> str:
    """The body that a sentence names, or that the sentence before names where this one only says "it"."""
    named = meetings_of(sentence) or body_of(_WHO_TELLS.sub(" ", sentence.plain))
    if named or sentence.previous is None or not _IT.match(sentence.plain):
        return named
    return body_of(sentence.previous.plain)


def _takes_part(known: Cluster, finding: Finding) -> bool:
    """Whether people take part in it of whom a general statement may speak: those who vote, or who may object."""
    if finding.purpose not in {"electorate", "proposers"}:
        return known.votes
    beside = finding.telling and _parent(known.section.path) == _parent(finding.sentence.section.path)
    objecting = known.way.method is Method.CONSENT or (known.way.method is Method.LAZY_CONSENSUS and beside)
    return known.lender is None and (known.votes or objecting)


def _parent(path: str) -> str:
    return path.rpartition(" > ")[0]


def _concerned(clusters: Clusters, finding: Finding) -> list[Cluster]:
    """The votes that a general statement may be about: of the matter and the body that it names, if it names any."""
    fitting = [
        known for known in clusters
        if fits(known, finding.purpose) and meets_for(known, finding) and _takes_part(known, finding) and known.subject != "petition"
    ]  # fmt: skip
    if finding.purpose in {"quorum", "notice"}:
        whose = body_meant(finding.sentence)
        fitting = [known for known in fitting if not by_a_few(known) and not (of_a_few(whose) and known.of_members)]
    subject = finding.subject or subject_of(finding.sentence.plain)
    if subject and not finding.telling and not _IN_ALL_CASES.match(finding.sentence.plain):
        below = f"{finding.sentence.section.path} > "
        fitting = [
            known for known in fitting
            if known.subject == subject or (subject == "election" and known.way.kind is StageKind.ELECTION)
        ] or [
            known for known in fitting
            if finding.purpose == "voting" and not known.subject and known.section.path.startswith(below)
        ]  # fmt: skip
    if finding.purpose == "electorate" and _IN_ALL_CASES.match(finding.sentence.plain):
        return fitting
    words = _WHO_TELLS.sub(" ", finding.sentence.plain)
    if finding.purpose == "electorate":
        words = without_the_elected(words)
    whose = body_meant(finding.sentence) if finding.purpose == "quorum" else meetings_of(finding.sentence)
    body = whose or body_of(f"{words} {plain(finding.sentence.section.heading)}")
    if not body and finding.purpose == "quorum":
        body = body_of(" ".join(finding.sentence.titles[-2:-1]).casefold())
    if (
        not body
        and finding.purpose in {"electorate", "notice", "quorum"}
        and not all(of_a_few(known.body) for known in fitting)
    ):
        voting = {ITS_ELECTORS} if finding.purpose == "electorate" else set()
        return [known for known in fitting if not of_a_few(known.body) or known.body in voting]
    own = [known for known in fitting if known.body == body]
    return own if of_a_few(body) and own else [known for known in fitting if not body or known.body in {"", body}]
