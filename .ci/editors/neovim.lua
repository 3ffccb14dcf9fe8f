-- In Neovim with the set-up loaded and the draft open: findings stand on the
-- right columns behind a curly apostrophe and an emoji, and a quick fix changes
-- just the word. Ends Neovim; the status tells.
local function check(what, holds)
  io.stdout:write('neovim: ' .. what .. (holds and ': as expected\n' or ': NOT as expected\n'))
  if not holds then
    io.stdout:write(vim.inspect(vim.diagnostic.get(0)) .. '\n')
    vim.cmd('cquit 1')
  end
end

local function found(code)
  return vim.tbl_filter(function(each) return each.code == code end, vim.diagnostic.get(0))[1]
end

local before = vim.api.nvim_buf_get_lines(0, 0, -1, true)
check('findings arrive', vim.wait(20000, function() return found('spelling/typo') end, 20))
for code, words in pairs({ ['spelling/typo'] = 'recieve', ['facts/placeholder'] = '[Job Title]' }) do
  local finding = found(code)
  local line = before[finding.lnum + 1]
  -- Neovim counts bytes from 0.
  check(code .. ' covers its words', line:sub(finding.col + 1, finding.end_col) == words)
  local space = vim.diagnostic.get_namespace(finding.namespace).user_data.underline_ns
  local shown = false
  for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, space, 0, -1, { details = true })) do
    shown = shown or (mark[2] == finding.lnum and mark[3] == finding.col
      and mark[4].end_col == finding.end_col)
  end
  check(code .. ' is underlined there', shown)
  local signs = vim.fn.sign_getplaced('%', { group = '*', lnum = finding.lnum + 1 })[1].signs
  check(code .. ' has a sign on its line', #signs > 0)
end

local typo = found('spelling/typo')
vim.api.nvim_win_set_cursor(0, { typo.lnum + 1, typo.col })
local titles
vim.ui.select = function(items, _, choose)
  titles = items
  choose(items[1], 1)
end
vim.lsp.buf.code_action()
check('a quick fix is offered', vim.wait(20000, function() return titles end, 20))
local mended = before[typo.lnum + 1]:gsub('recieve', 'receive')
local function line() return vim.api.nvim_buf_get_lines(0, typo.lnum, typo.lnum + 1, true)[1] end
check('it makes the correction', vim.wait(20000, function() return line() == mended end, 20))
before[typo.lnum + 1] = mended
check('and changes nothing else', vim.deep_equal(before, vim.api.nvim_buf_get_lines(0, 0, -1, true)))
check('the finding goes', vim.wait(20000, function() return not found('spelling/typo') end, 20))
vim.cmd('qall!')
