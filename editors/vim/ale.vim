" ALE: findings in mail as you type, through the language server.
call ale#linter#Define('mail', {
\   'name': 'sincerely',
\   'lsp': 'stdio',
\   'executable': 'sincerely',
\   'command': '%e lsp',
\   'project_root': {buffer -> expand('#' . buffer . ':p:h')},
\})
