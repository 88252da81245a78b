#!/usr/bin/env bash
# Sets up everything and opens the window on the sample book. Without a display it does the same job
# headless: prints the book and saves pictures of the places. Arguments go to `cs-workbench demo`.
set -euo pipefail
. "$(dirname "$0")/setup.sh"
set_up run

if [ "$(uname)" = Darwin ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec .venv/bin/cs-workbench demo "$@"
fi
export QT_QPA_PLATFORM=offscreen
.venv/bin/cs-workbench demo --no-window --pictures screenshots "$@"
say "No display here: the book is printed above, pictures of the places are in $PWD/screenshots."
