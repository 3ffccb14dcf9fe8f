//! Requests, and what is answered.

use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use sincerely::text::Span;

use super::actions::{self, ADD_WORD, ALLOW, Context, EXPLAIN};
use super::document::{Document, Finding};
use super::positions::{Encoding, Position, Range};
use super::tell::{self, Abilities};
use super::wire::{Failure, code};
use super::{Client, Named, Server, State, uri};
use crate::config::edit;

type Answer = Result<Value, Failure>;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct AtPosition {
    text_document: Named,
    position: Position,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ForActions {
    text_document: Named,
    range: Range,
    context: Wanted,
}

#[derive(Debug, Deserialize)]
struct Wanted {
    only: Option<Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ForDiagnostics {
    text_document: Named,
    previous_result_id: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Execute {
    command: String,
    #[serde(default)]
    arguments: Vec<String>,
}

impl Server {
    pub(super) fn request(&mut self, method: &str, params: Value) -> Answer {
        match (self.state, method) {
            (State::Fresh, "initialize") => Ok(self.initialize(&params)),
            (State::Fresh, _) => Err(Failure::new(code::NOT_INITIALIZED, "not initialized yet")),
            (State::Running, "initialize") => {
                Err(Failure::new(code::INVALID_REQUEST, "initialized already"))
            }
            (State::Down, _) => Err(Failure::new(code::INVALID_REQUEST, "shut down already")),
            (State::Running, "shutdown") => {
                self.state = State::Down;
                Ok(Value::Null)
            }
            (State::Running, "textDocument/diagnostic") => self.pull(read(params)?),
            (State::Running, "textDocument/hover") => self.hover(&read(params)?),
            (State::Running, "textDocument/codeAction") => self.actions(read(params)?),
            (State::Running, "workspace/executeCommand") => self.execute(&read(params)?),
            (State::Running, _) => {
                let message = format!("there is no method `{method}`");
                Err(Failure::new(code::METHOD_NOT_FOUND, message))
            }
        }
    }

    fn initialize(&mut self, params: &Value) -> Value {
        self.state = State::Running;
        let capabilities = params.get("capabilities").unwrap_or(&Value::Null);
        self.client = Client::new(capabilities);
        let root = params.pointer("/workspaceFolders/0/uri");
        let root = root.or_else(|| params.get("rootUri"));
        let root = root.and_then(Value::as_str).and_then(uri::to_path);
        self.root = root.unwrap_or_default();
        let wishes = params.get("initializationOptions");
        if let Err(reason) = self.known.wish(wishes.unwrap_or(&Value::Null)) {
            // Only messages may precede the answer (specification 3.17,
            // "Initialize Request"), and this is one.
            let _ = self.warn(&format!("sincerely: initializationOptions: {reason}"));
        }
        json!({
            "capabilities": {
                "positionEncoding": self.client.abilities.encoding.name(),
                "textDocumentSync": {"openClose": true, "change": 2, "save": true},
                "hoverProvider": true,
                "codeActionProvider": {"codeActionKinds": actions::KINDS},
                "diagnosticProvider": {
                    "identifier": "sincerely",
                    "interFileDependencies": false,
                    "workspaceDiagnostics": false,
                },
                "executeCommandProvider": {"commands": actions::COMMANDS},
            },
            "serverInfo": {"name": "sincerely", "version": env!("SINCERELY_VERSION")},
        })
    }

    /// The draft at `uri`, checked.
    fn document(&mut self, uri: &str) -> Result<&Document, Failure> {
        self.check(uri)
            .map_err(|error| Failure::new(code::FAILED, error.to_string()))?;
        let document = self.documents.get(uri);
        document.ok_or_else(|| Failure::new(code::INVALID_PARAMS, "this document is not open"))
    }

    fn pull(&mut self, params: ForDiagnostics) -> Answer {
        let uri = params.text_document.uri;
        self.document(&uri)?;
        let Some(document) = self.documents.get(&uri) else {
            return Ok(Value::Null);
        };
        let id = document
            .checked
            .as_ref()
            .map(|checked| checked.id.to_string());
        if id == params.previous_result_id {
            return Ok(json!({"kind": "unchanged", "resultId": id}));
        }
        let abilities = self.client.abilities;
        let items = tell::diagnostics(&uri, document, &mut self.links, abilities);
        Ok(json!({"kind": "full", "resultId": id, "items": items}))
    }

    fn hover(&mut self, params: &AtPosition) -> Answer {
        let abilities = self.client.abilities;
        let document = self.document(&params.text_document.uri)?;
        let encoding = abilities.encoding;
        let at = document
            .lines
            .offset(&document.text, params.position, encoding);
        let findings = document
            .checked
            .iter()
            .flat_map(|checked| &checked.findings);
        let under: Vec<&Finding> = findings
            .filter(|finding| finding.touches(Span::new(at, at)))
            .collect();
        let Some(first) = under.first() else {
            return Ok(Value::Null);
        };
        let kind = if abilities.markdown {
            "markdown"
        } else {
            "plaintext"
        };
        Ok(json!({
            "contents": {"kind": kind, "value": tell::hover(&under, abilities)},
            "range": document.range(first.span, encoding),
        }))
    }

    fn actions(&mut self, params: ForActions) -> Answer {
        let uri = params.text_document.uri;
        self.document(&uri)?;
        let client = self.client;
        let Some(document) = self.documents.get(&uri) else {
            return Ok(Value::Null);
        };
        let encoding = client.abilities.encoding;
        let span = document.lines.span(&document.text, params.range, encoding);
        let context = Context {
            uri: &uri,
            document,
            abilities: client.abilities,
            versioned: client.versioned,
            has_config: !self.known.is_isolated(),
        };
        let only = params.context.only.as_deref();
        let found = actions::actions(context, span, only, &mut self.links);
        Ok(json!(found))
    }

    fn execute(&mut self, params: &Execute) -> Answer {
        let failed = |message: String| Failure::new(code::FAILED, message);
        match (params.command.as_str(), params.arguments.as_slice()) {
            (ADD_WORD, [uri, word]) => {
                self.edit_config(uri, |text| edit::with_word(text, word))?;
            }
            (ALLOW, [uri, rule]) => {
                self.edit_config(uri, |text| edit::with_allowed(text, rule))?;
            }
            (EXPLAIN, [name]) => {
                let (options, _) = self.known.options(&self.root);
                let mut rules = crate::cli::all_rules(options.user_rules.as_deref());
                let Some(rule) = rules.find(|rule| rule.id == name) else {
                    return Err(failed(format!("there is no rule `{name}`")));
                };
                let told = crate::cli::explanation(rule);
                let _ = self.show(3, &told);
                return Ok(json!(told));
            }
            (ADD_WORD | ALLOW | EXPLAIN, _) => {
                return Err(Failure::new(code::INVALID_PARAMS, "wrong arguments"));
            }
            (name, _) => {
                let message = format!("there is no command `{name}`");
                return Err(Failure::new(code::INVALID_PARAMS, message));
            }
        }
        let _ = self.refresh();
        Ok(Value::Null)
    }

    /// Changes the config in force for the draft at `uri`, or the user's own
    /// where there is none yet.
    fn edit_config(
        &mut self,
        uri: &str,
        change: impl Fn(&str) -> Option<String>,
    ) -> Result<(), Failure> {
        let failed = |message: String| Failure::new(code::FAILED, message);
        let path = uri::to_path(uri);
        let folder = path.as_deref().and_then(Path::parent).unwrap_or(&self.root);
        let file = self.known.file(folder).or_else(crate::config::users_own);
        let file = file.ok_or_else(|| failed("there is no place for a config".to_owned()))?;
        edit::change(&file, change)
            .map_err(|reason| failed(format!("{}: {reason}", file.display())))?;
        self.known.forget();
        self.touch_all();
        let _ = self.show(3, &format!("sincerely: {} was changed", file.display()));
        Ok(())
    }
}

impl Client {
    fn new(capabilities: &Value) -> Self {
        let can = |path: &str| {
            capabilities
                .pointer(path)
                .is_some_and(|can| *can == json!(true))
        };
        let has = |path: &str| capabilities.pointer(path).is_some_and(Value::is_object);
        let formats = capabilities.pointer("/textDocument/hover/contentFormat");
        let formats = formats.and_then(Value::as_array);
        Self {
            abilities: Abilities {
                encoding: Encoding::negotiate(capabilities),
                links: can("/textDocument/publishDiagnostics/codeDescriptionSupport")
                    || can("/textDocument/diagnostic/codeDescriptionSupport"),
                related: can("/textDocument/publishDiagnostics/relatedInformation")
                    || can("/textDocument/diagnostic/relatedInformation"),
                markdown: formats.is_some_and(|formats| formats.contains(&json!("markdown"))),
            },
            pulls: has("/textDocument/diagnostic"),
            refreshes: can("/workspace/diagnostics/refreshSupport"),
            versioned: can("/workspace/workspaceEdit/documentChanges"),
            watches: can("/workspace/didChangeWatchedFiles/dynamicRegistration"),
        }
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, Failure> {
    serde_json::from_value(params)
        .map_err(|error| Failure::new(code::INVALID_PARAMS, error.to_string()))
}
