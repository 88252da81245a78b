#!/usr/bin/env bash
# Makes the two lock files anew: every version with its hashes, no addresses. Needs uv.
set -euo pipefail
cd "$(dirname "$0")/.."
make_lock() { uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 pyproject.toml "$@"; }
make_lock --group build -o packaging/requirements.lock
make_lock --group build --group dev -o packaging/requirements-dev.lock
