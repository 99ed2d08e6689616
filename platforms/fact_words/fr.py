"""The sentences in French."""

from typing import Final

from governance.domain.electorate import Because

WEEKDAYS: Final = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
MONTHS: Final = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
DATE: Final = "{weekday} {day} {month} {year}"
WORDS: Final = {
    "nothing open": "Aucun vote n’est ouvert pour le moment.",
    "open": "Votes ouverts : {listed}.",
    "until": " (jusqu’au {at})",
    "ended": "Le vote sur #{number} s’est terminé le {at}.",
    "ends": "Le vote sur #{number} se termine le {at}.",
    "discussed": "On discute de #{number} jusqu’au {at}. La suite est sur sa page.",
    "signed": "#{number} recueille des signatures jusqu’au {at}. S’il y en a assez, on vote.",
    "nothing in force": (
        "Rien de ce qui a été décidé n’est encore en vigueur. Pour lire nos règles, écris “constitution”."
    ),
    "in force": "En vigueur, le plus récent d’abord : {listed}.",
    "also decided": "Décidé aussi : {listed}.",
    "adopted": "La version {version} de nos règles est en vigueur depuis le {at}.",
    "join first": "Tu n’es pas encore membre. Écris “join” pour le devenir.",
    "member": "Oui, tu es membre.",
    "one on the roll": "Nous avons 1 membre actif.",
    "on the roll": "Nous sommes {count} membres actifs.",
    "no moderators": "Personne ne modère encore ici.",
    "one moderator": "Une personne modère ici{named}.",
    "moderators": "{count} personnes modèrent ici{named}.",
    "no such": "Je n’ai pas de proposition #{number} à montrer ici.",
    "stands": "{named} : {label}.{until}{count}{reason}",
    "until then": " Jusqu’au {at}.",
    "count": " Les voix : {agree} pour, {disagree} contre, {abstain} abstention(s).",
    "too few": " {cast} ont participé, il en fallait {needed}.",
    "reason": " Motif : {reason}",
    "so far": "Jusqu’ici : {listed}.",
    "nobody so far": "Personne n’a encore répondu.",
    "earlier ones": " Tes précédentes : {listed}.",
    "looked at first": (
        "Une personne de la modération qui n’est pas concernée regarde ta proposition avant tout le monde. Je te "
        "préviendrai."
    ),
    "nothing proposed": "Tu n’as encore rien proposé ici. Pour le faire, écris “propose” et ce que tu veux.",
    "still open": "Oui : {named} est ouvert jusqu’au {at}. {label}.",
    "no longer open": "Non. {named} : {label}.{until}",
    "vote after": (
        "Pas encore : on discute d’abord de #{number}{until} ; ensuite tu pourras voter. Réponds dans le fil."
    ),
    "may sign": "Tu peux signer #{number}{until} : écris “sign {number}”. S’il y a assez de signatures, on vote.",
    "may choose": "Oui, tu peux voter sur #{number}{until}. Sa page montre les options et comment choisir.",
    "proposer": "#{number} a été proposé par @{handle}.",
    "my vote": "Ton vote sur {named} compte comme : {said}.",
    "no vote of mine": "Aucun vote de toi ne compte sur {named}.",
    "no model": "Aucun modèle de langage ne m’aide ici : je comprends par des règles fixes et je cite vos textes.",
    "model": (
        "Le modèle de langage {model} m’aide à lire ; je demande avant que compte ce qu’il a compris. Écris “no "
        "ai” pour qu’il ne lise pas tes mots."
    ),
    "bot": (
        "Je suis Govbot, un programme. Je compte, je veille aux délais et je cherche ; je ne vote ni ne décide "
        "jamais. {helps}"
    ),
    "why me": (
        "Je ne vois pas pourquoi : ce que fait la modération sur le serveur ne passe pas par moi. Demande-lui. Si "
        "cela vient d’une décision d’ici, écris “appeal”, son numéro et pourquoi."
    ),
    "can you": (
        "Je ne fais rien de tel de moi-même. Écris “propose” et ce qu’il faut faire, et les membres décident. Si "
        "cela ne peut attendre, dis-le à la modération."
    ),
    "rules": "Nos règles s’appellent « {title} », version {version}. Écris “constitution” pour le lien.",
    "may propose": "Oui, tu peux. Écris “propose” et ce que tu proposes.",
    "vote later": "Aucun vote n’est ouvert pour le moment. Tu pourras voter au prochain.",
    "may vote": "Oui, tu peux voter sur #{number}{until}. Écris “agree {number}” ou un autre choix.",
    "until when": " jusqu’au {at}",
    "of": " sur {all}",
    "took part": "{many} ont participé à {named}{listed}. Ici on vote en public : qui a voté quoi est sur sa page.",
    "not open": "On ne vote pas sur #{number} en ce moment. {label}.{until}",
    "not there": (
        "On ne vote pas sur #{number} : cette proposition n’existe pas. Écris “status” pour voir ce qui est ouvert."
    ),
    "nobody holds": "{title} : personne n’a encore cette fonction ici.",
    "not on it": "Pas sur #{number} : {reason}",
    "not yet": "Pas encore : {reason}",
    "not later": "Aucun vote n’est ouvert pour le moment, et tu ne pourrais pas encore voter : {reason}",
    "may amend": "Oui, tu peux. Écris : propose replace “anciens mots” by “nouveaux mots” in {section}",
    "no member": "tu n’es pas encore membre. Écris “join” pour le devenir.",
    "came later": "la liste de qui peut voter a été fixée à l’ouverture, et tu es arrivé après.",
    "joined on": (
        "Le registre public dit que @{handle} est devenu membre ici le {at}. Il ne nomme pas qui est parti "
        "depuis, et moi non plus. La modération peut t’en dire plus."
    ),
    "not on record": (
        "Le registre public ne dit pas que @{handle} soit devenu membre ici. Je n’en dis pas plus sur les autres. "
        "@{handle} ou la modération le peut."
    ),
    "holds": "Oui : @{handle} a ici la fonction « {title} ».",
    "holds not": "Non : d’après ce qui a été décidé ici, @{handle} n’a pas la fonction « {title} » en ce moment.",
    "moderates": "Oui : @{handle} modère par une décision de la communauté.",
    "moderates not": (
        "Aucune décision de la communauté ne confie la modération à @{handle} en ce moment. Les personnes nommées "
        "par le serveur sont sur ses pages."
    ),
}
CHOICES: Final = {
    "agree": "pour",
    "disagree": "contre",
    "abstain": "abstention",
    "block": "blocage",
    "stand aside": "en retrait",
    "not involved": "non concerné",
    "object": "objection",
    "sign": "signature",
    "taken back": "retiré",
}
LABELS: Final = {
    "Open for votes": "Vote ouvert",
    "Announced": "Annoncé",
    "On hold": "En attente",
    "Vetoed": "Arrêté par un veto",
    "Passed, in its grace time": "Adopté, dans le délai d’opposition",
    "Passed, waiting": "Adopté, en attente",
    "In force": "En vigueur",
    "Not decided": "Pas décidé, trop peu de participants",
    "Not passed": "Rejeté",
    "Being prepared": "En préparation",
    "Gathering support": "Recueille des signatures",
    "Being discussed": "En discussion",
    "Being counted": "En cours de dépouillement",
    "Passed": "Adopté",
    "Passed, not carried out": "Adopté, pas exécuté",
    "Expired": "Expiré",
    "Reversed": "Annulé après coup",
    "Withdrawn": "Retiré",
    "Cancelled": "Interrompu",
    "Decided": "Décidé",
    "Ended": "Terminé",
    "Waiting": "En pause",
    "Goes on elsewhere": "Continue ailleurs",
    "Left to people": "Laissé aux personnes",
}
REASONS: Final = {
    Because.SUSPENDED: "ton adhésion est suspendue. La modération peut t’en dire plus.",
    Because.LEFT: "tu as quitté la communauté. Écris “join” pour revenir.",
    Because.WAITING: "la modération ne t’a pas encore admis. Je t’écrirai dès que ce sera fait.",
    Because.DECLINED: "tu n’as pas été admis. La modération peut t’en dire plus.",
    Because.MOVED: "ce compte a déménagé. Écris depuis le nouveau : il a ta voix.",
    Because.NO_ROLE: "il faut une fonction que tu n’as pas. Les fonctions se donnent par décision.",
    Because.REMOTE: (
        "c’est réservé à qui a un compte sur le serveur de la communauté. Ta parole est bienvenue dans la discussion."
    ),
    Because.TOO_NEW: "les nouveaux attendent un peu. Pour toi, c’est possible à partir du {at}.",
    Because.ACCOUNT_TOO_NEW: (
        "ton compte n’est pas connu ici depuis assez longtemps. Pour toi, c’est possible à partir du {at}."
    ),
    Because.TOO_FEW_VOTES: (
        "il faut {needed} votes dans les dernières décisions, et tu en as {have}. Écris “status” pour voir ce qui "
        "t’est ouvert."
    ),
    Because.NOT_VOUCHED: (
        "{needed} membres doivent se porter garants de toi, et il y en a {have}. Qui te connaît m’écrit “vouch "
        "for” et ton nom."
    ),
}
