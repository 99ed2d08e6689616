"""From a file of any kind to the text that is stored and cited."""

from reasoning.documents.conversion import UnreadableDocument, stored_text

__all__ = ["UnreadableDocument", "stored_text"]
