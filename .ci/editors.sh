#!/usr/bin/env bash
# Editors with their set-ups, on a draft with a curly apostrophe and an emoji
# before its flaws: signs and lists come to the right columns, and a correction
# changes just the word.
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
PATH=$(cd "$(dirname "$1")" && pwd):$PATH
HOME=$(mktemp -d)
export HOME PATH LC_ALL=C.UTF-8
trap 'rm -rf "$HOME"' EXIT
cd "$HOME"
fail() { echo "editors: $*"; exit 1; }
draft() { cp "$top/.ci/editors/draft.eml" draft.eml; rm -f seen; }
# Where the warning and the error are, by an editor's list; notes come beside them.
comes_to() {
    diff <(printf '%s\n' "$2" "$3") <(grep -i '^[we] ' seen) || fail "$1 comes elsewhere"
    echo "$1: comes to the words: as expected"
}

draft
timeout 120 nvim --clean --headless -c "source $top/editors/neovim/sincerely.lua" \
    -c 'edit draft.eml' -c "luafile $top/.ci/editors/neovim.lua" || fail 'Neovim'

draft
SINCERELY_DRAFT=draft.eml timeout 120 emacs -Q --batch -L "$top/editors/emacs" \
    -l "$top/.ci/editors/emacs.el" || fail 'Emacs'

draft
timeout 120 vim -u NONE -i NONE -N -es --cmd "set encoding=utf-8 rtp+=$top/editors/vim" draft.eml \
    -S "$top/.ci/editors/vim.vim" </dev/null || fail 'Vim'
comes_to "Vim's quickfix list" 'w 7 recieve' 'e 7 [Job Title]'

draft
timeout 120 vim -u NONE -i NONE -N -es --cmd 'set encoding=utf-8 rtp+=/usr/share/vim-ale' \
    -c 'runtime plugin/ale.vim' -c 'filetype plugin on' -c "source $top/editors/vim/ale.vim" \
    -c 'edit draft.eml' -S "$top/.ci/editors/ale.vim" </dev/null || fail 'ALE'
comes_to 'ALE' 'W 7 recieve' 'E 7 [Job Title]'
