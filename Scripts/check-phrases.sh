#!/bin/bash
# Compares the keys of Locales/*.phrases with the cases of PhraseKey, and looks for cases and for ready-made phrases
# (`Phrase.wait`) that nobody uses.
# What stands inside of the texts is checked by the tests of Localization.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=Sources/Localization/Phrases
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# One line a key: the key, and how Swift says it: "chat.tab .chat(.tab".
awk '
  match($0, /^  case [a-z][A-Za-z]*\([A-Z][A-Za-z]*\)$/) { split($2, part, /[()]/); feature[part[2]] = part[1] }
  match($0, /^  package enum [A-Z][A-Za-z]*: String/) { type = $3; sub(/:/, "", type) }
  match($0, /^    case `?[a-z][A-Za-z0-9]*`? = "[^"]+"$/) {
    name = $2; gsub(/`/, "", name); key = $4; gsub(/"/, "", key)
    print key, "." feature[type] "(." name
  }' "$folder"/PhraseKey.swift "$folder"/PhraseKey+*.swift >"$work/cases"
[ -s "$work/cases" ] || { echo "$folder: no cases found"; exit 1; }

cut -d' ' -f1 "$work/cases" | LC_ALL=C sort >"$work/known"
LC_ALL=C uniq -d "$work/known" | sed "s|^|$folder: stands twice: |" >"$work/problems"
for file in Locales/*.phrases; do
  sed -nE 's/^([a-z][A-Za-z0-9_.]*) *=.*/\1/p' "$file" | LC_ALL=C sort -u >"$work/here"
  LC_ALL=C comm -23 "$work/known" "$work/here" | sed "s|^|$file: no line for |" >>"$work/problems"
  LC_ALL=C comm -13 "$work/known" "$work/here" | sed "s|^|$file: no case of PhraseKey for |" >>"$work/problems"
done
if [ -s "$work/problems" ]; then
  cat "$work/problems"
  failed=1
fi

# `.chat(.tab` anywhere. A text that nobody says is translated for nothing.
features=$(cut -d' ' -f2 "$work/cases" | sed -E 's/^\.([A-Za-z]+).*/\1/' | sort -u | paste -sd '|')
find Sources -name '*.swift' -exec cat {} + | tr -d ' \n' |
  grep -oE "\.($features)\(\.[a-z][A-Za-z0-9]*" | LC_ALL=C sort -u >"$work/used"
cut -d' ' -f2 "$work/cases" | LC_ALL=C sort >"$work/said"
LC_ALL=C comm -23 "$work/said" "$work/used" | sed "s|^|$folder: nobody says |; s|\$|)|" >"$work/unused"
if [ -s "$work/unused" ]; then
  cat "$work/unused"
  failed=1
fi

# `static func waitDays` of an extension of Phrase, and its name anywhere but there.
grep -hoE 'package static (func|let|var) `?[a-z][A-Za-z0-9]*' "$folder"/Phrase+*.swift |
  sed -E 's/.* `?//' | LC_ALL=C sort -u >"$work/made"
while read -r name; do
  grep -rhwF --include='*.swift' "$name" Sources | grep -vE "static (func|let|var) \`?$name\>" | grep -vE '^ *//' \
    >/dev/null || echo "$folder: nobody says Phrase.$name"
done <"$work/made" >"$work/unsaid"
if [ -s "$work/unsaid" ]; then
  cat "$work/unsaid"
  failed=1
fi
exit $failed
