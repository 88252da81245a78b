#!/usr/bin/env bash
# Sets up everything and runs all checks: format, lint, types, import contracts, translations, tests.
#   packaging/test.sh [--all] [pytest arguments]
# The tests run in two processes, or as many as CSWB_TEST_PROCESSES says.
# --all also runs up to 120 kill points a place and more random cases: before an issue closes.
set -uo pipefail
. "$(dirname "$0")/setup.sh"

if [ "${1:-}" = --all ]; then
  shift
  export CSWB_ALL_FAULTS=1
fi
# The tests' folders lie in memory where there is plenty: thousands of small durable databases wear a disk out.
free_kib() { df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }'; }
spare_kib() { awk '/^MemAvailable/ { print $2 }' /proc/meminfo 2>/dev/null; }
if [ -z "${TMPDIR:-}" ] && [ -w /dev/shm ] && [ "$(free_kib)" -gt 3000000 ] && [ "$(spare_kib)" -gt 6000000 ]; then
  TMPDIR=$(mktemp -d /dev/shm/cswb-tests-XXXXXX) && export TMPDIR && trap 'rm -rf "$TMPDIR"' EXIT
fi
summary="" red=0 began=$SECONDS

# step NAME COMMAND...: run it, time it, remember how it went.
step() {
  local name=$1 start=$SECONDS mark=ok
  shift
  printf '\n== %s\n' "$name"
  "$@" </dev/null || { mark=FAILED; red=1; }
  summary+=$(printf '%-14s %6d s  %s' "$name" $((SECONDS - start)) "$mark")$'\n'
}

step set-up set_up test
[ "$red" = 0 ] || exit 1
step format "$PYTHON" -m ruff format --check --quiet .
step lint "$PYTHON" -m ruff check --quiet .
step types "$PYTHON" -m mypy
step imports .venv/bin/lint-imports
step translations "$PYTHON" packaging/translations.py check
step tests "$PYTHON" -m pytest -q -rs -n "${CSWB_TEST_PROCESSES:-2}" --dist worksteal "$@"

printf '\n%s%-14s %6d s\n' "$summary" total $((SECONDS - began))
[ "$red" = 0 ] && echo "All green." || echo "Red: see above."
exit "$red"
