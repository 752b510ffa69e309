# Two commands are enough: `make start` and `make test`. Everything they need is set up by the first that runs.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1

EXPORT := --quiet --frozen --extra server --extra postgres --no-emit-project --format requirements.txt --no-header

.PHONY: help setup start test check bench fuzz lock data messages

help: ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.ready-run $(VENV)/.ready-dev ## the environment, from hashed locks

# uv where it is at hand, else venv and pip: both install exactly what the lock names.
$(VENV)/.ready-run: requirements.lock pyproject.toml tools/setup.sh
	@PYTHON="$(PYTHON)" sh tools/setup.sh "$(VENV)" run
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock $(VENV)/.ready-run
	@PYTHON="$(PYTHON)" sh tools/setup.sh "$(VENV)" dev
	@touch $@

start: $(VENV)/.ready-run ## read the sample articles and serve the desk on this machine
	@$(BIN)/jawla serve --with-samples examples/articles

test: setup ## every test, on SQLite, on PostgreSQL and in a browser
	@$(BIN)/python tools/run_tests.py

check: setup ## format, lint, types, contracts, data, translations, documentation
	@$(BIN)/python tools/run_checks.py

bench: setup ## speed, as ratios in one run
	@$(BIN)/python tools/bench.py

fuzz: setup ## search for bytes that break the reader: MINUTES=10 JOBS=1
	@$(BIN)/python tools/fuzz.py

lock: ## uv.lock and the hashed locks for pip, anew
	uv lock
	uv export $(EXPORT) --group build --output-file requirements.lock
	uv export $(EXPORT) --group build --group dev --output-file requirements-dev.lock

data: setup ## names of states, cities, months and currencies from their packages, anew
	@$(BIN)/python tools/make_data.py

messages: setup ## collect the strings of the screen and compile the translations
	@$(BIN)/python tools/make_messages.py
