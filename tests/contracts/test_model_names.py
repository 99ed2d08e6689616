"""Names of models are explicit, and an unknown or unready one says so."""

from pathlib import Path

import pytest

from reasoning.models.errors import ModelUnavailable
from reasoning.models.vendor import Site, resolve
from tests.fakes.asking import asker, prompt


def test_names_are_explicit_and_unknown_ones_an_error(tmp_path: Path) -> None:
    for name in ("no-such-model", "server/", "server/tiny"):
        with pytest.raises(ModelUnavailable) as error:
            resolve(name, Site(folder=tmp_path))
        assert error.value.code == "unknown_model"


def test_a_cloud_model_is_known_as_one_and_needs_its_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    model = resolve("gpt-4o-mini", Site(folder=tmp_path))
    assert not model.local
    with pytest.raises(ModelUnavailable) as error:
        asker(model).ask(prompt())
    assert (error.value.code, error.value.retryable) == ("no_key", False)
    assert "OPENAI" not in error.value.safe
