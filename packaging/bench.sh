#!/usr/bin/env bash
# Measures what the project promises about speed and memory, each figure against a floor in the same run;
# prints a table and JSON, and writes .bench/latest.json. Exits 1 when a target is missed.
#   packaging/bench.sh [import] [start] [table]
set -euo pipefail
. "$(dirname "$0")/setup.sh"
set_up test
export QT_QPA_PLATFORM=offscreen
exec "$PYTHON" -m tests.bench "$@" </dev/null
