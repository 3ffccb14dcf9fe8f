" In Vim with the compiler plug-in on the path and the draft open: the quickfix
" list jumps to the words. Writes to the file `seen` where it came to.
compiler sincerely
silent make!
let s:seen = []
for s:entry in getqflist()
  execute 'cc' index(getqflist(), s:entry) + 1
  let s:rest = strpart(getline('.'), col('.') - 1)
  call add(s:seen, s:entry.type . ' ' . line('.') . ' ' . matchstr(s:rest, '^\S*\%( Title\S*\)\?'))
endfor
call writefile(s:seen, 'seen')
qall!
