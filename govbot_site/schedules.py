"""The recurring steps by name; each takes no argument and returns the number of rows it handled."""

# The loop runs them in this order every second: what has a deadline comes first, what is said comes last.
STEPS: dict[str, str] = {
    "deadlines": "governance.tasks.advance_due",
    "intake": "platforms.tasks.intake",
    "delivery": "platforms.tasks.deliver",
}

# Run right after a step that handled something, so that a member does not wait for the next second.
FOLLOWED_BY: dict[str, str] = {"intake": "delivery", "deadlines": "delivery"}
