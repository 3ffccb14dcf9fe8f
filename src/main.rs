//! The `sincerely` binary: flags and files around the library's `lint`.

mod cli;
mod config;
mod lsp;
mod sendmail;

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(cli::run(std::env::args_os()))
}
