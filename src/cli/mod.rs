//! The command line: what can be said, and who does it.

mod args;
mod check;
mod crew;
mod drafts;
mod error;
mod explain;
mod fix;
mod letters;
mod mbox;
mod nearest;
mod output;
mod progress;
mod rules;
mod settings;
mod shells;

use std::ffi::OsString;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

pub(crate) use args::{ColorArg, ConfigArgs, HandedOnArgs, LintArgs};
pub(crate) use error::{Error, Mistake, reason, without_number};
pub(crate) use explain::explanation;
pub(crate) use nearest::nearest;
pub(crate) use output::{Output, say};
pub(crate) use settings::{Settings, known_names, rules as all_rules, unknown_rule};

/// Nothing at or above `--fail-on`.
pub(crate) const CLEAN: u8 = 0;
/// Something was.
pub(crate) const FOUND: u8 = 1;
/// The job could not be done.
pub(crate) const TROUBLE: u8 = 2;

/// Commands that are there.
const COMMANDS: &[&str] = &[
    "check",
    "explain",
    "rules",
    "sendmail",
    "lsp",
    "config",
    "completions",
    "man",
];
/// Commands that are planned: a draft of such a name must be written `./serve`,
/// so that the command can come without changing what old scripts do.
const PLANNED: &[&str] = &["serve", "batch"];

/// The last read before you press send: checks the email you wrote after a job interview
#[derive(Debug, Parser)]
#[command(version = env!("SINCERELY_VERSION"), args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    check: CheckArgs,
}

#[derive(Debug, Subcommand)]
#[command(defer = true)] // a run builds the options of its own command alone
enum Command {
    /// Lint drafts (what `sincerely` does without a command)
    Check(CheckArgs),
    /// Say what a rule looks for, why, and which article it comes from
    Explain(ExplainArgs),
    /// List every rule with its severity
    Rules(RulesArgs),
    /// Pre-send check: lint standard input, then hand the same bytes to CMD
    ///
    /// A message that reads as an interview follow-up and has findings at or above --fail-on
    /// is refused with status 65, and CMD is never started. Any other is passed on, and CMD's
    /// status is returned (128 + n if signal n ended it). Status 2: nothing was sent, because
    /// the message could not be taken in or CMD not started.
    ///
    /// Ways out: a header `X-Sincerely-Allow: RULE (reason)` in the message allows a rule, a
    /// group or `all`, and is taken out before CMD sees it; `SINCERELY_NO_VERIFY=1` in the
    /// environment passes everything on unchecked.
    Sendmail(SendmailArgs),
    /// Language server on standard input and output, for editors
    Lsp(LspArgs),
    /// Print the config in force as TOML
    Config(ShowConfigArgs),
    /// Print a script that completes commands and options in a shell
    Completions {
        /// The shell
        #[arg(value_enum, value_name = "SHELL")]
        shell: clap_complete::Shell,
    },
    /// Print the manual page, of the program or of one of its commands
    Man {
        /// The command
        #[arg(value_name = "COMMAND")]
        name: Option<String>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) lint: LintArgs,
    /// How to write the findings
    #[arg(long, value_enum, default_value = "full", value_name = "FORMAT")]
    pub(crate) format: FormatArg,
    /// What the columns of `--format short` count [default: characters]
    #[arg(long, value_enum, value_name = "UNIT")]
    pub(crate) columns: Option<ColumnsArg>,
    /// The subject, for a draft without a header block; read in the place of a mail's own
    #[arg(long, value_name = "TEXT")]
    pub(crate) subject: Option<String>,
    #[command(flatten)]
    pub(crate) fix: fix::FixArgs,
    /// Count the findings of each rule instead of showing them
    #[arg(long)]
    pub(crate) statistics: bool,
    /// Show every note; by default only the first ten of a draft are, in `full`
    #[arg(long)]
    pub(crate) all_notes: bool,
    /// Print nothing but trouble; the exit status tells
    #[arg(long, short)]
    pub(crate) quiet: bool,
    /// What standard input is called, and where its config is looked for
    #[arg(long, value_name = "FILE")]
    pub(crate) stdin_filename: Option<PathBuf>,
    /// Drafts, folders of them, mailboxes (mbox or Maildir); `-` or nothing is standard input
    #[arg(value_name = "DRAFT")]
    pub(crate) drafts: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// A rule such as pressure/deadline, or a group such as pressure
    #[arg(value_name = "RULE")]
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
    #[command(flatten)]
    pub(crate) color: ColorArg,
}

#[derive(Debug, Args)]
pub(crate) struct RulesArgs {
    /// How to list them
    #[arg(long, value_enum, default_value = "text", value_name = "FORMAT")]
    pub(crate) format: ListFormat,
    /// Print the JSON Schema of `--format json` reports instead
    #[arg(long)]
    pub(crate) report_schema: bool,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

#[derive(Debug, Args)]
pub(crate) struct SendmailArgs {
    #[command(flatten)]
    pub(crate) lint: LintArgs,
    /// Print no findings of a message that is passed on
    #[arg(long, short)]
    pub(crate) quiet: bool,
    #[command(flatten)]
    pub(crate) handed_on: HandedOnArgs,
    /// The program that sends, with its arguments; `--` may stand before it
    #[arg(trailing_var_arg = true, required = true, value_name = "CMD")]
    pub(crate) command: Vec<OsString>,
}

#[derive(Debug, Args)]
pub(crate) struct LspArgs {
    #[command(flatten)]
    pub(crate) lint: LintArgs,
    /// What editors add; there is no other way to talk
    #[arg(long, hide = true)]
    stdio: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ShowConfigArgs {
    /// Print the JSON Schema of sincerely.toml instead
    #[arg(long)]
    pub(crate) schema: bool,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
    /// The draft, or folder, whose config is meant; else the current folder
    #[arg(value_name = "DRAFT")]
    pub(crate) draft: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatArg {
    /// Snippets, checklist and summary
    Full,
    /// `path:line:column: severity[rule] message`
    Short,
    /// One object for the run
    Json,
    /// One object a draft
    JsonLines,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColumnsArg {
    /// Unicode scalar values, as in all other formats
    Characters,
    /// Bytes, as Vim's quickfix list
    Bytes,
    /// UTF-16 units, as VS Code's problem matchers
    Utf16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    Text,
    Json,
}

/// Does what `args` ask for; the result is the exit status.
pub(crate) fn run(args: impl Iterator<Item = OsString>) -> u8 {
    let args: Vec<_> = args.collect();
    let first = args.get(1).and_then(|arg| arg.to_str());
    if let Some(name) = first.filter(|name| PLANNED.contains(name)) {
        say(format_args!(
            "sincerely: the command `{name}` is not there yet (for a draft of that name write ./{name})"
        ));
        return TROUBLE;
    }
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        // Help and the version go to standard output with status 0; a closed
        // pipe there is nobody's trouble.
        Err(error) => {
            let _ = error.print();
            return u8::try_from(error.exit_code()).unwrap_or(TROUBLE);
        }
    };
    let done = match &cli.command {
        None => misplaced(&cli.check.drafts).and_then(|()| check::run(&cli.check)),
        Some(Command::Check(args)) => check::run(args),
        Some(Command::Explain(args)) => explain::run(args),
        Some(Command::Rules(args)) => rules::run(args),
        Some(Command::Sendmail(args)) => crate::sendmail::run(args),
        Some(Command::Lsp(args)) => Ok(crate::lsp::run(args)),
        Some(Command::Config(args)) => show_config(args),
        Some(Command::Completions { shell }) => shells::completions(*shell),
        Some(Command::Man { name }) => shells::man(name.as_deref()),
    };
    done.unwrap_or_else(|error| {
        error.report(ColorArg::default());
        TROUBLE
    })
}

/// Whether the first of `drafts` is none, but a command behind options.
fn misplaced(drafts: &[PathBuf]) -> Result<(), Error> {
    let first = drafts.first().and_then(|path| path.to_str());
    match first.filter(|name| COMMANDS.contains(name) && !Path::new(name).exists()) {
        Some(name) => Err(Error::Usage(format!(
            "the command `{name}` stands before its options: sincerely {name} ..."
        ))),
        None => Ok(()),
    }
}

fn show_config(args: &ShowConfigArgs) -> Result<u8, Error> {
    let mut output = Output::new(ColorArg::default());
    if args.schema {
        return output.print(|out| out.write_all(crate::config::SCHEMA.as_bytes()));
    }
    let folder = args.draft.as_deref().map_or(Path::new(""), |draft| {
        if draft.is_dir() {
            draft
        } else {
            drafts::folder_of(draft)
        }
    });
    let config = args.config.load(folder)?;
    output.print(|out| out.write_all(config.to_toml().as_bytes()))
}
