" ALE: findings in mail as you type. (Not through the language server: ALE takes
" its columns for bytes.)
function! SincerelyFound(buffer, lines) abort
  let l:pattern = '\v^.{-}:(\d+):(\d+): (error|warning|note)\[([^]]+)\] (.*)$'
  return map(ale#util#GetMatches(a:lines, l:pattern), {_, match -> {
  \   'lnum': str2nr(match[1]), 'col': str2nr(match[2]),
  \   'type': {'error': 'E', 'warning': 'W', 'note': 'I'}[match[3]],
  \   'code': match[4], 'text': match[5],
  \}})
endfunction

call ale#linter#Define('mail', {
\   'name': 'sincerely',
\   'executable': 'sincerely',
\   'command': '%e --format short --columns bytes --stdin-filename %s -',
\   'callback': 'SincerelyFound',
\})
