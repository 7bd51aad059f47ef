#!/bin/bash
# Runs all tests: test.sh [arguments of swift test]
#
# A run in which no test ran fails: a wrong filter, or a test target that was left out, must not look green. A run that
# stands still fails too, and says what was running; so does one that is ended by whoever waits for it.
set -euo pipefail
cd "$(dirname "$0")/.."

# So many seconds without a line: the longest silent step of a build takes a third of that on a slow machine.
patience=${MITKO_TEST_PATIENCE:-1200}
if ! [[ $patience =~ ^[0-9]+$ ]]; then
  echo "MITKO_TEST_PATIENCE is \"$patience\": a number of seconds is expected." >&2
  exit 64
fi
log=$(mktemp)
stall=$(mktemp)
watcher=

finish() {
  if [ -n "$watcher" ]; then kill "$watcher" 2>/dev/null || true; fi
  rm -f "$log" "$stall"
}
trap finish EXIT

# All processes below one: descendants PID
descendants() {
  local child
  for child in $(ps -o pid= --ppid "$1"); do
    echo "$child"
    descendants "$child"
  done
}

# What runs below this script, and in which state the threads of the tests are: by these the test can be found.
describe() {
  echo "After $SECONDS s; the last line came $(($(date +%s) - $(stat -c %Y "$log"))) s ago. $(uptime)"
  grep -aE '^Build complete' "$log" || true
  ps -o pid,ppid,stat,wchan:24,time,etimes,args -p "$(echo "$@" | tr ' ' ',')" | cut -c 1-240
  local process
  for process in "$@"; do
    case $(cat "/proc/$process/comm" 2>/dev/null) in
    MitkoPackageTes*) ps -L -o lwp,stat,wchan:24,time,comm -p "$process" ;;
    esac
  done
}

# Ends a run that stands still: watch PID-OF-THE-SCRIPT
watch() {
  local self=$BASHPID size=-1 now still=0 running
  while sleep 20 >/dev/null 2>&1 </dev/null; do
    now=$(stat -c %s "$log")
    if [ "$now" != "$size" ]; then
      size=$now still=0
      continue
    fi
    still=$((still + 20))
    if [ "$still" -lt "$patience" ]; then continue; fi
    # All but this watcher.
    running=$(descendants "$1" | grep -vx -e "$self" | tr '\n' ' ' || true)
    # shellcheck disable=SC2086
    {
      echo "Nothing was printed for $patience s: the run was ended."
      describe $running
    } >"$stall" 2>&1
    # shellcheck disable=SC2086
    kill -KILL $running 2>/dev/null || true
    return
  done
}

# A backtrace of a crashed test can take minutes in containers; the message and the test's name are enough.
export SWIFT_BACKTRACE=${SWIFT_BACKTRACE:-enable=no}
# All tests at once are hundreds of programs and terminals on the cores of one machine: each then waits for the others, and
# memory goes with them. So many at a time keep the cores busy, and what a person would wait for comes in a person's time.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=${SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH:-$(($(nproc) * 4))}
# Somebody ends the run: give_up EXIT-CODE
give_up() {
  trap - INT TERM
  local running
  running=$(descendants $$ | grep -vx -e "$watcher" | tr '\n' ' ' || true)
  # shellcheck disable=SC2086
  if [ "$1" -ne 130 ]; then describe $running >&2 || true; fi
  # shellcheck disable=SC2086
  kill -TERM $running 2>/dev/null || true
  exit "$1"
}

status=0
watch $$ &
watcher=$!
# Beside this script, which else would hear of a signal when all is over.
swift test --disable-xctest "$@" 2>&1 | tee "$log" &
trap 'give_up 143' TERM
trap 'give_up 130' INT
wait $! || status=$?
if [ "$status" -ne 0 ]; then
  # What failed, once more and last: in a log of thousands of lines it is lost, and some places show only the end of one.
  {
    echo "What failed:"
    grep -aE -A 3 'recorded an issue|error:|^✘ Suite|unexpected signal' "$log" | grep -avE '^--$|^[◇✔]' | cut -c 1-400 | tail -n 40 || true
    cat "$stall"
  } >&2
elif ! grep -qE 'Test run with [1-9][0-9]* test' "$log"; then
  echo "No test ran." >&2
  exit 1
fi
exit "$status"
