"""Asks a constitution, or a community, a question."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone

from governance.management.base import GovbotCommand, bad_input, input_lines
from governance.management.named import community_named
from governance.selectors import community_now, constitution_in_force
from platforms.asking import answer_in
from platforms.kept_vectors import FileVectors
from platforms.library import StoredVectors, index_of
from platforms.texts import constitution_named
from reasoning.answers.answer import Answer, answer
from reasoning.assisted.answering import answer_with
from reasoning.models.asking import Asker
from reasoning.models.configured import NONE, asker
from reasoning.models.errors import ModelUnavailable
from reasoning.retrieval import vectors
from reasoning.retrieval.index import Index

_QUICK = 32  # sentences that are read in a second or two


class Command(GovbotCommand):
    help = (
        "Answers questions from a constitution by quoting it, or says that it does not say. Name a file, "
        "starter:NAME or a community; of a community it also knows what stands on its record. "
        'Without QUESTION it reads questions from the input, one JSON object a line: {"question": "..."}.'
    )
    example = 'ask constitution.md "How long is voting open?"\n  manage.py ask town --format json < questions.jsonl'

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("named", metavar="FILE_OR_SLUG", help="a text, starter:NAME, or a community's address")
        parser.add_argument("question", metavar="QUESTION", nargs="?", help="default: JSON lines from the input")
        parser.add_argument("--model", default=NONE, metavar="M", help="default: %(default)s, which quotes the text")
        parser.add_argument("--format", choices=["text", "json"], default="text", help="default: %(default)s")

    def handle(self, *_args: Any, **options: Any) -> None:
        ask = self._asked(options["named"], _helper(options["model"]))
        single = options["question"] is not None
        typed = input_lines(self.stderr, takes='{"question": "How long is voting open?"}')
        found = [options["question"]] if single else _questions(typed)
        for number, question in enumerate(found, 1):
            answered = ask(_usable(question, number=None if single else number))
            self.stdout.write(_as_json(answered) if options["format"] == "json" else _as_text(answered, single=single))

    def _asked(self, named: str, helper: Asker | None) -> Callable[[str], Answer]:
        if named.startswith("starter:") or Path(named).exists() or "/" in named or "." in named:
            index = Index(constitution_named(named))

            @cache  # a model is loaded for a question, not for one that is refused
            def read() -> None:
                store = FileVectors(settings.VAR_DIR / "vectors.sqlite3")
                vectors.make(index.texts, store, lanes=os.cpu_count() or 1, told=self._told)
                index.by_meaning(store)

            def ask_text(question: str) -> Answer:
                read()
                return self._worded(question, index, helper) if helper else answer(question, index)

            return ask_text
        community = community_named(named)
        version = constitution_in_force(community)

        @cache
        def prepare() -> None:
            if version is not None:  # the workers do the same in their own time
                vectors.make(Index(version.text).texts, StoredVectors(), lanes=os.cpu_count() or 1, told=self._told)

        now = community_now(community, real_now=timezone.now())

        def ask(question: str) -> Answer:
            prepare()
            found = answer_in(community, question, handle=None, now=now)
            if found is None:
                bad_input(f"{community.slug} has no constitution yet.")
            version = constitution_in_force(community)
            if helper and version and found.source == "extract":
                return self._worded(question, index_of(version.text, sha256=version.sha256), helper)
            return found

        return ask

    def _told(self, made: int, all_of_them: int) -> None:
        """Progress where it takes a while: a text is read by the embedding model once, and remembered."""
        if all_of_them > _QUICK:
            self.stderr.write(f"Reading the text, this once: {made} of {all_of_them} sentences.")

    def _worded(self, question: str, index: Index, helper: Asker) -> Answer:
        try:
            return answer_with(question, index, helper)
        except ModelUnavailable as error:
            self.stderr.write(f"Answered without the model. {error.safe}")
            return answer(question, index)


def _helper(model: str) -> Asker | None:
    try:
        return None if model == NONE else asker(model)
    except ModelUnavailable as error:
        bad_input(f"{model}: {error.safe}")


def _questions(lines: Iterable[str]) -> Iterator[Any]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            bad_input(f'Line {number} is not JSON. Give one object a line: {{"question": "..."}}')
        yield data.get("question") if isinstance(data, dict) else data


def _usable(question: Any, *, number: int | None) -> str:
    where = f"Line {number}: " if number else ""
    if not isinstance(question, str):
        bad_input(f'{where}give the question as text: {{"question": "..."}}')
    if not question.strip():
        bad_input(f"{where}the question is empty. Ask for example: How long is voting open?")
    return question


def _as_json(answered: Answer) -> str:
    return json.dumps(
        {
            "question": answered.question,
            "status": str(answered.status),
            "answer": answered.answer,
            "citations": [{"section": one.section, "path": one.path, "quote": one.quote} for one in answered.citations],
            "source": answered.source,
        },
        ensure_ascii=False,
    )


def _as_text(answered: Answer, *, single: bool) -> str:
    lines = [] if single else [f"> {' '.join(answered.question.split())}"]
    lines.append(answered.answer)
    nearest = answered.citations[len(answered.quoted) :]
    lines += [f"  see also {one.path}: “{' '.join(one.quote.split())}”" for one in nearest]
    return "\n".join(lines) + ("" if single else "\n")
