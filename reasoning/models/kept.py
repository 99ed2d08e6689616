"""Answers kept in a folder, so that a long reading which was interrupted goes on where it was."""

from pathlib import Path

from reasoning.models.ports import Call, Remembered


class Kept(Remembered):
    """A ledger for the host's own commands. It keeps only answers to questions without members' words.

    `labelled`: whatever is asked comes from labelled sets, so it is no member's, and kept as well.
    """

    def __init__(self, folder: Path, *, labelled: bool = False) -> None:
        super().__init__()
        self._folder = folder
        self._labelled = labelled

    def recall(self, digest: str) -> str | None:
        """Give an answer of this run, or of an earlier one."""
        try:
            return super().recall(digest) or (self._folder / digest).read_text(encoding="utf-8")
        except (OSError, ValueError):
            return None

    def note(self, call: Call) -> None:
        """Keep the answer; a folder that cannot be written only costs the next run its head start."""
        super().note(call)
        if call.verdict != "used" or (call.personal and not self._labelled):
            return
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            new = self._folder / f"{call.digest}.new"
            new.write_text(call.answer, encoding="utf-8")
            new.replace(self._folder / call.digest)
        except OSError:
            return
