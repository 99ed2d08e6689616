"""Makes the classifier's weights from its prototypes."""

import json
from typing import Any

from governance.management.base import GovbotCommand, bad_input
from reasoning import embedding
from reasoning.classifier.model import WEIGHTS
from reasoning.classifier.training import prototypes, train


class Command(GovbotCommand):
    help = (
        "Learns to tell intents apart from reasoning/classifier/prototypes.yaml and writes weights.json beside it.\n"
        "Needed only after the prototypes, the rules' signs or the embedding model were changed."
    )
    example = "train_classifier"

    def handle(self, *_args: Any, **_options: Any) -> None:
        if not embedding.available():
            bad_input("The embedding model does not run on this machine; train on Linux on x86-64.")
        WEIGHTS.write_text(json.dumps(train(), separators=(",", ":")) + "\n", encoding="utf-8")
        self.stderr.write(f"Learnt from {len(prototypes())} prototypes.")
