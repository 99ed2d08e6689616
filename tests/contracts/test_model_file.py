"""A model file of the operator's own, with the real engine where it is installed, and a model that knows nothing."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import Field

from reasoning.models import engine, starting
from reasoning.models import file as asking
from reasoning.models.errors import ModelUnavailable
from reasoning.models.file import FileModel
from reasoning.models.prompts import Answer
from reasoning.models.starting import ModelFile
from tests.fakes.engines import HAS_ENGINE, ended
from tests.fakes.tiny_gguf import write

pytestmark = pytest.mark.skipif(not HAS_ENGINE, reason="the engine for model files is not installed (make test)")
PATIENCE = 60.0


class Colour(Answer):
    colour: Literal["red", "green"]
    likely: bool


class Ramble(Answer):
    words: Annotated[str, Field(min_length=1_500)]  # as many tokens, nearly all that it can hold


@pytest.fixture
def file(tmp_path: Path) -> Iterator[ModelFile]:
    path = write(tmp_path / "tiny.gguf")
    with ended():
        yield ModelFile(path=path, sha256=engine.digest(path), threads=1, folder=tmp_path / "engine")


def ask(file: ModelFile, shape: type[Answer] = Colour, *, most_tokens: int = 60, seconds: float = PATIENCE) -> str:
    model = FileModel("file/tiny", file, {})
    schema = shape.model_json_schema()
    return model.complete(system="s", data="d", schema=schema, most_tokens=most_tokens, seconds=seconds).text


def test_even_a_model_that_knows_nothing_keeps_to_the_form(file: ModelFile) -> None:
    Colour.model_validate_json(ask(file))


def test_all_who_ask_share_one_engine(file: ModelFile) -> None:
    said: list[str] = []
    asking = [threading.Thread(target=lambda: said.append(ask(file))) for _ in range(3)]
    for one in asking:
        one.start()
    for one in asking:
        one.join(PATIENCE)
    assert len(said) == 3
    assert len([one for one in starting._started if one.poll() is None]) == 1


def test_an_engine_that_was_killed_is_started_anew(file: ModelFile) -> None:
    ask(file)
    [process] = starting._started
    process.kill()
    process.wait()
    Colour.model_validate_json(ask(file))


def read_anew(file: ModelFile, task: str, data: str) -> int:
    """How much of a question the engine had to read that it did not remember from an earlier one."""
    body = {
        "messages": [{"role": "system", "content": task}, {"role": "user", "content": data}],
        "max_tokens": 3, "stream": True, "return_progress": True,
    }  # fmt: skip
    told = asking._said(starting.found(file, threading.Event()), body, time.monotonic() + PATIENCE)
    progress = [piece["prompt_progress"] for piece in told if "prompt_progress" in piece]
    return int(progress[-1]["total"] - progress[-1]["cache"])


def test_what_questions_of_a_kind_begin_with_is_read_once(file: ModelFile) -> None:
    one, other = "You sort messages. " * 20, "You read a section. " * 20
    assert read_anew(file, one, "first") > len(one)
    assert read_anew(file, other, "second") > len(other)
    for task in (one, other, one):
        assert read_anew(file, task, f"another {task[:9]}") < len(one) / 2


def test_nobody_waits_past_the_time_and_the_engine_goes_on(file: ModelFile) -> None:
    ask(file)
    with pytest.raises(ModelUnavailable) as error:
        ask(file, Ramble, most_tokens=100_000, seconds=0.02)
    assert error.value.code == "too_late"
    Colour.model_validate_json(ask(file))


def test_another_file_than_the_operator_meant_is_not_loaded(file: ModelFile) -> None:
    file.path.write_bytes(file.path.read_bytes() + b"\0")
    for _ in range(2):
        with pytest.raises(ModelUnavailable) as error:
            ask(file)
        assert (error.value.code, error.value.retryable) == ("wrong_file", False)
        assert "GOVBOT_AI__FILE_SHA256" in error.value.safe
    assert len(starting._started) == 1  # it is not read through for every question
    write(file.path)
    Colour.model_validate_json(ask(file))


def test_a_damaged_file_is_an_error_of_its_own(file: ModelFile) -> None:
    file.path.write_bytes(file.path.read_bytes()[:5_000])
    damaged = ModelFile(path=file.path, sha256=engine.digest(file.path), threads=1, folder=file.folder)
    with pytest.raises(ModelUnavailable) as error:
        ask(damaged)
    assert error.value.code == "unfit_file"


@pytest.mark.parametrize(
    "content",
    [b"", b"<html>404 Not Found</html>" * 99, b"PK\3\4" + bytes(5_000), b"GGUF\3\0\0\0" + b"\xff" * 5_000],
    ids=["nothing", "a page that says there is no file", "an archive", "nonsense that begins as one"],
)
def test_what_is_no_model_file_is_refused_and_harms_nobody(file: ModelFile, content: bytes) -> None:
    file.path.write_bytes(content)
    with pytest.raises(ModelUnavailable) as error:
        ask(replace(file, sha256=engine.digest(file.path)))
    assert (error.value.code, error.value.retryable) == ("unfit_file", False)
    write(file.path)
    Colour.model_validate_json(ask(file))


def test_only_who_can_read_its_key_may_ask_the_engine(file: ModelFile) -> None:
    ask(file)
    said = json.loads(file.word.read_text())
    assert file.word.stat().st_mode & 0o077 == 0
    assert said["address"].startswith("http://127.0.0.1:")
    file.word.write_text(json.dumps(said | {"key": "guessed"}))
    with pytest.raises(ModelUnavailable) as error:
        ask(file)
    assert error.value.code == "no_key"


def test_the_engine_ends_with_those_it_works_for(file: ModelFile, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.contracts.test_model_file import *; "
        f"file = ModelFile(path=Path({str(file.path)!r}), sha256={file.sha256!r}, threads=1, "
        f"folder=Path({str(file.folder)!r})); ask(file); print(starting._started[0].pid)"
    )
    root = Path(__file__).resolve().parents[2]
    asked = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    process = int(asked.stdout)
    ends_at = time.monotonic() + PATIENCE
    while Path(f"/proc/{process}").exists() and time.monotonic() < ends_at:
        time.sleep(0.1)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
