#!/usr/bin/env bash
# Proves the README's two commands on an empty Debian: debootstrap, a fresh clone, nothing else. Needs root.
#   packaging/cleanroom.sh [--set-up-only] [SUITE]        (default: bookworm)
# Packages come from where this machine gets them: its apt sources and keys, its pip configuration, its
# certificates and proxies are passed in. Mounts live in a namespace of their own and end with it.
set -euo pipefail
cd "$(dirname "$0")/.."

commands='time bash packaging/run.sh; time bash packaging/test.sh'
if [ "${1:-}" = --set-up-only ]; then
  shift
  commands='time bash -ec ". packaging/setup.sh; set_up run"; time bash -ec ". packaging/setup.sh; set_up run"
    QT_QPA_PLATFORM=offscreen .venv/bin/python -c "from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([]); label = QLabel(chr(0x9867)); label.show(); print(label.grab().size())"
    .venv/bin/python -c "import sqlcipher3, keyring, numpy, sqlalchemy, cs_workbench"
    time bash -ec ". packaging/setup.sh; set_up test"; .venv/bin/lint-imports | tail -1'
fi
suite=${1:-bookworm}
[ "$(id -u)" = 0 ] || { echo "cleanroom.sh needs root (debootstrap, chroot)." >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "Please install with:  apt-get install debootstrap" >&2; exit 1; }

room=$(mktemp -d "${TMPDIR:-/tmp}/cleanroom.XXXXXX")
trap 'rm -rf --one-file-system "$room"' EXIT
root=$room/root

mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $suite" | head -n 1)
SECONDS=0
debootstrap --variant=minbase "$suite" "$root" "${mirror:?this machine has no apt source for $suite}" >"$room/log" 2>&1 ||
  { tail -n 20 "$room/log" >&2; exit 1; }
echo "debootstrap: $SECONDS s"

# This machine's ways to its packages.
rm -f "$root/etc/apt/sources.list"
for path in /etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/apt.conf.d /etc/apt/trusted.gpg.d \
  /etc/apt/keyrings /usr/share/keyrings /etc/pip.conf /etc/resolv.conf /etc/hosts; do
  [ -e "$path" ] && mkdir -p "$root$(dirname "$path")" && cp -aLT "$path" "$root$path"
done
user_pip=${PIP_CONFIG_FILE:-$HOME/.config/pip/pip.conf}
if [ -f "$user_pip" ]; then install -D -m 644 "$user_pip" "$root/srv/.config/pip/pip.conf"; fi
certificates=/etc/ssl/cleanroom.pem
install -D -m 644 "${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}" "$root$certificates"
sed -i "s#^cert *=.*#cert = $certificates#" "$root/etc/pip.conf" "$root/srv/.config/pip/pip.conf" 2>/dev/null || true
passed=(HOME=/srv PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8
  "SSL_CERT_FILE=$certificates")
while IFS= read -r name; do
  case $name in
    PIP_CERT) passed+=("PIP_CERT=$certificates") ;;
    PIP_CONFIG_FILE | PIP_REQUIRE_VIRTUALENV) ;;
    PIP_* | [Hh][Tt][Tt][Pp]*_[Pp][Rr][Oo][Xx][Yy] | [Nn][Oo]_[Pp][Rr][Oo][Xx][Yy]) passed+=("$name=${!name}") ;;
  esac
done < <(compgen -e)
# Folders of wheels that pip is told to look into (of a file index: the folder above) are shown read-only.
wheels=$({ python3 -m pip config list 2>/dev/null || true; } | grep -oE "(^|[ '=:/])/[A-Za-z0-9_./-]+" |
  sed -E "s#^[ '=:/]*/#/#; s#/simple/?\$##" | sort -u | while read -r path; do [ ! -d "$path" ] || echo "$path"; done)

# The project as a stranger gets it, with shared/ beside it where there is one.
mkdir -p "$root/srv"
git clone --quiet --no-hardlinks . "$root/srv/main"
if [ -d ../shared ]; then cp -a ../shared "$root/srv/shared"; fi

export root wheels commands
unshare --mount --pid --fork --kill-child --propagation private bash -c '
  set -euo pipefail
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  mount -t tmpfs tmpfs "$root/tmp"
  for path in $wheels; do
    mkdir -p "$root$path" && mount --bind -o ro "$path" "$root$path"
  done
  exec chroot "$root" env -i "$@" bash -ec "cd /srv/main; $commands" </dev/null
' cleanroom "${passed[@]}"
echo "The clean room passed: $SECONDS s in all"
