//! `sincerely lsp`: the language server, on standard input and output.
//!
//! One thread reads, one answers. What has arrived is taken in before anything
//! is answered, so that a cancelled request is not worked on, and a draft that
//! changed several times is checked once. Positions are converted here and in
//! `positions`, as a report converts its own.

mod actions;
mod document;
mod positions;
mod requests;
mod settings;
mod tell;
mod uri;
mod wire;

use std::collections::{BTreeMap, VecDeque};
use std::io::{self, Stdout};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::mpsc::{self, Receiver};

use serde::Deserialize;
use serde_json::{Value, json};

use crate::cli::{Error, LspArgs};
use document::{Change, Checked, Document};
use settings::Known;
use tell::{Abilities, Links};
use wire::{Failure, Incoming, code};

/// The client shut the server down before it left.
const ORDERLY: u8 = 0;
/// The client left without that, or the streams broke.
const ABRUPT: u8 = 1;

pub(crate) fn run(args: &LspArgs) -> u8 {
    let (sender, arrived) = mpsc::channel();
    // Detached: it ends with the process, wherever it waits.
    std::thread::spawn(move || {
        let mut input = io::stdin().lock();
        while let Ok(Some(message)) = wire::read(&mut input) {
            if sender.send(message).is_err() {
                return;
            }
        }
    });
    let server = Server {
        out: io::stdout(),
        state: State::Fresh,
        known: Known::new(&args.lint),
        documents: BTreeMap::new(),
        links: Links::new(),
        client: Client::default(),
        root: PathBuf::new(),
        n_checked: 0,
        n_requests: 0,
        broken_configs: BTreeMap::new(),
    };
    server.serve(&arrived).unwrap_or(ABRUPT)
}

/// How far the session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Before `initialize`.
    Fresh,
    Running,
    /// After `shutdown`.
    Down,
}

/// What the client said it can do.
#[expect(
    clippy::struct_excessive_bools,
    reason = "the protocol's own yes and no, each by itself"
)]
#[derive(Clone, Copy, Debug, Default)]
struct Client {
    abilities: Abilities,
    /// It asks for diagnostics, so that none are pushed.
    pulls: bool,
    /// It asks anew when told so.
    refreshes: bool,
    /// It takes edits of a version it names.
    versioned: bool,
    /// It can be asked to watch files.
    watches: bool,
}

#[derive(Debug)]
struct Server {
    out: Stdout,
    state: State,
    known: Known,
    /// Open drafts by address.
    documents: BTreeMap<String, Document>,
    links: Links,
    client: Client,
    /// Where the config of a draft without a path is looked for.
    root: PathBuf,
    /// Checks so far; each has its number for a name.
    n_checked: usize,
    n_requests: usize,
    /// Config files with mistakes that the client was told of, by address.
    broken_configs: BTreeMap<String, PathBuf>,
}

/// Fields of messages that several of them have.
#[derive(Debug, Deserialize)]
struct Named {
    uri: String,
    version: Option<i64>,
    #[serde(default)]
    text: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct OfDocument {
    text_document: Named,
    #[serde(default)]
    content_changes: Vec<Change>,
}

impl Server {
    /// Answers until the client leaves; the result is the exit status.
    fn serve(mut self, arrived: &Receiver<Incoming>) -> io::Result<u8> {
        let mut queue = VecDeque::new();
        loop {
            queue.extend(arrived.try_iter());
            self.cancel(&mut queue)?;
            let Some(message) = queue.pop_front() else {
                self.check_stale()?;
                match arrived.recv() {
                    Ok(message) => queue.push_back(message),
                    Err(_) => return Ok(ABRUPT),
                }
                continue;
            };
            match message {
                Incoming::Malformed { id, error } => {
                    wire::answer(&mut self.out, &id, Err(error))?;
                }
                Incoming::Response => {}
                Incoming::Request { id, method, params } => {
                    let answer = self.request(&method, params);
                    wire::answer(&mut self.out, &id, answer)?;
                }
                Incoming::Notification { method, .. } if method == "exit" => {
                    let is_orderly = self.state == State::Down;
                    return Ok(if is_orderly { ORDERLY } else { ABRUPT });
                }
                Incoming::Notification { method, params } => {
                    if self.state == State::Running {
                        self.notification(&method, params)?;
                    }
                }
            }
        }
    }

    /// Answers the waiting requests that the client no longer wants.
    fn cancel(&mut self, queue: &mut VecDeque<Incoming>) -> io::Result<()> {
        let unwanted: Vec<Value> = queue
            .iter()
            .filter_map(|message| match message {
                Incoming::Notification { method, params } if method == "$/cancelRequest" => {
                    params.get("id").cloned()
                }
                _ => None,
            })
            .collect();
        for unwanted in unwanted {
            let is_it = |message: &Incoming| matches!(message, Incoming::Request { id, .. } if *id == unwanted);
            if let Some(at) = queue.iter().position(is_it) {
                queue.remove(at);
                let error = Failure::new(code::CANCELLED, "cancelled");
                wire::answer(&mut self.out, &unwanted, Err(error))?;
            }
        }
        Ok(())
    }

    fn notification(&mut self, method: &str, params: Value) -> io::Result<()> {
        match method {
            "initialized" => return self.watch(),
            "textDocument/didOpen" => self.open(params),
            "textDocument/didChange" => self.change(params),
            "textDocument/didSave" => self.saved(params),
            "textDocument/didClose" => return self.close(params),
            "workspace/didChangeConfiguration" => {
                // Settings that do not speak of us take nothing back.
                if let Some(ours) = params.pointer("/settings/sincerely")
                    && let Err(reason) = self.known.wish(ours)
                {
                    self.warn(&format!("sincerely: the editor's settings: {reason}"))?;
                }
                self.known.forget();
                self.touch_all();
                return self.refresh();
            }
            "workspace/didChangeWatchedFiles" => {
                self.known.forget();
                self.touch_all();
                return self.refresh();
            }
            // The protocol lets a server pass over what it does not know, and
            // there is nobody to tell of parameters that make no sense.
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, params: Value) {
        let Ok(OfDocument { text_document, .. }) = OfDocument::deserialize(params) else {
            return;
        };
        let Named { uri, version, text } = text_document;
        let path = uri::to_path(&uri);
        let folder = path.as_deref().and_then(std::path::Path::parent);
        let document = Document::new(text, version, folder.unwrap_or(&self.root));
        self.documents.insert(uri, document);
    }

    fn change(&mut self, params: Value) {
        let Ok(params) = OfDocument::deserialize(params) else {
            return;
        };
        let OfDocument {
            text_document,
            content_changes,
        } = params;
        if let Some(document) = self.documents.get_mut(&text_document.uri) {
            document.change(content_changes, self.client.abilities.encoding);
            document.version = text_document.version;
        }
    }

    fn saved(&mut self, params: Value) {
        if let Ok(params) = OfDocument::deserialize(params)
            && let Some(document) = self.documents.get_mut(&params.text_document.uri)
        {
            document.touch();
        }
    }

    fn close(&mut self, params: Value) -> io::Result<()> {
        let Ok(params) = OfDocument::deserialize(params) else {
            return Ok(());
        };
        let uri = params.text_document.uri;
        if self.documents.remove(&uri).is_none() || self.client.pulls {
            return Ok(());
        }
        self.publish(&uri, None, &[])
    }

    fn touch_all(&mut self) {
        self.documents.values_mut().for_each(Document::touch);
    }

    /// Checks every draft that changed, and tells the client what was found.
    fn check_stale(&mut self) -> io::Result<()> {
        if self.client.pulls {
            return Ok(());
        }
        let stale = self
            .documents
            .iter()
            .filter(|(_, document)| document.is_stale);
        let stale: Vec<String> = stale.map(|(uri, _)| uri.clone()).collect();
        for uri in stale {
            self.check(&uri)?;
            let abilities = self.client.abilities;
            let Some(document) = self.documents.get_mut(&uri) else {
                continue;
            };
            document.is_stale = false;
            let version = document.version;
            let found = tell::diagnostics(&uri, document, &mut self.links, abilities);
            self.publish(&uri, version, &found)?;
        }
        Ok(())
    }

    /// Sees to it that the draft, if it is open, is checked as it stands, under
    /// the config as it stands.
    fn check(&mut self, uri: &str) -> io::Result<()> {
        let Some(document) = self.documents.get_mut(uri) else {
            return Ok(());
        };
        let folder = document.folder.clone();
        let (options, error) = self.known.options(&folder);
        let document = self.documents.get_mut(uri);
        let is_current = |checked: &Checked| Rc::ptr_eq(&checked.options, &options);
        if let Some(document) = document
            && !document.checked.as_ref().is_some_and(is_current)
        {
            self.n_checked += 1;
            let checked = Checked::new(&document.text, &options, self.n_checked);
            document.checked = Some(checked);
        }
        match error {
            Some(error) => self.config_is_broken(&error, &folder),
            None => self.configs_are_mended(),
        }
    }

    /// Tells of mistakes in a config, beside the words that are wrong.
    fn config_is_broken(&mut self, error: &Error, folder: &std::path::Path) -> io::Result<()> {
        self.warn(&format!("sincerely: the config is at fault: {error}"))?;
        let Error::Mistakes(mistakes) = error else {
            return Ok(());
        };
        let encoding = self.client.abilities.encoding;
        let mut by_file: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for mistake in mistakes {
            let Ok(path) = std::fs::canonicalize(&mistake.path) else {
                continue;
            };
            let lines = positions::Lines::new(&mistake.text);
            let range = lines.range(&mistake.text, mistake.complaint.span, encoding);
            let message = &mistake.complaint.message;
            let told =
                json!({"range": range, "severity": 1, "source": "sincerely", "message": message});
            by_file.entry(uri::from_path(&path)).or_default().push(told);
        }
        for (uri, told) in by_file {
            self.publish(&uri, None, &told)?;
            self.broken_configs.insert(uri, folder.to_owned());
        }
        Ok(())
    }

    /// Takes back what was told of configs that are read again without trouble.
    fn configs_are_mended(&mut self) -> io::Result<()> {
        if self.broken_configs.is_empty() {
            return Ok(());
        }
        let known = &self.known;
        let mended: Vec<String> = (self.broken_configs.iter())
            .filter(|(_, folder)| !known.is_broken(folder))
            .map(|(uri, _)| uri.clone())
            .collect();
        for uri in mended {
            self.broken_configs.remove(&uri);
            self.publish(&uri, None, &[])?;
        }
        Ok(())
    }

    fn publish(&mut self, uri: &str, version: Option<i64>, found: &[Value]) -> io::Result<()> {
        let mut params = json!({"uri": uri, "diagnostics": found});
        if let Some(version) = version {
            params["version"] = json!(version);
        }
        wire::notify(&mut self.out, "textDocument/publishDiagnostics", &params)
    }

    /// Asks a client that asks for diagnostics to do so again.
    fn refresh(&mut self) -> io::Result<()> {
        if self.client.pulls && self.client.refreshes {
            return self.ask("workspace/diagnostic/refresh", &Value::Null);
        }
        Ok(())
    }

    /// Asks the client to tell of changes to configs and rules.
    fn watch(&mut self) -> io::Result<()> {
        if !self.client.watches {
            return Ok(());
        }
        let watchers = json!({"watchers": [{"globPattern": "**/*.toml"}]});
        let registration = json!({
            "id": "config",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": watchers,
        });
        let params = json!({"registrations": [registration]});
        self.ask("client/registerCapability", &params)
    }

    fn ask(&mut self, method: &str, params: &Value) -> io::Result<()> {
        self.n_requests += 1;
        wire::request(&mut self.out, self.n_requests, method, params)
    }

    fn warn(&mut self, message: &str) -> io::Result<()> {
        self.show(2, message)
    }

    /// Shows a message of that `MessageType`: 2 is a warning, 3 information.
    fn show(&mut self, kind: u8, message: &str) -> io::Result<()> {
        let params = json!({"type": kind, "message": message});
        wire::notify(&mut self.out, "window/showMessage", &params)
    }
}
