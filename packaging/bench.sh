#!/usr/bin/env bash
# Measures what the project promises about speed and memory, each figure against a floor in the same run;
# prints a table and JSON, and writes .bench/latest.json. Exits 1 when a target is missed.
#   packaging/bench.sh [import] [start] [table] [account] [note] [keys] [search] [touch] [money] [health] [backtest] [deck]
#     [batch] [mail] [preflight] [send] [far]
# search fills and indexes a million notes first (minutes); CSWB_BENCH_SEARCH=FOLDER keeps them for the next run.
set -euo pipefail
. "$(dirname "$0")/setup.sh"
set_up test
export QT_QPA_PLATFORM=offscreen
exec "$PYTHON" -m tests.bench "$@" </dev/null
