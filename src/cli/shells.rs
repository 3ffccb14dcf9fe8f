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
    if shell == Shell::Fish {
        script = mended(&script);
    }
    output.print(|out| out.write_all(&script))
}

/// The script for fish, with a second try in it.
///
/// It parses the words before the cursor. While an option's value is being
/// written, the last of them is an option without one, which is no command
/// line, and `clap_complete` 4.6 then offers nothing.
fn mended(script: &[u8]) -> Vec<u8> {
    const PARSE: &str = "argparse -s (__fish_sincerely_global_optspecs) -- $cmd";
    let script = String::from_utf8_lossy(script);
    let first = format!("{PARSE} 2>/dev/null\n");
    let both = format!("{first}    or {PARSE}[1..-2] 2>/dev/null\n");
    script.replacen(&first, &both, 1).into_bytes()
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
    // The day of the commit, if it is known; a date that is left out gives its
    // place to the program's name.
    let words = env!("SINCERELY_VERSION").split([' ', ')']);
    let date = words.rev().find(|word| word.len() == "2026-05-12".len());
    clap_mangen::Man::new(command)
        .date(date.unwrap_or(" "))
        .source(source)
        .manual("sincerely")
        .render(out)
}
