"""What texts call those who decide: members, bodies and offices in four languages, and people by what they do."""

from __future__ import annotations

from typing import Final

_NO_AGENTS: Final = r"(?:Oth|Matt|Ord|Pap|Numb|Off|Lett|Pow|Comput|Serv|Besond|And|Chapt|Quart|Chart|Cent|Cov|Stick|Bann|Tim|Ref|Septemb|Octob|Novemb|Decemb)ers?|(?:Err|Mirr|Fact|Col|Maj|Min)ors?"
_AGENTS: Final = (
    r"(?-i:(?!(?:numb|matt|ord|oth|pap|off|lett|pow|serv|comput|chapt|quart|chart|cov|tim|ref|mark|fold|filt|cent|corn|lay|regist|post|bann|met|head|foot|mann|answ|numb|trigg|oth|ent|diff|consid|suff|rememb|deliv|transf|gath|cons|off|rend|ang|past|newslett|rout|contain|custom|paramet|charact|should|fing|barri|carri|low|high|clust|bord|disord|preord|buff|adapt|driv|lev|printers|screen|ledg|stick|butt|num|cyph|ciph)ers(?!\w)|(?:err|mirr|fact|col|maj|min|flo|do|mot|vect|sens|monit|hon|harb|fav|col|lab|behavi|hum|tum|rum|vap|arm|calculat|indicat|generat|descript|operat|process|terr|horr|anch)ors(?!\w))"
    r"(?:[a-z]{3,}(?:ers|ors)|guardians|librarians|custodians|electricians|technicians|artists|activists|scientists|specialists|cyclists|journalists|organists|historians|musicians|politicians))"
)
"""What people are called by what they do, in small letters: more than a list of words can hold."""
AGENT: Final = (
    rf"(?-i:(?!(?:{_NO_AGENTS})(?!\w))(?:[A-Z]\w{{2,}}(?:ers|ors|ians|ists)|(?<=[a-z] )[A-Z]\w{{2,}}(?:er|or|ian|ist)))"
)
"""What a text calls its people by what they do: "the Forgers", "a Keeper"."""
PERSON: Final = (
    r"(?:(?<=by the )[a-z]+ meetings?|(?:member|governing|deciding|decision-making|legislative|student|electoral|ruling|supervisory) bod(?:y|ies)|(?:member|worker)-owners?|(?:owner|worker|student)-members?|devs?|packagers?|(?:whole|entire) (?:server|instance|project|house|group|club|town|village|team|company|congregation)|ex(?:ec)?com(?:m|mittee)?s?|exec(?:s|utive(?: committee| board| team| council))|attendees|grantees|signatories|alumni|families"
    rf"|{_AGENTS}"
    r"|members?(?:hips?)?|contributors?|maintainers?|committers?|developers?|citizens?|users?|residents?|tenants?|delegates?|representatives?|councill?ors?|councils?"
    r"|(?:general|annual|monthly|weekly|special|extraordinary|members'?|membership|community|house|plenary) (?:\w+ )?meetings?|meetings? of (?:the |all )?members|boards?(?: of directors| of trustees)?|committees?|teams?|assembl(?:y|ies)|moderators?|mods?|bureaucrats?|sysops?|admins?|administrators?|owners?|stewards?|trustees?|directors?|employees|workers?"
    r"|participants?|people|persons?|brothers|sisters|brotherhood|sisterhood|voters?|electors?|electorate|officers?|chair(?:person|man|woman|s)?|presidents?|secretar(?:y|ies)|treasurers?|leads?|leaders?|founders?|bdfl|dictator|managers?|wardens?|helpers?|engineers?|regulars?|crew|group|mentors?|volunteers?|players?|households?|adults?|fellows?|students?|staff|parents?"
    r"|reviewers?|approvers?|editors?|stakeholders?|shareholders?|holders?|hackers?|community|collective|circles?|core devs?|collaborators?|partners?|seniors?|elders?|keepers?|guardians?|facilitators?|organi[sz]ers?|coordinators?|\w+(?:holders?|keepers?|masters?)|accounts?|everyone|everybody|anyone|anybody|senate|cabinet|jury|jurors|panel|(?<=[Dd]ie )moderation|mitarbeiter\w*|gärtner\w*"
    rf"|{AGENT}"
    r"|mitglied(?:er[ns]?|e?s|ern)?|(?:übrigen|verbliebenen|verbleibenden|restlichen)(?: \w*mitglieder\w*)?|\w*mitglied(?:er[ns]?|e?s)?|vorstand(?:e?s|smitglieder)?|mitglied(?:er|s)versammlung|\w{2,}(?:s|en|er)rat(?:e?s)?|(?:bei|ehren)rat(?:e?s)?|\w*plenum|\w*gemeinschaft|bewohner\w*|nutzer\w*|personen|beirat|rat|versammlung|genossen\w*|teilnehme\w*|delegierten?|moderator\w*|leute|menschen|\w*team|\w*ausschuss|\w*kreis|\w*gruppe|schiedsgericht|ehrengericht|schiedskommission|\w+versammlung|\w+vorstand|others|housemates?|roommates?|neighbou?rs?|sprecher\w*|vorsitzende\w*|kassier\w*|kassenwart\w*|schatzmeister\w*|schriftführer\w*|(?-i:Aktiven|Angehörigen|Beteiligten|Studierenden|Lehrenden|Mitarbeitenden|Freiwilligen|Ehrenamtlichen|Teilnehmenden|Engagierten|Wahlberechtigten|Eltern)"
    r"|membres?|comptes|adhérente?s?|assemblée(?: générale)?|conseil(?: d'administration)?|bureau|sociétaires?|habitante?s?|personnes?|usag\w+|électeurs?|président\w*|modérat\w+(?:·\w+)*|administrat(?!ion)\w+(?:·\w+)*|équipe(?: de modération)?|(?<=[Ll]e )(?:groupe|collectif|cercle)|(?<=[Uu]n )groupe|comité|commission|jurés?|jury|délégué\w*|trésori\w+|secrétaires?|organisat\w+|animat\w+"
    r"|mainteneu(?:r|se)s?|contribut(?:eur|rice)s?|développeu(?:r|se)s?|collaborat(?:eur|rice)s?|bénévoles?|coordinat(?:eur|rice)s?|responsables?|référente?s?|camarades?|congrès|congreso|kongress|gesamtheit der mitglieder|salariée?s?|coopérat(?:eur|rice)s?|familles?|représentante?s?|mantenedor\w*|contribuidor\w*|colaborador\w*|desarrollador\w*|cooperativistas?|delegad[oa]s?|representantes?|voluntari[oa]s?|vecindario|comunidad"
    r"|miembros?|cuentas|soci[oa]s?|asamblea(?: general)?|directorio|director(?:es|as)|consejer[oa]s?|integrantes|junta(?: directiva)?|consejo|personas?|vecin[oa]s?|usuari[oa]s?|asociad[oa]s?|comisi[óo]n(?:es)?(?: (?:directiva|electoral|gestora|permanente|ejecutiva))?|comité|equipo|(?<=el )(?:grupo(?: motor| promotor)?|colectivo|círculo)|moderador\w*|administrador\w*|presidencia|president[ea]s?|tesorer[oa]s?|secretari[oa]s?|vocal(?:es)?|coordinaci[óo]n|coordinador\w*|organizador\w*|viviendas?)"
)
