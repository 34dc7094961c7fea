#!/bin/sh
# Pins every part with hashes for all platforms, from the ranges in pyproject.toml. Usage: packaging/lock.sh [--upgrade]
# Already pinned versions stay unless --upgrade is given.
set -eu
cd "$(dirname "$0")/.."

tool=build/lock
if ! [ -x $tool/bin/uv ]; then
    "${PYTHON:-python3}" -m venv --clear $tool
    PIP_ROOT_USER_ACTION=ignore $tool/bin/python -m pip install --quiet 'uv==0.13.9'
fi

compile() {
    $tool/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header "$@"
}
compile "$@" --output-file requirements.txt pyproject.toml
compile "$@" --output-file requirements-dev.txt --group pyproject.toml:dev --constraint requirements.txt pyproject.toml

if grep -nE '://|^ *(-i|--index|--extra-index|--find-links|--trusted)' requirements.txt requirements-dev.txt; then
    echo 'lock: an address got into the pins' >&2
    exit 1
fi
