"""The sentences in German."""

from typing import Final

from governance.domain.electorate import Because

WEEKDAYS: Final = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
MONTHS: Final = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
DATE: Final = "{weekday}, {day}. {month} {year}"
WORDS: Final = {
    "nothing open": "Im Moment wird über nichts abgestimmt.",
    "open": "Abgestimmt wird über: {listed}.",
    "until": " (bis {at})",
    "ended": "Die Abstimmung über #{number} ist zu Ende seit: {at}.",
    "ends": "Die Abstimmung über #{number} endet: {at}.",
    "discussed": "Über #{number} wird gesprochen bis: {at}. Wie es weitergeht, steht auf der Seite dazu.",
    "signed": "#{number} sammelt Unterschriften bis: {at}. Unterschreiben genug, wird darüber abgestimmt.",
    "nothing in force": "Noch gilt nichts, was hier beschlossen wurde. Schreib “constitution”, um die Regeln zu lesen.",
    "in force": "Es gilt, das Neueste zuerst: {listed}.",
    "also decided": "Auch entschieden: {listed}.",
    "adopted": "Fassung {version} unserer Regeln gilt seit: {at}.",
    "join first": "Du bist noch nicht Mitglied. Schreib “join”, um es zu werden.",
    "member": "Ja, du bist Mitglied.",
    "one on the roll": "Wir haben 1 aktives Mitglied.",
    "on the roll": "Wir haben {count} aktive Mitglieder.",
    "no moderators": "Hier moderiert noch niemand.",
    "one moderator": "Eine Person moderiert hier{named}.",
    "moderators": "{count} Personen moderieren hier{named}.",
    "no such": "Einen Vorschlag #{number} kann ich hier nicht zeigen.",
    "stands": "{named}: {label}.{until}{count}{reason}",
    "until then": " Bis: {at}.",
    "count": " Die Stimmen: {agree} dafür, {disagree} dagegen, {abstain} enthalten.",
    "too few": " {cast} haben mitgemacht, {needed} waren nötig.",
    "reason": " Grund: {reason}",
    "so far": "Bisher: {listed}.",
    "nobody so far": "Bisher hat niemand geantwortet.",
    "earlier ones": " Deine früheren: {listed}.",
    "looked at first": (
        "Jemand Unbeteiligtes aus der Moderation sieht deinen Vorschlag an, bevor ihn sonst jemand sieht. Du "
        "hörst von mir."
    ),
    "nothing proposed": "Du hast hier noch nichts vorgeschlagen. Schreib dazu “propose” und was du willst.",
    "still open": "Ja: {named} ist offen bis: {at}. {label}.",
    "no longer open": "Nein. {named}: {label}.{until}",
    "vote after": (
        "Noch nicht: Über #{number} wird erst gesprochen{until}; danach kannst du abstimmen. Antworte gern im Thread."
    ),
    "may sign": (
        "Du kannst #{number} unterschreiben{until}: schreib “sign {number}”. Unterschreiben genug, wird abgestimmt."
    ),
    "may choose": (
        "Ja, du darfst über #{number} abstimmen{until}. Auf der Seite dazu steht, was zur Wahl steht und wie du wählst."
    ),
    "proposer": "#{number} hat @{handle} vorgeschlagen.",
    "my vote": "Deine Stimme zu {named} zählt als: {said}.",
    "no vote of mine": "Zu {named} zählt keine Stimme von dir.",
    "no model": "Kein Sprachmodell hilft mir hier: Ich verstehe nach festen Regeln und zitiere eure eigenen Texte.",
    "model": (
        "Das Sprachmodell {model} hilft mir beim Lesen; was es verstanden hat, zählt erst, wenn ich nachgefragt "
        "habe. Mit “no ai” bleiben deine Worte von ihm fern."
    ),
    "bot": (
        "Ich bin Govbot, ein Programm. Ich zähle, achte auf Fristen und schlage nach; ich stimme und entscheide "
        "nie. {helps}"
    ),
    "why me": (
        "Warum, sehe ich nicht: Was die Moderation auf dem Server tut, geht nicht durch mich. Bitte frag sie. War "
        "es ein Beschluss von hier, schreib “appeal”, seine Nummer und warum."
    ),
    "can you": (
        "So etwas tue ich nie von selbst. Schreib “propose” und was geschehen soll, dann entscheiden die "
        "Mitglieder. Kann es nicht warten, sag es der Moderation."
    ),
    "rules": "Unsere Regeln heißen „{title}“, Fassung {version}. Den Link bekommst du mit “constitution”.",
    "may propose": "Ja, das darfst du. Schreib “propose” und was du vorschlägst.",
    "vote later": "Im Moment wird über nichts abgestimmt. Über das Nächste darfst du mit abstimmen.",
    "may vote": "Ja, du darfst über #{number} abstimmen{until}. Schreib “agree {number}” oder eine andere Wahl.",
    "until when": ", bis {at}",
    "of": " von {all}",
    "took part": (
        "{many} haben bei {named} mitgemacht{listed}. Abgestimmt wird hier öffentlich: Wer wie gestimmt hat, "
        "steht auf der Seite dazu."
    ),
    "not open": "Über #{number} wird gerade nicht abgestimmt. {label}.{until}",
    "not there": (
        "Über #{number} wird nicht abgestimmt: Einen solchen Vorschlag gibt es nicht. Mit “status” siehst du, was "
        "offen ist."
    ),
    "nobody holds": "{title}: Dieses Amt hat hier noch niemand.",
    "not on it": "Nicht über #{number}: {reason}",
    "not yet": "Noch nicht: {reason}",
    "not later": "Im Moment wird über nichts abgestimmt, und du könntest noch nicht: {reason}",
    "may amend": "Ja, das darfst du. Schreib: propose replace “alte Worte” by “neue Worte” in {section}",
    "no member": "Du bist noch nicht Mitglied. Schreib “join”, um es zu werden.",
    "came later": "Wer abstimmen darf, wurde zu Beginn der Abstimmung festgehalten, und du kamst später.",
    "joined on": (
        "Nach dem öffentlichen Protokoll wurde @{handle} hier Mitglied: {at}. Wer seitdem ausgetreten ist, nennt "
        "es nicht, und ich auch nicht. Mehr weiß die Moderation."
    ),
    "not on record": (
        "Im öffentlichen Protokoll steht nicht, dass @{handle} hier Mitglied wurde. Mehr sage ich nicht über "
        "andere. @{handle} oder die Moderation kann es."
    ),
    "holds": "Ja: @{handle} hat hier das Amt „{title}“.",
    "holds not": "Nein: Nach dem, was hier beschlossen wurde, hat @{handle} das Amt „{title}“ zurzeit nicht.",
    "moderates": "Ja: @{handle} moderiert hier durch Beschluss der Gemeinschaft.",
    "moderates not": (
        "Kein Beschluss der Gemeinschaft macht @{handle} zurzeit zur Moderation. Wen der Server selbst benannt "
        "hat, steht auf dessen Seiten."
    ),
}
CHOICES: Final = {
    "agree": "dafür",
    "disagree": "dagegen",
    "abstain": "Enthaltung",
    "block": "Block",
    "stand aside": "beiseite getreten",
    "not involved": "nicht beteiligt",
    "object": "Einwand",
    "sign": "Unterschrift",
    "taken back": "zurückgenommen",
}
LABELS: Final = {
    "Open for votes": "Es wird abgestimmt",
    "Announced": "Angekündigt",
    "On hold": "Angehalten",
    "Vetoed": "Durch Veto gestoppt",
    "Passed, in its grace time": "Angenommen, in der Einspruchsfrist",
    "Passed, waiting": "Angenommen, wartet noch",
    "In force": "In Kraft",
    "Not decided": "Nicht entschieden, zu wenige machten mit",
    "Not passed": "Abgelehnt",
    "Being prepared": "In Vorbereitung",
    "Gathering support": "Sammelt Unterschriften",
    "Being discussed": "Wird besprochen",
    "Being counted": "Wird ausgezählt",
    "Passed": "Angenommen",
    "Passed, not carried out": "Angenommen, nicht ausgeführt",
    "Expired": "Verfallen",
    "Reversed": "Zurückgenommen",
    "Withdrawn": "Zurückgezogen",
    "Cancelled": "Abgebrochen",
    "Decided": "Entschieden",
    "Ended": "Beendet",
    "Waiting": "Wartet",
    "Goes on elsewhere": "Geht anderswo weiter",
    "Left to people": "Den Menschen überlassen",
}
REASONS: Final = {
    Because.SUSPENDED: "Deine Mitgliedschaft ruht. Mehr weiß die Moderation.",
    Because.LEFT: "Du bist ausgetreten. Schreib “join”, um zurückzukommen.",
    Because.WAITING: "Die Moderation hat dich noch nicht aufgenommen. Ich schreibe dir, sobald sie es getan hat.",
    Because.DECLINED: "Du wurdest nicht aufgenommen. Mehr weiß die Moderation.",
    Because.MOVED: "Dieses Konto ist umgezogen. Bitte schreib von deinem neuen: Es hat deine Stimme.",
    Because.NO_ROLE: "Dafür braucht es ein Amt, das du nicht hast. Ämter werden durch Beschluss vergeben.",
    Because.REMOTE: (
        "Das dürfen nur Mitglieder mit einem Konto auf dem Server der Gemeinschaft. In der Diskussion bist du "
        "willkommen."
    ),
    Because.TOO_NEW: "Wer neu ist, wartet erst eine Weile. Für dich geht es ab: {at}.",
    Because.ACCOUNT_TOO_NEW: "Dein Konto ist hier noch nicht lange genug bekannt. Für dich geht es ab: {at}.",
    Because.TOO_FEW_VOTES: (
        "Nötig sind {needed} Stimmen in den letzten Entscheidungen, du hast {have}. Mit “status” siehst du, was "
        "sonst offen ist."
    ),
    Because.NOT_VOUCHED: (
        "{needed} Mitglieder müssen für dich bürgen, bisher sind es {have}. Wer dich kennt, schreibt mir “vouch "
        "for” und deinen Namen."
    ),
}
