#!/bin/bash
# Runs all tests: test.sh [arguments of swift test]
#
# A run in which no test ran fails: a wrong filter, or a test target that was left out, must not look green.
set -euo pipefail
cd "$(dirname "$0")/.."

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# A backtrace of a crashed test can take minutes in containers; the message and the test's name are enough.
export SWIFT_BACKTRACE=${SWIFT_BACKTRACE:-enable=no}
# All tests at once are hundreds of programs and terminals on the cores of one machine: each then waits for the others, and
# memory goes with them. So many at a time keep the cores busy, and what a person would wait for comes in a person's time.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=${SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH:-$(($(nproc) * 4))}
status=0
swift test --disable-xctest "$@" 2>&1 | tee "$log" || status=$?
if [ "$status" -ne 0 ]; then
  # What failed, once more and last: in a log of thousands of lines it is lost, and some places show only the end of one.
  {
    echo "What failed:"
    grep -aE -A 3 'recorded an issue|error:|^✘ Suite|unexpected signal' "$log" | grep -avE '^--$|^[◇✔]' | cut -c 1-400 | tail -n 40 || true
  } >&2
elif ! grep -qE 'Test run with [1-9][0-9]* test' "$log"; then
  echo "No test ran." >&2
  exit 1
fi
exit "$status"
