//! `sincerely explain`: a rule in its own words and samples.

use std::io::{self, Write};
use std::path::Path;

use sincerely::Severity;
use sincerely::report::plain::{one_line, wrapped};
use sincerely::rule::{Article, Rule};
use termcolor::{Color, ColorSpec, WriteColor};

use super::settings::{rules, unknown_rule};
use super::{Error, ExplainArgs, Output, rules};

/// Characters of a line of running text.
const WIDTH: usize = 76;

pub(crate) fn run(args: &ExplainArgs) -> Result<u8, Error> {
    let config = args.config.load(Path::new(""))?;
    let user = config.user_rules.as_deref();
    let mut output = Output::new(args.color);
    if let Some(rule) = rules(user).find(|rule| rule.id == args.name) {
        return output.print(|out| explain(rule, out));
    }
    let group: Vec<_> = rules(user)
        .filter(|rule| rule.group() == args.name)
        .collect();
    if group.is_empty() {
        return Err(unknown_rule(&args.name, user));
    }
    output.print(|out| rules::table(&group, out))
}

/// What `sincerely explain` prints of `rule`, without colour.
pub(crate) fn explanation(rule: &Rule) -> String {
    let mut out = termcolor::Buffer::no_color();
    // Writing to memory cannot fail.
    let _ = explain(rule, &mut out);
    String::from_utf8_lossy(out.as_slice()).into_owned()
}

fn explain(rule: &Rule, out: &mut dyn WriteColor) -> io::Result<()> {
    styled(out, &severity_style(rule.severity), rule.severity.name())?;
    styled(out, &bold(), &format!("[{}]: {}", rule.id, rule.summary))?;
    writeln!(out, "\n\n{}", wrapped(rule.why, WIDTH))?;
    if !rule.help.is_empty() {
        heading(out, "Instead")?;
        indented(out, &wrapped(rule.help, WIDTH - 2))?;
    }
    heading(out, "From")?;
    for source in rule.sources.iter() {
        let name = match source.article {
            Article::House => "house",
            article => article.title(),
        };
        indented(
            out,
            &wrapped(&format!("{name}: {}", source.claims), WIDTH - 2),
        )?;
    }
    let samples = rule.samples();
    if !samples.bad.is_empty() {
        heading(out, "Reported, at the marks")?;
    }
    for (nth, bad) in samples.bad.iter().enumerate() {
        if nth > 0 {
            writeln!(out)?;
        }
        marked(out, &bad.text)?;
        if !bad.instead.is_empty() {
            indented(out, &format!("instead: {}", bad.instead))?;
        }
    }
    if !samples.near.is_empty() {
        heading(out, "Not reported")?;
    }
    for near in &samples.near {
        indented(out, near)?;
    }
    Ok(())
}

/// A sample, the words between its marks coloured.
fn marked(out: &mut dyn WriteColor, text: &str) -> io::Result<()> {
    let style = ColorSpec::new().set_fg(Some(Color::Red)).clone();
    let mut is_marked = false;
    for line in text.trim_end().lines() {
        write!(out, "  ")?;
        // Marks stay with the words they enclose.
        for piece in line.split_inclusive('»') {
            let mark = piece.find('«').unwrap_or(piece.len());
            let (before, marked) = if is_marked {
                ("", piece)
            } else {
                piece.split_at(mark)
            };
            write!(out, "{}", one_line(before))?;
            if !marked.is_empty() {
                styled(out, &style, &one_line(marked))?;
                is_marked = !marked.ends_with('»');
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

fn indented(out: &mut dyn Write, text: &str) -> io::Result<()> {
    text.trim_end()
        .lines()
        .try_for_each(|line| writeln!(out, "  {}", one_line(line)))
}

fn heading(out: &mut dyn WriteColor, name: &str) -> io::Result<()> {
    writeln!(out)?;
    styled(out, &bold(), name)?;
    writeln!(out)
}

fn styled(out: &mut dyn WriteColor, style: &ColorSpec, text: &str) -> io::Result<()> {
    out.set_color(style)?;
    write!(out, "{text}")?;
    out.reset()
}

fn bold() -> ColorSpec {
    ColorSpec::new().set_bold(true).clone()
}

/// The colours of the snippets' headers.
fn severity_style(severity: Severity) -> ColorSpec {
    let color = match severity {
        Severity::Error => Color::Red,
        Severity::Warning => Color::Yellow,
        Severity::Note => Color::Green,
    };
    bold().set_fg(Some(color)).set_intense(true).clone()
}
