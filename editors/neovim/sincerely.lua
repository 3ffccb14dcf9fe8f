-- Neovim 0.7 or later, built-in client: findings, hover and quick fixes in
-- mail. Put this in init.lua, or `:source` it from there.
vim.api.nvim_create_autocmd('FileType', {
  pattern = 'mail',
  callback = function(event)
    local config = { name = 'sincerely', cmd = { 'sincerely', 'lsp' }, root_dir = vim.fn.getcwd() }
    if vim.lsp.start then
      vim.lsp.start(config)
    else
      vim.lsp.buf_attach_client(event.buf, vim.lsp.start_client(config))
    end
  end,
})
