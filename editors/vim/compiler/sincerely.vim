" Vim: `:compiler sincerely`, then `:make` fills the quickfix list with what is
" found in the draft. Vim counts columns in bytes.
let current_compiler = 'sincerely'
CompilerSet makeprg=sincerely\ --format\ short\ --columns\ bytes\ %:S
CompilerSet errorformat=%f:%l:%c:\ %trror[%*[^]]]\ %m,%f:%l:%c:\ %tarning[%*[^]]]\ %m,%f:%l:%c:\ %tote[%*[^]]]\ %m
