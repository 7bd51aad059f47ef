#!/bin/bash
# Checks what needs no build: format, shell syntax, docstrings, phrases, the demo's people. Goes through all, then fails.
set -uo pipefail
cd "$(dirname "$0")/.."
failed=0

check() {
  local title=$1
  shift
  if "$@"; then
    echo "ok      $title"
  else
    echo "FAILED  $title"
    failed=1
  fi
}

shell_syntax() {
  local file status=0
  for file in Scripts/*.sh .ci/run; do bash -n "$file" || status=1; done
  return $status
}

# The program need not be installed where this is checked.
service_unit() {
  command -v systemd-analyze >/dev/null || return 0
  local folder status=0
  folder=$(mktemp -d)
  sed 's#^ExecStart=.*#ExecStart=/bin/true#' Deployment/mitko-telegram.service >"$folder/mitko-telegram.service"
  systemd-analyze verify "$folder/mitko-telegram.service" || status=1
  rm -r "$folder"
  return $status
}

check "format" swift format lint --strict --recursive --parallel Package.swift Sources Tests
check "shell syntax" shell_syntax
check "service unit" service_unit
check "docstrings" python3 Scripts/check-docs.py
check "phrases" bash Scripts/check-phrases.sh
[ ! -f Scripts/check-people.py ] || check "people of the demo" python3 Scripts/check-people.py
exit $failed
