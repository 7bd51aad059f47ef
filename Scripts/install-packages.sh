#!/bin/bash
# Installs the Debian packages that are missing, by sudo where not root: install-packages.sh GROUP...
#
# Groups: build, test (what tests need beside it), bench (what measuring needs beside it), model (what fetching models
# needs), peers (what installing those of the vector index needs), screenshot. Touches no network when nothing is missing.
set -euo pipefail

build=(libncurses-dev libsqlite3-dev libcurl4-openssl-dev libssl-dev libstemmer-dev libutf8proc-dev libpcre2-dev
  libmicrohttpd-dev)
test=(tmux python3 python3-h2 poppler-utils docx2txt)
bench=()
model=(python3-pip)
peers=(python3-venv python3-dev g++)
screenshot=(tmux xterm xvfb x11-utils imagemagick fonts-dejavu-core)

say() { printf '%s\n' "$*" >&2; }

wanted=()
for group in "$@"; do
  case $group in
    build) wanted+=("${build[@]}") ;;
    test) wanted+=("${test[@]}") ;;
    bench) wanted+=("${bench[@]}") ;;
    model) wanted+=("${model[@]}") ;;
    peers) wanted+=("${peers[@]}") ;;
    screenshot) wanted+=("${screenshot[@]}") ;;
    *)
      say "install-packages.sh: there is no group \"$group\""
      exit 64
      ;;
  esac
done

if ! command -v dpkg-query >/dev/null; then
  say "This is no Debian: make sure that these, or what your system calls them, are installed: ${wanted[*]}"
  exit 0
fi

missing=()
for package in "${wanted[@]}"; do
  status=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$status" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    say "Missing: ${missing[*]}. There is no sudo here; as root, run: apt-get install ${missing[*]}"
    exit 1
  fi
  root=(sudo)
  # Where nobody can type a password, sudo must fail instead of waiting for one.
  [ -t 0 ] || root+=(-n)
fi

say "Installing what is missing: ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! {
  "${root[@]}" apt-get update &&
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --no-install-recommends -y "${missing[@]}"
} </dev/null >"$log" 2>&1; then
  tail -n 15 "$log" >&2
  say "Could not install ${missing[*]}. Is there a network? Once there is: apt-get install ${missing[*]}"
  exit 1
fi
