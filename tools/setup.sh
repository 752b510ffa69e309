#!/bin/sh
# Make the environment in folder $1 from the locks, for running ($2 = run) or for testing too ($2 = dev):
# by uv where it is at hand, else by venv and pip. JAWLA_SETUP=pip chooses pip.
set -eu
venv=$1
kind=$2
python=${PYTHON:-python3}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Jawla needs Python 3.11 or newer; '$python' is $("$python" --version 2>&1 || echo 'not found')." \
         "Install it, or name another one: make PYTHON=python3.12 start" >&2
    exit 1
fi

if command -v uv >/dev/null 2>&1 && [ "${JAWLA_SETUP:-uv}" = uv ]; then
    echo "Setting up the environment ($kind) with uv …"
    [ "$kind" = run ] && groups="" || groups="--group dev"
    # --inexact: setting up for running takes nothing away from an environment for testing.
    UV_PROJECT_ENVIRONMENT=$venv uv sync --quiet --frozen --inexact --extra server --extra postgres $groups --python "$python"
else
    echo "Setting up the environment ($kind) with pip; this takes up to a minute …"
    [ "$kind" = run ] && lock=requirements.lock || lock=requirements-dev.lock
    [ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --require-hashes -r "$lock"
    "$venv/bin/python" -m pip install --quiet --no-deps --no-build-isolation --editable .
fi
