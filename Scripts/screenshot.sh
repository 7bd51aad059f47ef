#!/bin/bash
# Takes a picture of a program in a real terminal emulator: screenshot.sh [options] PICTURE.png -- COMMAND [ARGUMENTS]
#
#   --size COLUMNSxROWS   of the terminal; 100x30 unless told
#   --font-size POINTS    14 unless told
#   --wait TEXT           wait until the screen shows it (20 s at most); can be repeated
#   --type TEXT           type it
#   --key KEY             press a key by tmux's name: Enter, Tab, F1, C-f, Up
#   --light               dark text on a light background, in xterm's own sixteen colours
#   --xterm-colours       xterm's own sixteen colours instead of quiet ones
#
# --wait, --type and --key happen in the order given; then the picture is taken. The command runs in tmux
# inside of xterm on a display of its own, so that keys and looking at the screen need no window manager.
# Installs what it needs and is missing.
set -euo pipefail

usage() {
  sed -n '2,/^set/s/^# \{0,1\}//p' "$0" | sed '$d' >&2
  exit 64
}

quiet=true size=100x30 font=14 colours=(-bg '#16181d' -fg '#d8dadf') steps=() picture=
while [ $# -gt 0 ]; do
  case $1 in
    --size) size=$2; shift 2 ;;
    --font-size) font=$2; shift 2 ;;
    --light) colours=(-bg '#fbfaf7' -fg '#202226'); quiet=false; shift ;;
    --xterm-colours) quiet=false; shift ;;
    --wait | --type | --key) steps+=("${1#--}" "$2"); shift 2 ;;
    --) shift; break ;;
    -*) usage ;;
    *) picture=$1; shift ;;
  esac
done
[ -n "$picture" ] && [ $# -gt 0 ] || usage

bash "$(dirname "$0")/install-packages.sh" screenshot

work=$(mktemp -d)
export TMUX_TMPDIR=$work LC_ALL=C.UTF-8
unset TMUX LINES COLUMNS
tmux=(tmux -L picture -f /dev/null)
server=
cleanup() {
  "${tmux[@]}" kill-server 2>/dev/null || true
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

# Looks until the command says yes; 20 s at most.
until_true() {
  local title=$1 tries=400
  shift
  until "$@" >/dev/null 2>&1; do
    tries=$((tries - 1))
    if [ $tries -eq 0 ]; then
      echo "waited in vain for $title; there was:" >&2
      "${tmux[@]}" capture-pane -p -t t >&2 || true
      exit 1
    fi
    sleep 0.05
  done
}
shows() { "${tmux[@]}" capture-pane -p -t t | grep -qF -- "$1"; }

# The server chooses a free display and tells its number.
mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 4000x3000x24 -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
server=$!
read -r number <"$work/display"
export DISPLAY=:$number

"${tmux[@]}" start-server \; set-option -g status off \; set-option -g default-terminal tmux-256color \; \
  set-option -ga terminal-overrides ',xterm-256color:Tc' \; set-option -g escape-time 0 \; \
  new-session -d -s t -x "${size%x*}" -y "${size#*x}" -- "$@"

# A quiet palette: the program uses the user's sixteen colours, and xterm's own are loud.
palette=(
  -xrm '*color0: #16181d' -xrm '*color1: #d9736b' -xrm '*color2: #8fbf7f' -xrm '*color3: #d9b46b'
  -xrm '*color4: #7aa5d9' -xrm '*color5: #b693cf' -xrm '*color6: #74bdb8' -xrm '*color7: #c4c7cd'
  -xrm '*color8: #6b7079' -xrm '*color9: #ec8f87' -xrm '*color10: #a9d79a' -xrm '*color11: #efcd8b'
  -xrm '*color12: #9cc1ee' -xrm '*color13: #cfb0e6' -xrm '*color14: #95d8d3' -xrm '*color15: #f2f3f5'
)
$quiet || palette=()
# Below the pointer, which stands in the middle: there the keyboard's focus is, and the cursor a full one.
xterm -class Picture -fa 'DejaVu Sans Mono' -fs "$font" -geometry "$size+1700+1350" -b 12 +sb -bc -tn xterm-256color \
  -xrm '*cursorBlink: false' -xrm '*boldColors: false' -xrm '*allowBoldFonts: true' "${colours[@]}" ${palette[@]+"${palette[@]}"} \
  -T picture -e "${tmux[@]}" attach -t t 2>/dev/null &
until_true "the terminal" bash -c '[ -n "$(tmux -L picture list-clients -F x 2>/dev/null)" ]'

set -- "${steps[@]}"
while [ $# -gt 0 ]; do
  case $1 in
    wait) until_true "\"$2\"" shows "$2" ;;
    type) "${tmux[@]}" send-keys -t t -l -- "${2/%;/\\;}" ;;
    key) "${tmux[@]}" send-keys -t t "$2" ;;
  esac
  shift 2
done

# xterm paints a moment after tmux knows: take pictures until two in a row are the same.
take() { import -window "$window" "png:$1"; }
window=$(xwininfo -root -tree 2>/dev/null | awk '/"picture"/ { print $1; exit }')
[ -n "$window" ] || window=root
take "$work/new.png"
same() { mv "$work/new.png" "$work/old.png"; sleep 0.1; take "$work/new.png"; cmp -s "$work/old.png" "$work/new.png"; }
until_true "a screen that stands still" same
[ "$window" != root ] || mogrify -trim +repage "$work/new.png"
mkdir -p "$(dirname "$picture")"
convert "$work/new.png" -strip "$picture"
