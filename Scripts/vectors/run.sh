#!/bin/bash
# Installs the peers from PyPI into a folder of their own, once, and measures them beside mitko-bench: run.sh PROGRAM [COUNT ...]
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$here/../.." && pwd)/.build/vectors
mkdir -p "$build"

python=python3
# hnswlib comes as a source, which takes a compiler and Python's headers.
headers='import os, sysconfig, ensurepip, venv; os.stat(sysconfig.get_paths()["include"] + "/Python.h")'
if ! python3 -c "$headers" 2>/dev/null || ! command -v c++ >/dev/null; then
  bash "$here/../install-packages.sh" peers
  python=/usr/bin/python3
fi
if ! cmp --silent "$here/requirements.txt" "$build/installed.txt"; then
  printf '%s\n' "Installing the peers from PyPI (300 MB, once) ..." >&2
  "$python" -m venv --clear "$build/python"
  "$build/python/bin/pip" install --disable-pip-version-check --quiet --only-binary :all: --no-binary hnswlib \
    --requirement "$here/requirements.txt"
  cp "$here/requirements.txt" "$build/installed.txt"
fi
exec "$build/python/bin/python" "$here/bench.py" "$1" "$build/data" "${@:2}"
