"""The forms of questions about the community rather than its text. Data: one row per form, of the whole question."""

import re

from reasoning.answers.fact_kinds import Fact

IT = (
    r"(?:#?(?P<number>\d{1,6})|this|it|that|(?:the |this |that )?(?:proposal|vote|motion)(?: (?:nr\.? ?|"
    r"no\.? ?|number |on )?#?(?P<second>\d{1,6}))?)"
)
_THIS = rf"(?: (?:on|in|for|about) {IT})?"


def compiled(written: tuple[tuple[Fact, str], ...]) -> tuple[tuple[Fact, re.Pattern[str]], ...]:
    """Forms ready to be matched; a number may be named at several places of one form."""
    return tuple((fact, re.compile(re.sub(r"\(\?P<(?:number|second)>", "(", form))) for fact, form in written)


_WRITTEN: tuple[tuple[Fact, str], ...] = (
    (
        Fact.MAY_VOTE,
        (
            rf"(?:may|can|could|am) i (?:already |still |now |even |allowed to |eligible to |"
            rf"entitled to )*vote(?: already| now| yet| too)?{_THIS}"
        ),
    ),
    (
        Fact.MAY_VOTE,
        (rf"(?:why (?:can't|cannot|can not|may) i(?: not)?|why am i not allowed to) vote{_THIS}"),
    ),
    (
        Fact.MAY_VOTE,
        (
            rf"(?:does|did|will|would) my vote (?:\w+ )?count{_THIS}|when (?:can|may) i (?:first |"
            rf"start to )?vote{_THIS}"
        ),
    ),
    (
        Fact.MAY_VOTE,
        (
            r"(?:darf|kann) ich (?:schon |hier |noch |jetzt )*(?:(?:bei|"
            r"uber) #?(?P<number>\d{1,6}) )?(?:mit)?(?:abstimmen|stimmen|wahlen)"
        ),
    ),
    (
        Fact.MAY_VOTE,
        (
            r"(?:puis-je|est-ce que je peux|je peux) (?:deja )?voter(?: (?:sur|"
            r"pour) (?:la )?#?(?P<number>\d{1,6}))?|ai-je (?:deja )?le droit de vote(?:r)?|"
            r"tengo derecho a(?:l)? vot(?:o|ar)|"
            r"bin ich (?:hier )?stimmberechtigt|(?:puedo|podria) (?:ya )?votar(?: (?:en|"
            r"sobre) (?:la )?#?(?P<second>\d{1,6}))?"
        ),
    ),
    (
        Fact.MAY_PROPOSE,
        (
            r"(?:may|can|could|am) i (?:already |still |now |allowed to |eligible to )*(?:propose|"
            r"make a proposal|open a proposal|start a vote)"
            r"(?: (?:something|anything|already|now|yet|a (?:new )?rule))?|when (?:can|may) i propose"
        ),
    ),
    (
        Fact.MAY_PROPOSE,
        (
            r"(?:darf|kann) ich (?:schon |jetzt )*(?:etwas |was )?vorschlagen|"
            r"puis-je (?:deja )?proposer(?: quelque chose)?|"
            r"puedo (?:ya )?proponer(?: algo)?"
        ),
    ),
    (
        Fact.ENDS,
        (
            rf"(?:when|until when) (?:does|do|is|will) {IT} (?:end|close|finish|over)|how long (?:can (?:i|"
            rf"we) (?:still )?vote|is voting open|do (?:i|we) have)(?: left)? (?:on|for) {IT}|"
            rf"what is the deadline (?:of|for) {IT}|(?:when|until when) (?:does|is) voting (?:end|over|closed?)"
            rf"|(?:wann endet|bis wann (?:lauft|geht)) (?:die )?(?:abstimmung )?(?:uber )?{IT}"
            rf"|wann (?:endet|schliesst) (?:die )?abstimmung|bis wann (?:kann|konnen) (?:ich|man|"
            rf"wir) (?:noch )?abstimmen"
            rf"|quand (?:se termine|finit|ferme) (?:le |la )?(?:vote|scrutin|proposition)(?: (?:sur )?{IT})?"
            rf"|jusqu'a quand (?:peut-on|puis-je|pouvons-nous) voter"
            rf"|cuando (?:se )?(?:termina|acaba|cierra) (?:la |el )?(?:votacion|voto|propuesta)(?: (?:de |"
            rf"sobre )?{IT})?"
            rf"|hasta cuando (?:puedo|podemos|se puede) votar"
        ),
    ),
    (
        Fact.HAPPENED,
        (
            rf"why (?:was|is|has|did|were|does) {IT} (?:been |not )?(?:put )?(?:stop(?:ped)?|veto(?:ed)?"
            rf"|cancell?ed|held"
            rf"|on hold|withdrawn|reject(?:ed)?|reversed|blocked|undone|pass(?:ed)?|fail(?:ed)?|expired?|decided"
            rf"|refused"
            rf"|overturned|taken back|turned down|accepted|adopted|lost?|end(?:ed)?)"
        ),
    ),
    (
        Fact.HAPPENED,
        (
            rf"(?:what|whatever) (?:happened|became|has become|came|is happening|happens|has happened) (?:to|of"
            rf"|with) {IT}"
            rf"|what (?:was|is|has been) (?:decided|the (?:result|outcome|decision|verdict)) (?:on|about|for|of"
            rf"|with) {IT}"
            rf"|how did (?:the )?{IT} (?:end|go|turn out|come out)"
        ),
    ),
    (
        Fact.HAPPENED,
        (
            rf"(?:did|has|was|is) {IT} (?:been )?(?:pass|passed|accepted|approved|adopted|rejected|refused|decided"
            rf"|in force|carried out"
            rf"|executed|vetoed|stopped|cancell?ed|over|done|withdrawn|reversed|fail|win|lose)(?: yet| already)?"
            rf"|warum wurde {IT} (?:gestoppt|abgelehnt|abgebrochen|zuruckgezogen)|was (?:wurde|ist) (?:aus"
            rf"|mit) {IT}"
            rf"(?: passiert| geworden)?|pourquoi {IT} a (?:ete )?(?:arretee?|rejetee?|annulee?)"
            rf"|que paso con (?:la )?{IT}"
        ),
    ),
    (
        Fact.EFFECTS,
        (
            rf"what (?:did|does|will|would|has) {IT} (?:do|done|change|changed)(?: exactly| if it passes"
            rf"| if passed)?"
            rf"|what (?:is|are|was|were) the (?:effects?|consequences?) of {IT}"
        ),
    ),
    (
        Fact.STILL_OPEN,
        (
            rf"is (?:the )?{IT} (?:still |already |yet )?(?:open|running|going on)(?: for votes?| for voting"
            rf"| to vote on)?"
            rf"(?:,? (?:and )?(?:until when|till when|for how long|how long))?"
            rf"|(?:can|may) (?:we|people|members|one) still vote(?: on| for) {IT}"
        ),
    ),
    (
        Fact.MY_VOTE,
        (
            rf"(?:what|how) did i vote(?: (?:on|for|in) {IT})?|(?:did|have) i (?:already )?voted?(?: (?:on|for"
            rf"|in) {IT})?"
            rf"|what (?:is|was) my vote(?: (?:on|for|in) {IT})?"
            rf"|(?:wie|was|wofur) habe? ich(?: (?:bei|zu|uber|in|fur|gegen) (?:der |dem |den )?{IT})? (?:ab)?gestimmt"
            rf"|(?:comment |qu'|qu' )ai-je vote(?: (?:sur|pour|a) (?:la |le )?{IT})?"
            rf"|(?:como|que) vote(?: (?:yo )?(?:en|sobre|a) (?:la |el )?{IT})?"
        ),
    ),
    (
        Fact.VOTED,
        (
            rf"who (?:has |have |all )?(?:already )?voted(?: yes| no)?(?: (?:on|for|in|about|against"
            rf"|in favou?r of) {IT})?"
            rf"|how many (?:people |members |of us )?(?:have )?(?:already )?voted(?: (?:on|for|in|about"
            rf"|against) {IT})?"
            rf"|(?:wie viele|wer)(?: leute| mitglieder)? (?:haben|hat)(?: schon| bisher)?(?: (?:bei|zu|uber|fur"
            rf"|gegen) (?:der |dem |den )?{IT})?"
            rf"(?: schon| bisher)? (?:ab)?gestimmt"
            rf"|combien(?: de personnes| de membres)? ont(?: deja)? vote(?: (?:sur|pour|contre) (?:la |le )?{IT})?"
            rf"|(?:cuant[oa]s|cuanta gente)(?: personas| miembros)? (?:han votado|votaron|ha votado)(?: ya)?"
            rf"(?: (?:en|sobre|a favor de|contra) (?:la |el )?{IT})?"
            rf"|who (?:is|was|were) (?:for|against) {IT}|how did \S+ vote(?: (?:on|for|in) {IT})?"
        ),
    ),
    (
        Fact.OPEN,
        (
            r"(?:what|which (?:proposals?|votes?)|anything) (?:is|are|'s) (?:currently |still |now )*(?:open|"
            r"running|up for (?:a )?vote|being voted on)(?: (?:right )?now| at the moment| currently)?|"
            r"what (?:can|may) (?:i|we) vote on(?: (?:right )?now)?|(?:are|is) there (?:any |"
            r"an )?open (?:proposals?|votes?)|was ist (?:gerade )?offen|woruber (?:wird|"
            r"konnen wir) (?:gerade )?abgestimmt|quelles propositions sont ouvertes|que propuestas (?:hay|"
            r"estan) abiertas"
        ),
    ),
    (
        Fact.DECIDED,
        (
            r"what (?:have we|has been|did we|was) (?:already |recently |last |been )*decid(?:e|"
            r"ed)(?: (?:so far|lately|recently|already|"
            r"(?:last|this) (?:week|month|year)))?|(?:which|what) (?:past )?(?:decisions|"
            r"proposals) (?:have we made|have (?:passed|been made)|did we make|passed|are in force|"
            r"were (?:made|passed))|(?:which|what) (?:rules|policies) (?:are|have we got) (?:currently |"
            r"now )?in force|was gilt (?:hier|bei uns)|"
            r"welche (?:regeln|beschlusse) gelten(?: hier| bei uns| gerade)?|quelles (?:regles|"
            r"decisions) sont en vigueur|"
            r"que (?:reglas|normas|decisiones) (?:hay|estan|siguen) (?:en vigor|vigentes)|(?:list |"
            r"show )?(?:our |the )?(?:past |latest |recent )decisions|"
            r"was (?:haben wir|wurde) (?:schon |bisher )?(?:entschieden|beschlossen)|qu'avons-nous decide|"
            r"que hemos decidido"
        ),
    ),
    (
        Fact.MEMBER,
        (
            r"am i (?:already |still )?(?:a |an )?(?:member|registered|on the roll)(?: here| yet)?|"
            r"bin ich (?:schon )?mitglied|suis-je (?:deja )?membre|soy (?:ya )?miembro"
        ),
    ),
    (
        Fact.MEMBERS,
        (
            r"how many (?:members|people|of us) (?:are (?:there|we|here|members)|do we have|does (?:the|this|"
            r"our) (?:community|group|server) have)(?: here| now)?|how many (?:members|people) (?:are|"
            r"have) (?:there|we)(?: (?:now|here))?|wie viele (?:mitglieder )?(?:sind wir|haben wir|gibt es)|"
            r"combien (?:sommes-nous|de membres (?:sommes-nous|y a-t-il))|cuantos (?:miembros )?somos"
        ),
    ),
    (
        Fact.MODERATORS,
        (
            r"(?:who|how many) (?:are|is|'s) (?:(?:the|our|your|a|currently|now) ?)*(?:moderators?|mods?|"
            r"admins?)(?: here| now| right now| currently)?|how many (?:moderators|mods|admins) (?:are there|"
            r"do we have)(?: here)?|who moderates(?: (?:here|this|us|this community))?|wer (?:sind|"
            r"ist) (?:hier )?(?:die |der |unsere )?(?:moderator(?:en|in|innen)?|admins?)|qui (?:sont|"
            r"est) (?:les |le |la |nos )?(?:moderateurs?|moderatrices?|admins?)|quien(?:es)? (?:son|"
            r"es) (?:los |el |la )?(?:moderador(?:es|a|as)?|admins?)"
        ),
    ),
)
FORMS = compiled(_WRITTEN)
