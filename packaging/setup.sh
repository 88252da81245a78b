# Sourced by run.sh, test.sh and their kind: makes .venv at the project's root, whole and up to date.
# Works with the bash 3.2 of macOS. A second call with nothing to do takes about 0.1 s.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
PYTHON=.venv/bin/python
PYTHONS="python3 python3.13 python3.12 python3.11 /usr/bin/python3"

say() { printf '%s\n' "$*" >&2; }

# packages_of run|test: the names under that heading of apt.txt.
packages_of() {
  sed -n "/^# \[$1\]/,/^# \[/p" packaging/apt.txt | sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d'
}

# missing_packages SECTION...: those that dpkg does not know as installed, by name or by "Provides".
missing_packages() {
  local installed section package
  installed=" $(dpkg-query -W -f='${db:Status-Abbrev}\t${Package} ${Provides}\n' 2>/dev/null |
    sed -n 's/^ii.\{0,1\}\t//p' | tr -s ', \n' ' ') "
  for section in "$@"; do
    for package in $(packages_of "$section"); do
      case "$installed" in *" $package "*) ;; *) printf '%s ' "$package" ;; esac
    done
  done
}

# install_packages NAME...: as root, with services kept from starting; what ruled that before is put back.
install_packages() (
  policy=/usr/sbin/policy-rc.d before=
  if [ -e "$policy" ]; then
    before=$(mktemp)
    cp -p "$policy" "$before"
  fi
  trap 'if [ -n "$before" ]; then mv -f "$before" "$policy"; else rm -f "$policy"; fi' EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
  export DEBIAN_FRONTEND=noninteractive
  apt-get -q update >&2 </dev/null &&
    apt-get -q install -y --no-install-recommends "$@" >&2 </dev/null
)

# system_packages SECTION...: on Debian and Ubuntu install what is missing, or say the line that would.
system_packages() {
  command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || return 0
  local missing
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" = 0 ]; then
    say "Installing system packages: $missing"
    # shellcheck disable=SC2086 # a list of names
    install_packages $missing && return 0
    say "Some system packages could not be installed; going on without them."
  fi
  say "Please install with:  sudo apt-get install -y --no-install-recommends $missing"
}

# find_python: the first interpreter that is new enough and can make a virtual environment.
find_python() {
  local candidate
  for candidate in ${CSWB_PYTHON:+"$CSWB_PYTHON"} $PYTHONS; do
    if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      printf '%s' "$candidate"
      return 0
    fi
  done
  say "No Python 3.11 or later was found (with its venv module). Nothing was changed."
  say "Install one (Debian: apt-get install python3-venv; macOS: python.org or brew install python), then try again."
  return 1
}

# make_venv: .venv here, made anew when its interpreter is gone or the checkout was moved.
make_venv() {
  if [ -x "$PYTHON" ] && "$PYTHON" -c '' 2>/dev/null &&
    { [ ! -e .venv/.place ] || [ "$(cat .venv/.place)" = "$PWD" ]; }; then
    [ -e .venv/.place ] || pwd >.venv/.place
    return 0
  fi
  local python
  python=$(find_python) || return 1
  say "Making .venv with $("$python" --version)"
  rm -rf .venv
  "$python" -m venv .venv && pwd >.venv/.place
}

# inputs LOCK: everything that decides what is installed.
inputs() { cat "$1" pyproject.toml; }

# set_up run|test: system packages, .venv, locked packages, and this project itself.
set_up() {
  local lock=packaging/requirements.lock
  if [ "$1" = run ]; then
    system_packages run
  else
    lock=packaging/requirements-dev.lock
    system_packages run test
  fi
  make_venv || return 1
  inputs "$lock" | cmp -s - ".venv/.set-up-$1" && return 0
  say "Installing the locked packages into .venv"
  local pip=("$PYTHON" -m pip install --quiet --no-input --disable-pip-version-check)
  "${pip[@]}" --require-hashes -r "$lock" </dev/null &&
    "${pip[@]}" --no-deps --no-build-isolation -e . </dev/null &&
    inputs "$lock" >".venv/.set-up-$1"
}
