//! An editor's side of a session with the built server.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

/// A session with a server of its own.
pub(crate) struct Client {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    n_requests: i64,
    /// Messages that came while another was waited for.
    pub(crate) passed_over: Vec<Value>,
}

/// A message as it goes over the wire.
pub(crate) fn framed(message: &Value) -> String {
    let content = message.to_string();
    format!("Content-Length: {}\r\n\r\n{content}", content.len())
}

impl Client {
    /// Starts a server at home in `folder`, with nothing of the caller's
    /// environment but the path.
    pub(crate) fn start(folder: &Path, args: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sincerely"))
            .arg("lsp")
            .args(args)
            .current_dir(folder)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        Self {
            input: child.stdin.take(),
            output: BufReader::new(child.stdout.take().expect("it is piped")),
            child,
            n_requests: 0,
            passed_over: Vec::new(),
        }
    }

    /// Starts a server and agrees on `capabilities`; the second value is the
    /// answer.
    pub(crate) fn agreed(folder: &Path, capabilities: &Value, wishes: &Value) -> (Self, Value) {
        let mut client = Self::start(folder, &["--today", "2026-05-13"]);
        let params = json!({
            "processId": null,
            "rootUri": null,
            "capabilities": capabilities,
            "initializationOptions": wishes,
        });
        let answer = client.request("initialize", &params);
        client.notify("initialized", &json!({}));
        (client, answer)
    }

    /// The server's process.
    #[allow(dead_code, reason = "a bench asks what it costs")]
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends bytes as they are.
    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("it is open");
        input.write_all(bytes).expect("the server reads");
        input.flush().expect("the server reads");
    }

    pub(crate) fn send(&mut self, message: &Value) {
        self.raw(framed(message).as_bytes());
    }

    pub(crate) fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request and waits for its answer, which is whole: `result` or
    /// `error`.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> Value {
        self.n_requests += 1;
        let id = json!(self.n_requests);
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        self.wait(|message| message["id"] == id && message.get("method").is_none())
    }

    /// The next message, none where the server is gone.
    pub(crate) fn next(&mut self) -> Option<Value> {
        let mut len = 0;
        loop {
            let mut line = String::new();
            if self.output.read_line(&mut line).expect("it is text") == 0 {
                return None;
            }
            let line = line.trim_end();
            if let Some(value) = line.strip_prefix("Content-Length: ") {
                len = value.parse().expect("it is a number");
            } else if line.is_empty() {
                break;
            }
        }
        let mut content = vec![0; len];
        self.output.read_exact(&mut content).expect("all of it");
        let message: Value = serde_json::from_slice(&content).expect("it is JSON");
        assert_eq!(message["jsonrpc"], "2.0");
        Some(message)
    }

    /// The next message that `is` so; others are kept in `passed_over`.
    pub(crate) fn wait(&mut self, is: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = self.next().expect("the server is there");
            if is(&message) {
                return message;
            }
            self.passed_over.push(message);
        }
    }

    pub(crate) fn open(&mut self, uri: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": "mail", "version": 0, "text": text});
        self.notify("textDocument/didOpen", &json!({"textDocument": document}));
    }

    /// Waits for what is published of `uri` in that version.
    pub(crate) fn published(&mut self, uri: &str, version: i64) -> Vec<Value> {
        let message = self.wait(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && message["params"]["version"] == version
        });
        let found = message["params"]["diagnostics"].as_array();
        found.expect("it is a list").clone()
    }

    /// Closes the server's input; the result is its exit status.
    pub(crate) fn leave(mut self) -> Option<i32> {
        drop(self.input.take());
        self.child.wait().expect("it is ours").code()
    }

    /// Shuts down as the protocol says; the result is the exit status.
    pub(crate) fn shut_down(mut self) -> Option<i32> {
        assert_eq!(
            self.request("shutdown", &Value::Null)["result"],
            Value::Null
        );
        self.notify("exit", &Value::Null);
        self.leave()
    }
}
