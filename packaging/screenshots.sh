#!/usr/bin/env bash
# Writes a picture of every view, in both languages and both themes, to screenshots/ (or the folder given).
#   packaging/screenshots.sh [FOLDER]
set -euo pipefail
. "$(dirname "$0")/setup.sh"
set_up run

folder=${1:-screenshots}
profiles=$(mktemp -d)
trap 'rm -rf "$profiles"' EXIT
export QT_QPA_PLATFORM=offscreen
for language in ja en; do
  .venv/bin/cs-workbench --data-dir "$profiles/$language" --lang "$language" \
    demo --no-window --pictures "$folder/$language" >/dev/null </dev/null
done
find "$folder" -name '*.png' | sort
