"""The sentences in English."""

from typing import Final

WORDS: Final = {
    "nothing open": "Nothing is open for votes right now.",
    "open": "Open for votes: {listed}.",
    "until": " (until {at})",
    "ended": "Voting on #{number} ended on {at}.",
    "ends": "Voting on #{number} ends on {at}.",
    "discussed": "#{number} is being talked about until {at}. What comes next stands on its page.",
    "signed": "#{number} gathers signatures until {at}. It comes to a vote if enough people sign.",
    "nothing in force": "Nothing that was decided is in force yet. To read the constitution, write “constitution”.",
    "in force": "In force, the latest first: {listed}.",
    "also decided": "Also decided: {listed}.",
    "adopted": "Version {version} of the constitution is in force since {at}.",
    "join first": "You are not a member yet. Write “join” to become one.",
    "member": "Yes, you are a member.",
    "one on the roll": "The roll has 1 active member.",
    "on the roll": "The roll has {count} active members.",
    "no moderators": "Nobody moderates this community here yet.",
    "one moderator": "One person moderates this community{named}.",
    "moderators": "{count} people moderate this community{named}.",
    "no such": "There is no proposal #{number} to show here.",
    "stands": "{named}: {label}. {then}{count}{reason}",
    "count": " The vote: {agree} agree, {disagree} disagree, {abstain} abstain.",
    "too few": " {cast} took part, {needed} were needed.",
    "reason": " Reason: {reason}",
    "so far": "So far: {listed}.",
    "nobody so far": "Nobody has answered it yet.",
    "earlier ones": " Your earlier ones: {listed}.",
    "looked at first": (
        "A moderator who is not involved looks at your proposal before anybody sees it. You will hear from me."
    ),
    "nothing proposed": "You have proposed nothing here yet. To do it, write “propose” and what you want.",
    "until then": " Until {at}.",
    "still open": "Yes: {named} is open until {at}, {soon}. {label}.",
    "no longer open": "No. {named}: {label}. {then}",
    "vote after": (
        "Not yet: #{number} is being talked about{until}; after that you may vote. To say what you think, reply "
        "in its thread."
    ),
    "may sign": "You may sign #{number}{until}: write “sign {number}”. It comes to a vote if enough people sign.",
    "may choose": "Yes, you may vote on #{number}{until}. Its page lists the options and how to write your choice.",
    "proposer": "#{number} was proposed by @{handle}.",
    "my vote": "Your vote on {named} counts as: {said}.",
    "no vote of mine": "No vote of yours counts on {named}.",
    "no model": "No language model helps me here: I understand by fixed rules, and quote your own texts.",
    "model": (
        "The language model {model} helps me to read; I ask before anything it understood counts. Write “no ai” "
        "to keep your words from it."
    ),
    "bot": "I am Govbot, a program. I count, keep time and look things up; I never vote and never decide. {helps}",
    "why me": (
        "I cannot see why: what moderators do on the server does not pass through me. Please ask a moderator. If "
        "it came from a decision here, write “appeal”, its number and why."
    ),
    "can you": (
        "I do nothing of the kind by myself. Write “propose” and what should be done, and the members decide. If "
        "it cannot wait, tell a moderator."
    ),
    "rules": "Our rules are “{title}”, version {version}. Write “constitution” for the link.",
    "may propose": "Yes, you may. Write “propose” and what you propose.",
    "vote later": "Nothing is open for votes right now. You may vote on what opens next.",
    "may vote": "Yes, you may vote on #{number}{until}. Write “agree {number}” or another choice.",
    "until when": " until {at}",
    "of": " of {all}",
    "took part": "{many} took part in {named}{listed}. Votes here are public: who voted what stands on its page.",
    "not open": "#{number} is not open for votes. {label}. {then}",
    "not there": "#{number} is not open for votes: there is no such proposal. Write “status” to see what is.",
    "nobody holds": "{title}: nobody holds this office here yet.",
    "not on it": "Not on #{number}: {reason}",
    "not yet": "Not yet: {reason}",
    "not later": "Nothing is open for votes right now, and you could not vote yet: {reason}",
    "may amend": "Yes, you may. Write: propose replace “old words” by “new words” in {section}",
    "no member": "you are not a member yet. Write “join” to become one.",
    "came later": "who may vote was written down when voting opened, and you came later.",
    "joined on": (
        "The public record says that @{handle} became a member here on {at}. It does not name who left since, and "
        "neither do I. A moderator can tell you more."
    ),
    "not on record": (
        "The public record does not say that @{handle} became a member here. I tell no more of others. @{handle} "
        "or a moderator can."
    ),
    "holds": "Yes: @{handle} holds the office “{title}” here.",
    "holds not": "No: by what was decided here, @{handle} does not hold the office “{title}” at present.",
    "moderates": "Yes: @{handle} is a moderator by a decision of this community.",
    "moderates not": (
        "No decision of this community makes @{handle} a moderator at present. Whom the server itself named "
        "stands on its own pages."
    ),
}
