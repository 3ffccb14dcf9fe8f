//! Code actions: what an editor offers for the words under the cursor.

use serde_json::{Value, json};
use sincerely::allow;
use sincerely::text::Span;

use super::document::{Checked, Document, Finding};
use super::positions::Encoding;
use super::tell::{self, Abilities, Links};

/// Puts a word into the config. Arguments: the draft's address, the word.
pub(super) const ADD_WORD: &str = "sincerely.addWord";
/// Allows a rule in the config. Arguments: the draft's address, the rule.
pub(super) const ALLOW: &str = "sincerely.allowRule";
/// Explains a rule. Argument: the rule.
pub(super) const EXPLAIN: &str = "sincerely.explain";

/// Every command, as the server announces them.
pub(super) const COMMANDS: [&str; 3] = [ADD_WORD, ALLOW, EXPLAIN];

const QUICK_FIX: &str = "quickfix";
const FIX_ALL: &str = "source.fixAll.sincerely";

/// The kinds of actions, as the server announces them.
pub(super) const KINDS: [&str; 2] = [QUICK_FIX, FIX_ALL];

/// The rule whose words a writer may want to call right.
const TYPO: &str = "spelling/typo";

/// What actions are made of beside the document itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    pub(super) uri: &'a str,
    pub(super) document: &'a Document,
    pub(super) abilities: Abilities,
    /// Whether the client takes edits of a version it names.
    pub(super) versioned: bool,
    /// Whether there is a config to change.
    pub(super) has_config: bool,
}

/// The actions for the words at `span`, of the kinds wanted; all where `only`
/// is none.
pub(super) fn actions(
    context: Context<'_>,
    span: Span,
    only: Option<&[String]>,
    links: &mut Links,
) -> Vec<Value> {
    let is_wanted = |kind: &str| {
        let holds = |wanted: &String| {
            let rest = kind.strip_prefix(wanted.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || wanted.is_empty())
        };
        only.is_none_or(|only| only.iter().any(holds))
    };
    let Some(checked) = &context.document.checked else {
        return Vec::new();
    };
    let touched: Vec<_> = (checked.findings.iter())
        .filter(|finding| finding.touches(span))
        .collect();
    let mut actions = Vec::new();
    if is_wanted(QUICK_FIX) {
        for finding in &touched {
            fixes(context, finding, links, &mut actions);
        }
        for finding in &touched {
            ways_out(context, finding, checked.headers_end, links, &mut actions);
        }
    }
    if is_wanted(FIX_ALL) {
        actions.extend(fix_all(context, checked));
    }
    actions
}

fn fixes(context: Context<'_>, finding: &Finding, links: &mut Links, actions: &mut Vec<Value>) {
    for (nth, fix) in finding.fixes.iter().enumerate() {
        let mut action = action(context, finding, &fix.title, links);
        action["edit"] = edit(context, &fix.edits);
        // The best correction comes first.
        action["isPreferred"] = json!(nth == 0);
        actions.push(action);
    }
}

/// What says that the words are meant: the word is one, the rule is allowed.
fn ways_out(
    context: Context<'_>,
    finding: &Finding,
    headers_end: Option<usize>,
    links: &mut Links,
    actions: &mut Vec<Value>,
) {
    let id = finding.rule.id;
    let mut command = |title: String, command: &str, arguments: Value| {
        let mut action = action(context, finding, &title, links);
        action["command"] = json!({"title": title, "command": command, "arguments": arguments});
        actions.push(action);
    };
    let uri = context.uri;
    if context.has_config && id == TYPO {
        let word = &finding.words;
        let title = format!("Add `{word}` to the words of sincerely.toml");
        command(title, ADD_WORD, json!([uri, word]));
    }
    if context.has_config {
        let title = format!("Allow {id} in sincerely.toml");
        command(title, ALLOW, json!([uri, id]));
    }
    command(format!("Explain {id}"), EXPLAIN, json!([id]));
    if let Some(end) = headers_end {
        let title =
            format!("Allow {id} in this mail (a header that `sincerely sendmail` takes out)");
        let text = &context.document.text;
        let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let field = format!("{line_end}{}: {id}", allow::FIELD);
        let mut action = action(context, finding, &title, links);
        action["edit"] = edit(context, &[(Span::new(end, end), field)]);
        actions.push(action);
    }
}

fn action(context: Context<'_>, finding: &Finding, title: &str, links: &mut Links) -> Value {
    let diagnostic = tell::diagnostic(
        context.uri,
        context.document,
        finding,
        links,
        context.abilities,
    );
    json!({"title": title, "kind": QUICK_FIX, "diagnostics": [diagnostic]})
}

/// Every safe fix at once, as `--fix` makes them: each by itself is an edit of
/// the mail as it is, and in an encoded one they would not go together.
fn fix_all(context: Context<'_>, checked: &Checked) -> Option<Value> {
    let is_safe = |finding: &Finding| finding.fixes.iter().any(|fix| fix.is_safe);
    if !checked.findings.iter().any(is_safe) {
        return None;
    }
    let all = checked.all_fixed(&context.document.text);
    let title = match all.n_fixes {
        0 => return None,
        1 => "Make the one safe correction".to_owned(),
        n => format!("Make all {n} safe corrections"),
    };
    Some(json!({"title": title, "kind": FIX_ALL, "edit": edit(context, &all.edits)}))
}

/// A `WorkspaceEdit` of the document.
fn edit(context: Context<'_>, edits: &[(Span, String)]) -> Value {
    let Context { uri, document, .. } = context;
    let encoding: Encoding = context.abilities.encoding;
    let edits: Vec<_> = edits
        .iter()
        .map(|(span, text)| json!({"range": document.range(*span, encoding), "newText": text}))
        .collect();
    if context.versioned {
        let named = json!({"uri": uri, "version": document.version});
        json!({"documentChanges": [{"textDocument": named, "edits": edits}]})
    } else {
        json!({"changes": {uri: edits}})
    }
}
