"""The recurring steps by name, and the loops that run them every second."""

# Each takes no argument and returns the number of rows it handled.
STEPS: dict[str, str] = {
    "deadlines": "governance.tasks.advance_due",
    "intake": "platforms.tasks.intake",
    "delivery": "platforms.tasks.deliver",
    "reasoning": "platforms.tasks.reason",
}

# Each queue has a loop, a lease and a worker of its own: no dead server and no slow model keeps a deadline waiting.
LOOPS: dict[str, tuple[str, ...]] = {name: (name,) for name in STEPS}

# Run right after a step that handled something, so that a member does not wait for the next second. A vote that
# has ended waits for a sweep of the platform, which then wakes the deadlines.
FOLLOWED_BY: dict[str, tuple[str, ...]] = {
    "intake": ("delivery",),
    "deadlines": ("delivery", "intake"),
    "reasoning": ("delivery",),
}

# Asked after each round of a loop: in how many seconds it is needed again, if that is before the next second.
NEEDED_AGAIN: dict[str, str] = {
    "deadlines": "governance.tasks.seconds_to_next_due",
    "intake": "platforms.tasks.seconds_to_next_reading",
}

# Steps that may take minutes: so many seconds. A wake does not start another beside one that runs, which could
# take worker after worker.
SLOW: dict[str, int] = {"reasoning": 180}

# Listening to the platforms' streams belongs to no loop: one worker of each host does it for minutes at a time, and
# none while there is nothing to listen to.
LISTENING = "listening"
HOST_STEPS: dict[str, str] = {LISTENING: "platforms.listening.step.listen"}
LISTENING_NEEDED = "platforms.listening.keeping.is_needed"
LISTENING_SECONDS = 300.0
