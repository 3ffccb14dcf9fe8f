//! `sincerely completions` and `sincerely man`: the command line described to
//! shells and to people.

use std::io::{self, Write};

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::{Cli, ColorArg, Error, Output};

pub(crate) fn completions(shell: Shell) -> Result<u8, Error> {
    let mut command = Cli::command();
    let mut output = Output::new(ColorArg::default());
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "sincerely", &mut script);
    output.print(|out| out.write_all(&script))
}

/// The page of the program, or of one of its commands.
pub(crate) fn man(name: Option<&str>) -> Result<u8, Error> {
    let mut command = Cli::command();
    command.build();
    let command = match name {
        None => command,
        Some(name) => {
            let Some(found) = command.find_subcommand(name) else {
                return Err(Error::Usage(format!("there is no command `{name}`")));
            };
            found.clone()
        }
    };
    let mut output = Output::new(ColorArg::default());
    output.print(|out| page(command, out))
}

fn page(command: clap::Command, out: &mut dyn Write) -> io::Result<()> {
    let source = concat!("sincerely ", env!("CARGO_PKG_VERSION"));
    clap_mangen::Man::new(command).source(source).render(out)
}
