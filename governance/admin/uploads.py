"""From an uploaded file to the text that is kept: plain text here, more kinds where the site has connected a reader."""

from collections.abc import Callable

from governance.domain.errors import GovernanceError

Reader = Callable[[bytes, str], str]


class UnreadableUpload(GovernanceError):
    """A file that is no text."""

    code = "unreadable_upload"
    safe = "This is no text. Save it as plain text or Markdown in UTF-8."


def _plain_text(content: bytes, _: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableUpload from None


_readers: list[Reader] = [_plain_text]


def connect(reader: Reader) -> None:
    """Called once by the site: files are read by this from then on, HTML and PDF as well."""
    _readers[:] = [reader]


def text_of(content: bytes, name: str) -> str:
    """The words of a file. Raises GovernanceError with what to do."""
    return _readers[0](content, name)
