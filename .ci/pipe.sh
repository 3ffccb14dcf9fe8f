#!/usr/bin/env bash
# A draft through a pipe: its rules, the pressure's exact words, its status; the
# same without the words that make it a follow-up.
set -euo pipefail
sincerely=$1

fail() { echo "pipe: $*"; exit 1; }
draft() { printf 'Subject: Hello\n\nTo whom it may concern,\n%sI need your decision by Friday.\n' "$1"; }

status=0
json=$(draft 'Following up on my interview: ' | "$sincerely" --format json) || status=$?
[ "$status" -eq 1 ] || fail "expected exit status 1, got $status"
for rule in subject/vague greeting/impersonal pressure/deadline signoff/name-missing \
    content/no-specifics content/no-thanks; do
    grep -q "\"rule\":\"$rule\"" <<<"$json" || fail "$rule is missing"
done
grep -q '"text":"need your decision by Friday"' <<<"$json" || fail 'the pressure has other words'

status=0
json=$(draft '' | "$sincerely" --format json) || status=$?
[ "$status" -eq 0 ] || fail "an ordinary mail: expected exit status 0, got $status"
grep -q '"name":"none"' <<<"$json" || fail 'an ordinary mail reads as a follow-up'

# A reader that goes away early ends it quietly.
said=$({ draft 'Following up on my interview: ' | "$sincerely"; } 2>&1 >/dev/full | head -c 200 || true)
case $said in *panicked*) fail "$said" ;; esac
said=$({ draft 'Following up on my interview: ' | "$sincerely" | true; } 2>&1 || true)
[ -z "$said" ] || fail "a closed pipe is not quiet: $said"
echo 'pipe: as expected'
