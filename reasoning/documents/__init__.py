"""From a file of any kind to the text that is stored and cited."""

from reasoning.documents.conversion import LARGEST, UnreadableDocument, stored_text

__all__ = ["LARGEST", "UnreadableDocument", "stored_text"]
