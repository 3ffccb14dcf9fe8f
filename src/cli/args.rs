//! Options that several commands share.
//!
//! Their structs have no doc comments: clap would make them the description
//! of the commands that take them.

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches, ValueEnum};
use jiff::civil::Date;
use sincerely::Severity;
use sincerely::occasion::Occasion;
use sincerely::options::{Level, Medium};
use termcolor::ColorChoice;

use super::Error;
use crate::config::{Config, FailOn};

#[derive(Clone, Debug, Args)]
pub(crate) struct LintArgs {
    #[command(flatten)]
    pub(crate) levels: LevelArgs,
    /// The least severity that makes the exit status 1, or a message refused [default: error]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<FailOn>,
    /// What the draft is, instead of finding out
    #[arg(long, value_name = "NAME", value_parser = occasions())]
    pub(crate) occasion: Option<String>,
    /// What the draft is written on: a card has no subject and less room [default: email]
    #[arg(long, value_name = "NAME", value_parser = media())]
    pub(crate) medium: Option<String>,
    /// The day to judge dates by, as YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) today: Option<Date>,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
    #[command(flatten)]
    pub(crate) color: ColorArg,
}

// Of a `--` in its `sendmail` setting mutt thinks that recipients follow, and
// puts the options it adds before it: they are CMD's, not ours.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct HandedOnArgs {
    #[arg(short = 'f', hide = true, allow_hyphen_values = true)]
    sender: Option<OsString>,
    #[arg(short = 'B', hide = true)]
    body: Option<OsString>,
    #[arg(short = 'N', hide = true)]
    notify: Option<OsString>,
    #[arg(short = 'R', hide = true)]
    envelope: Option<OsString>,
}

impl HandedOnArgs {
    /// The options as CMD takes them.
    pub(crate) fn args(&self) -> impl Iterator<Item = OsString> {
        let Self {
            sender,
            body,
            notify,
            envelope,
        } = self;
        // Only the type of the body stands in one word with its option.
        let body = body.iter().map(|body| {
            let mut word = OsString::from("-B");
            word.push(body);
            word
        });
        [("-f", sender), ("-N", notify), ("-R", envelope)]
            .into_iter()
            .filter_map(|(name, value)| Some([OsString::from(name), value.clone()?]))
            .flatten()
            .chain(body)
    }
}

#[derive(Clone, Debug, Default, Args)]
pub(crate) struct ConfigArgs {
    /// The config file [default: sincerely.toml beside the draft or further up, then the user's]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Read no config file
    #[arg(long, conflicts_with = "config")]
    pub(crate) isolated: bool,
}

impl ConfigArgs {
    /// The config for drafts in `folder`.
    pub(crate) fn load(&self, folder: &Path) -> Result<Config, Error> {
        if self.isolated {
            return Ok(Config::default());
        }
        let found = match &self.config {
            Some(file) => Some(file.clone()),
            None => crate::config::find(folder),
        };
        found.map_or_else(|| Ok(Config::default()), |file| Config::read(&file))
    }
}

#[derive(Clone, Copy, Debug, Default, Args)]
pub(crate) struct ColorArg {
    /// When to colour; `auto` is on a terminal, unless `NO_COLOR` is set
    #[arg(long, value_enum, default_value = "auto", value_name = "WHEN")]
    color: Color,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

impl ColorArg {
    /// The choice for a stream. Under `auto`, termcolor itself looks at
    /// `NO_COLOR` and `TERM`.
    pub(crate) fn choice(self, stream: &impl IsTerminal) -> ColorChoice {
        match self.color {
            Color::Always => ColorChoice::Always,
            Color::Auto if stream.is_terminal() => ColorChoice::Auto,
            Color::Auto | Color::Never => ColorChoice::Never,
        }
    }

    /// The choice for standard error.
    pub(crate) fn for_stderr(self) -> ColorChoice {
        self.choice(&io::stderr())
    }
}

/// `--allow`, `--note`, `--warn` and `--deny`, in the order they were given:
/// the last that names a rule wins, whichever option it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LevelArgs(pub(crate) Vec<(String, Level)>);

const LEVELS: [(&str, Level, &str); 4] = [
    ("allow", Level::Allow, "Do not report this rule or group"),
    (
        "note",
        Level::At(Severity::Note),
        "Report this rule or group as a note",
    ),
    (
        "warn",
        Level::At(Severity::Warning),
        "Report this rule or group as a warning",
    ),
    (
        "deny",
        Level::At(Severity::Error),
        "Report this rule or group as an error",
    ),
];

impl Args for LevelArgs {
    fn augment_args(command: Command) -> Command {
        LEVELS.iter().fold(command, |command, (name, _, help)| {
            command.arg(
                Arg::new(*name)
                    .long(*name)
                    .value_name("RULE")
                    .value_delimiter(',')
                    .action(ArgAction::Append)
                    .help(*help),
            )
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for LevelArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut given: Vec<(usize, String, Level)> = Vec::new();
        for (name, level, _) in LEVELS {
            let values = matches.get_many::<String>(name).into_iter().flatten();
            let indices = matches.indices_of(name).into_iter().flatten();
            given.extend(
                indices
                    .zip(values)
                    .map(|(at, rule)| (at, rule.clone(), level)),
            );
        }
        given.sort_by_key(|(at, ..)| *at);
        Ok(Self(
            given
                .into_iter()
                .map(|(_, rule, level)| (rule, level))
                .collect(),
        ))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

fn occasions() -> PossibleValuesParser {
    PossibleValuesParser::new(Occasion::ALL.map(Occasion::name))
}

fn media() -> PossibleValuesParser {
    PossibleValuesParser::new(Medium::ALL.map(Medium::name))
}

fn date(text: &str) -> Result<Date, String> {
    crate::config::date(text).ok_or_else(|| "a date is written YYYY-MM-DD".to_owned())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    #[test]
    fn levels_keep_their_order_across_options() {
        let command = LevelArgs::augment_args(Command::new("x"));
        let line = "x --deny tone/begging --allow tone,spelling --note tone/begging";
        let matches = command.get_matches_from(line.split(' '));
        let given = LevelArgs::from_arg_matches(&matches).unwrap().0;
        let names: Vec<_> = given.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["tone/begging", "tone", "spelling", "tone/begging"]);
        assert_eq!(given[0].1, Level::At(Severity::Error));
        assert_eq!(given[3].1, Level::At(Severity::Note));
    }
}
