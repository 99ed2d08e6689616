"""The recurring steps by name, and the loops that run them every second."""

# Each takes no argument and returns the number of rows it handled.
STEPS: dict[str, str] = {
    "deadlines": "governance.tasks.advance_due",
    "intake": "platforms.tasks.intake",
    "delivery": "platforms.tasks.deliver",
}

# Deadlines have a loop of their own: no slow server or model may keep them waiting.
LOOPS: dict[str, tuple[str, ...]] = {"clock": ("deadlines",), "traffic": ("intake", "delivery")}

# Run right after a step that handled something, so that a member does not wait for the next second.
FOLLOWED_BY: dict[str, str] = {"intake": "delivery", "deadlines": "delivery"}
