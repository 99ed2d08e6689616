"""The sentences in Spanish."""

from typing import Final

from governance.domain.electorate import Because

WEEKDAYS: Final = "lunes martes miércoles jueves viernes sábado domingo".split()
MONTHS: Final = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
DATE: Final = "{weekday} {day} de {month} de {year}"
WORDS: Final = {
    "nothing open": "Ahora mismo no hay ninguna votación abierta.",
    "open": "Votaciones abiertas: {listed}.",
    "until": " (hasta el {at})",
    "ended": "La votación sobre #{number} terminó el {at}.",
    "ends": "La votación sobre #{number} termina el {at}.",
    "discussed": "Se habla de #{number} hasta el {at}. Lo que sigue está en su página.",
    "signed": "#{number} reúne firmas hasta el {at}. Si hay bastantes, se vota.",
    "nothing in force": (
        "Todavía no está en vigor nada de lo decidido. Para leer nuestras reglas, escribe “constitution”."
    ),
    "in force": "En vigor, lo último primero: {listed}.",
    "also decided": "También se decidió: {listed}.",
    "adopted": "La versión {version} de nuestras reglas está en vigor desde el {at}.",
    "join first": "Todavía no eres miembro. Escribe “join” para serlo.",
    "member": "Sí, eres miembro.",
    "one on the roll": "Hay 1 miembro activo.",
    "on the roll": "Somos {count} miembros activos.",
    "no moderators": "Aquí todavía no modera nadie.",
    "one moderator": "Una persona modera aquí{named}.",
    "moderators": "{count} personas moderan aquí{named}.",
    "no such": "No tengo ninguna propuesta #{number} que mostrar aquí.",
    "stands": "{named}: {label}.{until}{count}{reason}",
    "until then": " Hasta el {at}.",
    "count": " Los votos: {agree} a favor, {disagree} en contra, {abstain} abstención(es).",
    "too few": " Participaron {cast}, hacían falta {needed}.",
    "reason": " Motivo: {reason}",
    "so far": "Hasta ahora: {listed}.",
    "nobody so far": "Todavía no ha respondido nadie.",
    "earlier ones": " Las anteriores: {listed}.",
    "looked at first": (
        "Alguien de la moderación que no está implicado mira tu propuesta antes de que la vea nadie. Te avisaré."
    ),
    "nothing proposed": "Todavía no has propuesto nada aquí. Para hacerlo, escribe “propose” y lo que quieres.",
    "still open": "Sí: {named} está abierta hasta el {at}. {label}.",
    "no longer open": "No. {named}: {label}.{until}",
    "vote after": "Todavía no: primero se habla de #{number}{until}; después podrás votar. Responde en el hilo.",
    "may sign": "Puedes firmar #{number}{until}: escribe “sign {number}”. Si hay bastantes firmas, se vota.",
    "may choose": "Sí, puedes votar sobre #{number}{until}. Su página muestra las opciones y cómo elegir.",
    "proposer": "#{number} lo propuso @{handle}.",
    "my vote": "Tu voto sobre {named} cuenta como: {said}.",
    "no vote of mine": "No cuenta ningún voto tuyo sobre {named}.",
    "no model": "Aquí no me ayuda ningún modelo de lenguaje: entiendo por reglas fijas y cito vuestros textos.",
    "model": (
        "El modelo de lenguaje {model} me ayuda a leer; pregunto antes de que cuente lo que ha entendido. Escribe "
        "“no ai” para que no lea tus palabras."
    ),
    "bot": "Soy Govbot, un programa. Cuento, cuido los plazos y busco; nunca voto ni decido. {helps}",
    "why me": (
        "No veo por qué: lo que hace la moderación en el servidor no pasa por mí. Pregúntale. Si vino de una "
        "decisión de aquí, escribe “appeal”, su número y por qué."
    ),
    "can you": (
        "No hago nada así por mi cuenta. Escribe “propose” y lo que hay que hacer, y los miembros deciden. Si no "
        "puede esperar, díselo a la moderación."
    ),
    "rules": "Nuestras reglas se llaman «{title}», versión {version}. Escribe “constitution” para el enlace.",
    "may propose": "Sí, puedes. Escribe “propose” y lo que propones.",
    "vote later": "Ahora mismo no hay ninguna votación abierta. Podrás votar en la próxima.",
    "may vote": "Sí, puedes votar sobre #{number}{until}. Escribe “agree {number}” u otra opción.",
    "until when": " hasta el {at}",
    "of": " de {all}",
    "took part": "Participaron {many} en {named}{listed}. Aquí se vota en público: quién votó qué está en su página.",
    "not open": "Ahora no se vota sobre #{number}. {label}.{until}",
    "not there": "No se vota sobre #{number}: no existe esa propuesta. Escribe “status” para ver lo que está abierto.",
    "nobody holds": "{title}: nadie tiene todavía este cargo aquí.",
    "not on it": "No sobre #{number}: {reason}",
    "not yet": "Todavía no: {reason}",
    "not later": "Ahora mismo no hay ninguna votación abierta, y todavía no podrías votar: {reason}",
    "may amend": "Sí, puedes. Escribe: propose replace “palabras viejas” by “palabras nuevas” in {section}",
    "no member": "todavía no eres miembro. Escribe “join” para serlo.",
    "came later": "quién puede votar se anotó al abrirse la votación, y tú llegaste después.",
    "joined on": (
        "El registro público dice que @{handle} se hizo miembro aquí el {at}. No nombra a quien se ha ido desde "
        "entonces, y yo tampoco. La moderación puede decirte más."
    ),
    "not on record": (
        "El registro público no dice que @{handle} se haya hecho miembro aquí. No digo más de otras personas. "
        "@{handle} o la moderación puede."
    ),
    "holds": "Sí: @{handle} tiene aquí el cargo «{title}».",
    "holds not": "No: según lo decidido aquí, @{handle} no tiene ahora el cargo «{title}».",
    "moderates": "Sí: @{handle} modera por decisión de la comunidad.",
    "moderates not": (
        "Ninguna decisión de la comunidad da ahora la moderación a @{handle}. A quién nombró el propio servidor, "
        "está en sus páginas."
    ),
}
CHOICES: Final = {
    "agree": "a favor",
    "disagree": "en contra",
    "abstain": "abstención",
    "block": "bloqueo",
    "stand aside": "al margen",
    "not involved": "sin participar",
    "object": "objeción",
    "sign": "firma",
    "taken back": "retirado",
}
LABELS: Final = {
    "Open for votes": "Votación abierta",
    "Announced": "Anunciada",
    "On hold": "En espera",
    "Vetoed": "Parada por un veto",
    "Passed, in its grace time": "Aprobada, en el plazo de oposición",
    "Passed, waiting": "Aprobada, en espera",
    "In force": "En vigor",
    "Not decided": "Sin decidir, participaron muy pocos",
    "Not passed": "Rechazada",
    "Being prepared": "En preparación",
    "Gathering support": "Reúne firmas",
    "Being discussed": "En debate",
    "Being counted": "En recuento",
    "Passed": "Aprobada",
    "Passed, not carried out": "Aprobada, sin ejecutar",
    "Expired": "Caducada",
    "Reversed": "Revertida",
    "Withdrawn": "Retirada",
    "Cancelled": "Cancelada",
    "Decided": "Decidida",
    "Ended": "Terminado",
    "Waiting": "En pausa",
    "Goes on elsewhere": "Sigue en otro lugar",
    "Left to people": "En manos de las personas",
}
REASONS: Final = {
    Because.SUSPENDED: "tu pertenencia está suspendida. La moderación puede decirte más.",
    Because.LEFT: "dejaste esta comunidad. Escribe “join” para volver.",
    Because.WAITING: "la moderación todavía no te ha admitido. Te escribiré en cuanto lo haga.",
    Because.DECLINED: "no se te admitió. La moderación puede decirte más.",
    Because.MOVED: "esta cuenta se ha mudado. Escribe desde la nueva: tiene tu voto.",
    Because.NO_ROLE: "hace falta un cargo que no tienes. Los cargos se dan por decisión.",
    Because.REMOTE: "solo pueden quienes tienen cuenta en el servidor de la comunidad. En el debate, tu voz cuenta.",
    Because.TOO_NEW: "quien llega espera un poco. Para ti será posible desde el {at}.",
    Because.ACCOUNT_TOO_NEW: (
        "tu cuenta no se conoce aquí desde hace bastante tiempo. Para ti será posible desde el {at}."
    ),
    Because.TOO_FEW_VOTES: (
        "hacen falta {needed} votos en las últimas decisiones, y tú tienes {have}. Escribe “status” para ver qué "
        "está abierto."
    ),
    Because.NOT_VOUCHED: (
        "{needed} miembros tienen que avalarte, y van {have}. Quien te conoce me escribe “vouch for” y tu nombre."
    ),
}
