"""Forms of questions about the asker's own proposals, who holds an office, who the bot is, and what silence does."""

from reasoning.answers.fact_forms import IT, compiled
from reasoning.answers.fact_kinds import Fact

_MINE = r"my (?:last |latest |own )?(?:proposals?|motions?|ideas?|petitions?)"
_MEIN = r"mein(?:e|en|em)? (?:letzten? )?(?:vorschlag|vorschlage|antrag|antrage)"
_RULES = (
    r"(?:the |our |these |this |a |der |unserer |la |les |el |las |los |nuestra )?"
    r"(?:rules?|constitution|charter|text|regeln|verfassung|satzung|regles?|reglas?|normas|constitucion)"
)
_WRITTEN: tuple[tuple[Fact, str], ...] = (
    (
        Fact.MINE,
        (
            rf"what(?:'s| is| has| was)? (?:happened|happens|happening|became|become|come|going on|"
            rf"decided)? ?(?:to|with|of|about|on) {_MINE}"
            rf"|what(?:'s| is) the (?:state|status|result|outcome) (?:of|on) {_MINE}"
            rf"|how (?:is|are|did|does) {_MINE} (?:doing|going|go|stand|standing|do|end|look|looking)(?: so far|"
            rf" now)?"
            rf"|(?:did|has|have|was|were|is|are|will) {_MINE} (?:been |be |still )*(?:pass(?:ed)?|accept(?:ed)?|"
            rf"adopt(?:ed)?|reject(?:ed)?"
            rf"|decided|open|over|done|fail(?:ed)?|carried out|lost)(?: yet| already)?"
            rf"|why (?:was|is|has|did|were) {_MINE} (?:been |not )?(?:stop(?:ped)?|veto(?:ed)?|cancell?ed|held|"
            rf"on hold|reject(?:ed)?"
            rf"|pass(?:ed)?|fail(?:ed)?)"
            rf"|when (?:does|do|is|will) (?:voting on |the vote on )?{_MINE} (?:end|close|over|finish|"
            rf"be decided|decided)"
            rf"|(?:what|which|where) (?:is|are|about) {_MINE}|(?:show |list )?(?:me )?{_MINE}"
            r"|what (?:have i proposed|did i propose)(?: so far)?"
        ),
    ),
    (
        Fact.MINE,
        (
            rf"was (?:ist|wird|wurde) (?:aus|mit) {_MEIN}(?: geworden| passiert| los)?"
            rf"|wie (?:steht|lauft|ging|geht) (?:es )?(?:um |mit )?{_MEIN}(?: aus| weiter)?"
            rf"|(?:wurde|ist|wurden|sind) {_MEIN} (?:schon )?(?:angenommen|abgelehnt|durch|durchgekommen|offen|"
            rf"entschieden)"
            rf"|{_MEIN}|was habe ich (?:alles )?vorgeschlagen"
            r"|(?:qu'est(?: |-elle |-il )?devenue?s?|que (?:devient|deviennent)|ou en (?:est|sont)) (?:ma|"
            r"mes) propositions?"
            r"|ma proposition (?:a-t-elle ete|est-elle) (?:adoptee|acceptee|rejetee|passee|ouverte)|mes propositions"
            r"|(?:que (?:paso|ha pasado|fue) (?:con|de)|como va|en que quedo) mi (?:ultima )?propuesta"
            r"|(?:se )?(?:ha )?(?:aprobo|aprobado|acepto|rechazo|rechazado) mi propuesta|mis propuestas"
        ),
    ),
    (
        Fact.PROPOSER,
        (
            rf"who (?:proposed|made|wrote|started|suggested|brought) {IT}|whose (?:proposal|idea) (?:is|was) {IT}"
            rf"|wer hat {IT} (?:vorgeschlagen|beantragt|gemacht)|qui a propose (?:la )?{IT}|"
            rf"quien propuso (?:la )?{IT}"
        ),
    ),
    (
        Fact.FOUNDING,
        (
            r"(?:am i|do i count as|are we) (?:still |already )?(?:a |one of the )?founding members?"
            r"|bin ich (?:ein )?grundungsmitglied|suis-je (?:un |une )?membre fondat(?:eur|rice)|soy (?:miembro|"
            r"soci[oa]) fundador[a]?"
        ),
    ),
    (
        Fact.MAY_AMEND,
        (
            r"(?:may|can|could) i (?:already |also |even )?(?:propose|suggest|make|request|ask for) (?:a |an |"
            r"another |to )?"
            rf"(?:rule change|change of rules?|amendment|(?:change|amend)(?: (?:to|of|in))? {_RULES})"
            rf"|(?:may|can|could) (?:i|anyone|anybody) (?:change|amend) {_RULES}"
            rf"|(?:darf|kann) ich (?:eine )?(?:regelanderung|satzungsanderung|verfassungsanderung|"
            rf"anderung {_RULES}) "
            r"(?:vorschlagen|beantragen)"
            rf"|puis-je proposer (?:un changement|une modification|un amendement)(?: (?:de|"
            rf"des|du|a|aux|dans) ?{_RULES})?"
            rf"|puedo proponer (?:un cambio|una modificacion|una enmienda|una reforma)(?: (?:de|"
            rf"en|a) ?{_RULES})?"
        ),
    ),
    (
        Fact.ADOPTED,
        (
            r"(?:when|since when) (?:was|is|did|has) (?:this |the |our )(?:constitution|text|"
            r"charter)(?: been)? (?:adopted|made|written"
            r"|in force|take effect|come into force|start|begin|valid)|(?:what|which) version of (?:the |our |"
            r"this )constitution is in force"
            r"|(?:wann wurde|seit wann gilt) (?:diese |die |unsere )verfassung(?: (?:beschlossen|angenommen))?"
            r"|depuis quand (?:cette |la |notre )constitution (?:est(?:-elle)? )?en vigueur"
            r"|desde cuando (?:esta en vigor|vale|rige) (?:esta |la |nuestra )constitucion"
        ),
    ),
    (
        Fact.BOT,
        (
            r"(?:are|is) (?:you|this|govbot|the bot) (?:really )?(?:an? )?(?:ai|bot|robot|human|person|machine|"
            r"real|llm|chatgpt|language model"
            r"|real person|program)(?: or (?:an? )?\w+)?|what are you|who (?:made|built|wrote|"
            r"programmed) (?:you|govbot|this bot)"
            r"|(?:do|does) (?:you|govbot|the bot) use (?:an? )?(?:ai|llm|chatgpt|language model)"
            r"|(?:which|what) (?:ai|model|llm|language model) (?:do you use|are you|helps you|is used(?: here)?)"
            r"|does (?:an? |the )?(?:ai|model|llm|language model) (?:read|decide|count)(?: \w+){0,3}"
            r"|bist du (?:ein |eine )?(?:ki|bot|mensch|roboter|maschine|programm)|(?:wer|was) bist du|"
            r"wer hat dich (?:gemacht|gebaut|programmiert)"
            r"|(?:es-tu|etes-vous|tu es) (?:un |une )?(?:ia|robot|humaine?|bot|machine|programme)|qui (?:es-tu|"
            r"etes-vous)"
            r"|(?:eres|es usted) (?:un |una )?(?:ia|robot|bot|humano|persona|maquina|programa)|(?:quien|que) eres"
        ),
    ),
    (
        Fact.TOO_FEW,
        (
            r"what (?:if|happens if|happens when|when) (?:nobody|no one|not enough (?:people|members|of us)|"
            r"too few(?: people| members)?"
            r"|hardly anybody) (?:votes?|takes? part|participates?|shows? up|turns? up)(?: on it| at all)?"
            r"|was (?:passiert|ist|geschieht),? wenn (?:niemand|keiner|zu wenige?|nicht genug(?: leute|"
            r" mitglieder)?)(?: leute| mitglieder)? "
            r"(?:abstimmt|abstimmen|mitmacht|mitmachen|stimmt|teilnimmt|teilnehmen)"
            r"|que se passe-t-il (?:si|quand) (?:personne ne|trop peu de (?:gens|membres)|pas assez de (?:gens|"
            r"membres)) (?:vot|particip)(?:e|ent)"
            r"|que (?:pasa|ocurre|sucede) si (?:nadie|muy pocos|no) (?:vota|votan|participa|"
            r"participan)(?: nadie| suficientes?(?: \w+)?)?"
        ),
    ),
    (
        Fact.HOLDERS,
        (
            r"who (?:is|are|'s|sits|serves) (?:currently |now )*(?:on |in )?(?:the |our |"
            r"your )?([a-z-]{3,30}(?: [a-z-]{3,30})?)"
            r"(?: (?:here|now|right now|currently|at the moment))?"
            r"|wer (?:ist|sind|sitzt)(?: hier| gerade)? (?:im |in der |der |die |das |unser\w* )?([a-z-]{3,30})"
            r"|qui (?:est|sont|siege) (?:au |dans (?:le|la) |le |la |les |notre |nos )?([a-z-]{3,30})"
            r"|quien(?:es)? (?:es|son|esta|estan|forman?) (?:en )?(?:la |el |los |las )?([a-z-]{3,30})"
        ),
    ),
)
FORMS_OF_PEOPLE = compiled(_WRITTEN)
