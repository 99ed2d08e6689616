"""What stands in the log and in the admin for an error that may quote what was said in private."""


class Withheld(Exception):
    """Names the kind of another error, and where that happened, but not its words."""


def withheld(error: Exception) -> Withheld:
    """The same error without its words."""
    return Withheld(type(error).__name__).with_traceback(error.__traceback__)
