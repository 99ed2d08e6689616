"""Makes the weights by which an answer is told from none."""

from typing import Any

from governance.management.base import GovbotCommand, bad_input
from reasoning import embedding
from reasoning.evaluation.files import shipped
from reasoning.training.answers import WEIGHTS, fit, of_labels, of_starters, of_texts, written


class Command(GovbotCommand):
    help = (
        "Learns to tell whether a text answers a question, from the examples in reasoning/training and from the\n"
        "shipped texts that are not held back, and writes reasoning/answers/weights.py. Needed only after the\n"
        "examples, the thesaurus or the search were changed."
    )
    example = "train_answers"

    def handle(self, *_args: Any, **_options: Any) -> None:
        if not embedding.available():
            bad_input("The embedding model does not run on this machine; train on Linux on x86-64.")
        examples = [*of_starters(), *of_texts()]
        for document in (one for labelled in shipped() for one in labelled.documents):
            if not document.labels.get("held_back"):
                examples += of_labels(document.content.decode(), document.labels.get("questions") or ())
        WEIGHTS.write_text(written(fit(examples)), encoding="utf-8")
        self.stderr.write(f"Learnt from {len(examples)} questions.")
