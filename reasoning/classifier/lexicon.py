"""Words of several languages that point at what a message asks for: data only, accents folded as in `grammar.fold`."""

import re

_WORDS: dict[str, str] = {
    "for": (
        r"yes|yess+|yep|yeah|yea|aye|agree\w*|support\w*|favou?rs?|in favou?r|back|backing|approv\w+|consent"
        r"|\+1|👍|✅|💯|thumbs up|endors\w+"
        r"|ja|dafur|dafuer|zustimm\w*|stimme|unterstutz\w*|befurwort\w*|fur|einverstanden|oui|pour|favorable"
        r"|d'accord|soutien\w*|approuv\w*"
        r"|si|a favor|apoyo|apoyar|acuerdo|favore|favorevole|appoggio|d'accordo|sim|concordo|apoio|voor|steun"
        r"|eens|mee eens|za|popieram|tak"
    ),
    "against": (
        r"no|nope|nah|nay|against|oppos\w+|reject\w*|disagree\w*|dissent\w*|-1|👎|❌|thumbs down|objection\w*|nein"
        r"|dagegen"
        r"|ablehn\w*|lehne|gegen"
        r"|non|contre|oppose|rejette|en contra|rechazo|opongo|contra|contrario|contro|nao|tegen|nee|przeciw\w*|nie"
    ),
    "abstain": (
        r"abst\w+|neutral|neither|no opinion|blank vote|sit(?:ting)? (?:this|it) (?:one )?out|enthalt\w*|weder"
        r"|m'abstiens|m'abstenir|blanc"
        r"|astengo|astensione|onthoud\w*|onthouding|blanco|wstrzymuj\w*|abstenho\w*"
    ),
    "block": (
        r"block\w*|blockier\w*|bloqu\w+|blocco|bloccare|blokke\w*|blocage|fundamental objection"
        r"|grundsatzlich\w* einwand"
    ),
    "vote": (
        r"votes?|voting|voted|ballot|stimmen?|abstimm\w*|votiere|vot(?:er|ez|ons|e|o|a|os|ar|i|are)|voix"
        r"|votacion\w*|votazione|stem|stemmen"
        r"|stemming|glos\w*"
    ),
    "propose": (
        r"propos(?:e|al|als|ing|ed|er|ons)|propongo|proponho|proponemos|proporre|proponer|propor|motion"
        r"|suggest\w*|let'?s|let us|we should|vorschlag\w*"
        r"|vorschlage|schlage|antrag|beantrage|abstimmen|mettons|soumets|propuesta|sometamos|proposta"
        r"|proposition|voorstel\w*|stel|wniosek|proponuj\w*"
        r"|formal|amend\w*|new rule|put (?:it |this |that )?to"
    ),
    "ask": (
        r"what|whats|what's|who|who's|which|when|where|why|how|how's|hows|can|may|is|are|do|does|did|should"
        r"|would|will|was|wer|wie|wo|wann"
        r"|warum|welche\w*|darf|kann|qui|que|quoi|comment|quand|ou|combien|quel\w*|puis-je|peut-on|est-ce"
        r"|quien|quienes|como|cuando|donde|cuant\w*"
        r"|puedo|cual\w*|chi|cosa|come|quando|dove|quanto|posso|quem|wie|hoe|wanneer|waar|mag|welke|kto|jak"
        r"|kiedy|gdzie|czy|co"
    ),
    "status": (
        r"status|state of|stands?|doing|going|tally|count|results?|so far|open|running|still|yet|pass(?:ed)?"
        r"|update|progress|deadline|ends?|left"
        r"|stand|zwischenstand|ergebnis\w*|offen\w*|lauft|laufen|endet|angenommen|bisher|durch|resultat\w*"
        r"|en cours|ouvert\w*|passee|ou en est"
        r"|resultados?|abiert\w*|aprob\w*|va|lleva|termina|apert\w*|passata|aberta\w*|aprovada|lopen"
        r"|aangenomen|wynik|otwart\w*"
    ),
    "appeal": (
        r"appeal\w*|contest\w*|review\w*|reconsider|challeng\w*|overturn|unfair|wrong\w*|mistake|einspruch"
        r"|widerspruch|beschwerde|anfecht\w*|fechte"
        r"|uberprufen|pruft|ungerecht|appel|recours|conteste|reexamen|injuste|apel\w+|recurr\w+|impugn\w*"
        r"|revis\w*|injust\w+|ricorso|contesto"
        r"|revisione|recorro|contestar|revisao|beroep|bezwaar|herziening|odwoluj\w*|odwołuj\w*"
    ),
    "mine": r"my|mine|me|mein\w*|mir|mich|mon|ma|mes|mi|mis|mio|mia|meu|minha|mijn|moj\w*|swoj\w*|swoją",
    "veto": r"vet[oa]\w*|vetorecht",
    "help": (
        r"help|commands?|manual|menu|instructions|how (?:do|can|should) i|what can you|who are you|hilfe"
        r"|befehle|anleitung|was kannst du|benutze"
        r"|aide|commandes|ayuda|comandos|aiuto|comandi|ajuda|commando\w*|hulp|pomoc|komend\w*"
    ),
    "withdraw": (
        r"withdraw\w*|retract\w*|scrap|cancel|drop|pull|tak\w+ back|never ?mind|zuruck\w*|zieh\w*|streichen"
        r"|retir\w+|annul\w*|reprends|anula"
        r"|ritir\w+|intrekken|trek|wycofuj\w*|obsolete"
    ),
    "join": (
        r"join\w*|become a member|sign me up|add me|register|mitglied werden|beitreten|aufnehmen"
        r"|devenir membre|ser miembro|ser membro|diventare membro|lid worden"
    ),
    "leave": (
        r"leave|leaving|quit|membership|austreten|mitgliedschaft|quitte|plus etre membre|de baja|ya no"
        r"|lid meer|ja nao"
    ),
    "suspend": (
        r"suspend\w*|bann?\w*|kick\w*|expel\w*|remov\w*|sperr\w*|rauswerf\w*|ausschlie\w*|suspendre|exclu\w*"
        r"|expuls\w*|espell\w*|sospend\w*"
        r"|schors\w*|verbann\w*|zawies\w*|zablok\w*"
    ),
    "silence": r"silenc\w*|limit\w*|mut(?:e|ed|ing)|stummschalt\w*|limitier\w*|silenci\w*|silenzi\w*|dempen",
    "delete": (
        r"delet\w*|take down|taken down|losch\w*|supprim\w*|suppression|borr\w*|elimin\w*|cancell\w*|apag\w*"
        r"|remov\w*|verwijder\w*|usun\w*"
    ),
    "domain": (
        r"domains?|instances?|servers?|defederat\w*|instanz\w*|defeder\w*|servidor\w*|instancia\w*|istanza"
        r"|dominio|domein|serwer\w*"
    ),
    "rule": r"rules?|regel\w*|regle\w*|norma\w*|regla\w*|regol\w*|regra\w*|zasad\w*",
    "constitution": (
        r"constitution\w*|constitucion\w*|constituzione|constituicao|article|section|articulo|articolo|artigo"
        r"|artikel|paragraph|verfassung\w*|satzung\w*|statut\w*|estatut\w*|clause|grondwet|bylaws?"
    ),
    "announce": r"announc\w*|ankundig\w*|annonc\w*|anunci\w*|annuncio|aankondig\w*|oglosz\w*",
    "role": r"moderator\w*|moderat\w+|moderador\w*|admins?|role|treasurer|board|rolle|vorstand",
    "others": (
        r"everyone|everybody|all of (?:us|you)|alle|tous|todos|tutti|allemaal|somebody|someone|people|they|he"
        r"|she|er|sie|il|elle|friend"
    ),
    "thanks": (
        r"thanks|thank you|thx|cheers|danke|merci|gracias|grazie|obrigad\w*|bedankt|dziekuj\w*|welcome"
        r"|congrat\w*|good morning|hello|hi|sorry"
    ),
    "unsure": (
        r"maybe|perhaps|unsure|not sure|undecided|thinking|think about|vielleicht|peut-etre|quizas|tal vez"
        r"|forse|talvez|misschien|moze|still reading|made up"
    ),
    "only_if": r"if|unless|only if|once|provided|wenn|falls|sofern|si|se|als|jesli|caso|sobald",
    "sign": r"sign\w*|unterschr\w*|unterzeichn\w*|petition\w*|peticion|petizione|peticao|petitie|firm[ao]\w*|assino",
    "stand": r"nominat\w*|nominier\w*|nominacion|candidat\w*|kandidat\w*|kandidier\w*|candido|kandidaat",
    "accept": r"accept\w*|nehme|annehm\w*|acepto|accetto|aanvaard\w*|aceito",
    "options": r"options?|optionen|opciones|opzioni|[b-hB-H]|rank\w*|first|zuerst|d'abord|primero|prima|eerst",
    "record": (
        r"audit|logs?|protocol|protokoll\w*|records?|history|journal|registre|historique|registro|historial|verzeichnis"
        r"|processes|procedures|verfahren|procedure\w*"
    ),
    "machine": (
        r"system|assistant|instructions?|anweisung\w*|admin mode|override|execute|istruzioni|instrucciones"
        r"|instructies|instrukcj\w*|instrucoes|prompt|immediately"
    ),
    "behalf": r"behalf|im namen|au nom|en nombre|a nome|em nome|namens|w imieniu",
    "first": r"i|i'm|im|i'd|i'll|i've|ich|je|j'\w+|yo|io|eu|ik|we|wir|nous|mijn|my|meine|mi",
    "said": (
        r"said|says|say|told|wrote|thinks?|heard|gesagt|sagt|meint|schrieb|a dit|dit|dijo|ha detto|disse|zei"
        r"|powiedzial\w*"
    ),
}
SIGNS: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])") for name, words in _WORDS.items()
}
"""One pattern for each sign, to be searched in a folded message."""
