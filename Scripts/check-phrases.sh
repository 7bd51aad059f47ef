#!/bin/bash
# Compares the keys of Locales/*.phrases with the cases of PhraseKey, and looks for cases that nobody uses.
# What stands inside of the texts is checked by the tests of Localization.
set -euo pipefail
cd "$(dirname "$0")/.."
keys=Sources/Localization/Phrases/PhraseKey.swift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

sed -nE 's/^ *case [A-Za-z0-9]+ = "([^"]+)"$/\1/p' "$keys" | LC_ALL=C sort >"$work/known"
[ -s "$work/known" ] || { echo "$keys: no cases found"; exit 1; }

LC_ALL=C uniq -d "$work/known" | sed "s|^|$keys: stands twice: |" >"$work/problems"
for file in Locales/*.phrases; do
  sed -nE 's/^([a-z][A-Za-z0-9_.]*) *=.*/\1/p' "$file" | LC_ALL=C sort -u >"$work/here"
  LC_ALL=C comm -23 "$work/known" "$work/here" | sed "s|^|$file: no line for |" >>"$work/problems"
  LC_ALL=C comm -13 "$work/known" "$work/here" | sed "s|^|$file: no case of PhraseKey for |" >>"$work/problems"
done
if [ -s "$work/problems" ]; then
  cat "$work/problems"
  failed=1
fi

# `.name` anywhere but where it is declared. A text that nobody says is translated for nothing.
grep -rhoE '\.[a-z][A-Za-z0-9]*' --include='*.swift' Sources --exclude=PhraseKey.swift |
  cut -c2- | LC_ALL=C sort -u >"$work/used"
sed -nE 's/^ *case ([A-Za-z0-9]+) = "[^"]+"$/\1/p' "$keys" | LC_ALL=C sort >"$work/cases"
LC_ALL=C comm -23 "$work/cases" "$work/used" | sed "s|^|$keys: nobody says |" >"$work/unused"
if [ -s "$work/unused" ]; then
  cat "$work/unused"
  failed=1
fi
exit $failed
