#!/usr/bin/env bash
# Completions in the shells Debian has, and manual pages: scripts are loaded and
# asked, pages are set without a warning.
set -euo pipefail
sincerely=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
PATH=$(dirname "$sincerely"):$PATH
HOME=$(mktemp -d)
export HOME PATH LC_ALL=C.UTF-8
trap 'rm -rf "$HOME"' EXIT
cd "$HOME"
fail() { echo "shells: $*"; exit 1; }
has() { grep -qF -- "$2" <<<"$3" || fail "$1 offers no $2: $3"; echo "$1: offers $2: as expected"; }

for shell in bash zsh fish elvish powershell; do
    sincerely completions "$shell" >"completions.$shell"
    grep -q 'fail-on' "completions.$shell" || fail "completions for $shell know no option"
done

seen=$(bash -c 'source completions.bash; COMP_WORDS=(sincerely sendmail --fail); COMP_CWORD=2
    _sincerely sincerely --fail sendmail; echo "${COMPREPLY[@]}"')
has bash --fail-on "$seen"
seen=$(fish -c 'source completions.fish; complete -C "sincerely --format s"')
has fish sarif "$seen"
# zsh completes on a terminal alone.
cat >zshrc.py <<'PY'
import os, pty, select, sys, time
pid, terminal = pty.fork()
if pid == 0:
    os.execvp("zsh", ["zsh", "-f"])
seen = b""
def read(until):
    global seen
    end = time.time() + 20
    while until not in seen and time.time() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            seen += os.read(terminal, 4096)
os.write(terminal, b"PS1=ready; autoload -U compinit; compinit -u -D; source completions.zsh; echo load''ed\n")
read(b"loaded")
os.write(terminal, b"sincerely --occ\t")
read(b"--occasion")
os.write(terminal, b"\x03exit\n")
sys.stdout.buffer.write(seen)
PY
has zsh --occasion "$(python3 zshrc.py)"

for page in '' check explain rules sendmail lsp config completions man; do
    # shellcheck disable=SC2086
    sincerely man $page >page.1
    said=$(man --warnings -E UTF-8 -l page.1 2>&1 >page.txt) || fail "the page of $page: $said"
    [ -z "$said" ] || fail "the page of $page: $said"
    grep -q 'sincerely' page.txt || fail "the page of $page says nothing"
done
echo 'manual pages: as expected'
