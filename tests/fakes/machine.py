"""What this machine can do."""

import pytest

from reasoning import embedding

needs_model = pytest.mark.skipif(not embedding.available(), reason="the embedding model has no build for this machine")
