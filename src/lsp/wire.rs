//! The base protocol: messages between `Content-Length` headers, as JSON-RPC
//! 2.0 reads them (language server protocol 3.17, "Base Protocol").
//!
//! Whatever comes in, the stream goes on: what is no message is answered with
//! the error JSON-RPC has for it, and the next header is looked for. (The
//! lsp-server crate stops at the first such message, which is why it is not
//! used here.)

use std::io::{self, BufRead, Read as _, Write};

use serde_json::{Value, json};

/// Bytes of one message. A longer one is no draft, and would only fill memory.
const MOST: u64 = 1 << 28;
/// Bytes of one header line that are read at once.
const MOST_HEADER: u64 = 1 << 13;
/// Bytes of a longer line that stay with what follows: more than the field
/// that matters has.
const TAIL: usize = 64;

/// The field that says how long the content is.
const LENGTH: &[u8] = b"Content-Length:";

/// Error codes of JSON-RPC and of the protocol.
pub(super) mod code {
    pub(in crate::lsp) const PARSE_ERROR: i32 = -32700;
    pub(in crate::lsp) const INVALID_REQUEST: i32 = -32600;
    pub(in crate::lsp) const METHOD_NOT_FOUND: i32 = -32601;
    pub(in crate::lsp) const INVALID_PARAMS: i32 = -32602;
    pub(in crate::lsp) const NOT_INITIALIZED: i32 = -32002;
    pub(in crate::lsp) const CANCELLED: i32 = -32800;
    pub(in crate::lsp) const FAILED: i32 = -32803;
}

/// A message from the client.
#[derive(Debug, PartialEq)]
pub(super) enum Incoming {
    /// Wants an answer.
    Request {
        id: Value,
        method: String,
        params: Value,
    },
    /// Wants none.
    Notification { method: String, params: Value },
    /// Answers a request of ours.
    Response,
    /// Is none of these, and is answered with an error; `id` may be null.
    Malformed { id: Value, error: Failure },
}

/// Why a request is answered with an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    pub(super) code: i32,
    pub(super) message: String,
}

impl Failure {
    pub(super) fn new(code: i32, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}

/// Reads the next message; none at the end of the stream.
pub(super) fn read(input: &mut impl BufRead) -> io::Result<Option<Incoming>> {
    let Some(len) = content_length(input)? else {
        return Ok(None);
    };
    let Ok(len) = len else {
        let error = Failure::new(code::PARSE_ERROR, "a header without a Content-Length");
        let id = Value::Null;
        return Ok(Some(Incoming::Malformed { id, error }));
    };
    if len > MOST {
        // Passed over, so that the next message is found.
        io::copy(&mut input.take(len), &mut io::sink())?;
        let error = Failure::new(code::INVALID_REQUEST, "the message is too long");
        let id = Value::Null;
        return Ok(Some(Incoming::Malformed { id, error }));
    }
    let mut content = Vec::new();
    let n_read = input.take(len).read_to_end(&mut content)?;
    // A message cut off by the end of the stream has nobody to answer to.
    let is_whole = u64::try_from(n_read).is_ok_and(|n_read| n_read == len);
    Ok(is_whole.then(|| message(&content)))
}

/// The length that the next header block names, an error where it names none,
/// none at the end of the stream.
fn content_length(input: &mut impl BufRead) -> io::Result<Option<Result<u64, ()>>> {
    let mut len = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        if !header_line(input, &mut line)? {
            return Ok(None);
        }
        if line.trim_ascii().is_empty() {
            return Ok(Some(len.ok_or(())));
        }
        // After a header that names no length, its content is taken for header
        // lines, and runs into the next header: so the field may stand at the
        // end of a line.
        let at = (line.windows(LENGTH.len())).rposition(|it| it.eq_ignore_ascii_case(LENGTH));
        if let Some(at) = at {
            let value = std::str::from_utf8(&line[at + LENGTH.len()..]);
            len = value.ok().and_then(|value| value.trim().parse().ok());
        }
    }
}

/// Reads the next line, of a long one at least its end; false at the end of the
/// stream.
fn header_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    loop {
        let n_read = input.take(MOST_HEADER).read_until(b'\n', line)?;
        if n_read == 0 || line.ends_with(b"\n") {
            return Ok(n_read > 0);
        }
        line.drain(..line.len().saturating_sub(TAIL));
    }
}

/// What the JSON of a message says.
fn message(content: &[u8]) -> Incoming {
    let mut value: Value = match serde_json::from_slice(content) {
        Ok(value) => value,
        Err(error) => {
            let error = Failure::new(code::PARSE_ERROR, format!("no JSON: {error}"));
            let id = Value::Null;
            return Incoming::Malformed { id, error };
        }
    };
    let id = value.get_mut("id").map(Value::take);
    let params = value.get_mut("params").map(Value::take).unwrap_or_default();
    let is_id = matches!(
        id,
        None | Some(Value::Null | Value::Number(_) | Value::String(_))
    );
    let is_params = matches!(params, Value::Null | Value::Array(_) | Value::Object(_));
    let is_answer = value.get("result").is_some() || value.get("error").is_some();
    match (value.get_mut("method").map(Value::take), id) {
        (Some(Value::String(method)), None) if is_params => {
            Incoming::Notification { method, params }
        }
        (Some(Value::String(method)), Some(id)) if is_params && is_id && !id.is_null() => {
            Incoming::Request { id, method, params }
        }
        (None, Some(_)) if is_answer => Incoming::Response,
        (_, id) => {
            let id = id.filter(|_| is_id).unwrap_or_default();
            let error = Failure::new(code::INVALID_REQUEST, "no message of JSON-RPC 2.0");
            Incoming::Malformed { id, error }
        }
    }
}

/// Writes one message.
fn write(out: &mut impl Write, message: &Value) -> io::Result<()> {
    let content = serde_json::to_vec(message)?;
    let mut framed = format!("Content-Length: {}\r\n\r\n", content.len()).into_bytes();
    framed.extend_from_slice(&content);
    out.write_all(&framed)?;
    out.flush()
}

/// Writes the answer to the request `id`.
pub(super) fn answer(
    out: &mut impl Write,
    id: &Value,
    answer: Result<Value, Failure>,
) -> io::Result<()> {
    let message = match answer {
        Ok(result) => json!({"jsonrpc": "2.0", "id": id, "result": result}),
        Err(Failure { code, message }) => {
            let error = json!({"code": code, "message": message});
            json!({"jsonrpc": "2.0", "id": id, "error": error})
        }
    };
    write(out, &message)
}

/// Writes a notification.
pub(super) fn notify(out: &mut impl Write, method: &str, params: &Value) -> io::Result<()> {
    let message = json!({"jsonrpc": "2.0", "method": method, "params": params});
    write(out, &message)
}

/// Writes a request of ours; what is answered is not looked at.
pub(super) fn request(
    out: &mut impl Write,
    id: usize,
    method: &str,
    params: &Value,
) -> io::Result<()> {
    let message = json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params});
    write(out, &message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(mut input: &[u8]) -> Vec<Incoming> {
        std::iter::from_fn(|| read(&mut input).unwrap()).collect()
    }

    fn framed(content: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{content}", content.len())
    }

    /// The id and the code of a malformed message.
    fn error(content: &str) -> (Value, i32) {
        match all(framed(content).as_bytes()).as_slice() {
            [Incoming::Malformed { id, error }] => (id.clone(), error.code),
            other => panic!("{content}: {other:?}"),
        }
    }

    #[test]
    fn messages_are_told_apart() {
        let text = framed(r#"{"jsonrpc":"2.0","id":"a","method":"shutdown"}"#)
            + &framed(r#"{"jsonrpc":"2.0","method":"exit","params":null}"#)
            + &framed(r#"{"jsonrpc":"2.0","id":1,"result":null}"#);
        let method = |name: &str| name.to_owned();
        let params = Value::Null;
        assert_eq!(
            all(text.as_bytes()),
            [
                Incoming::Request {
                    id: json!("a"),
                    method: method("shutdown"),
                    params: params.clone()
                },
                Incoming::Notification {
                    method: method("exit"),
                    params
                },
                Incoming::Response,
            ]
        );
    }

    #[test]
    fn what_is_no_message_has_its_error() {
        for content in ["", "{", "{\"method\":\"\u{1}\"}", &"[".repeat(100_000)] {
            assert_eq!(error(content), (Value::Null, code::PARSE_ERROR));
        }
        for (content, id) in [
            ("[]", json!(null)),
            ("7", json!(null)),
            ("{}", json!(null)),
            (r#"{"id":7}"#, json!(7)),
            (r#"{"id":7,"method":1}"#, json!(7)),
            (r#"{"id":null,"method":"shutdown"}"#, json!(null)),
            (r#"{"id":[1],"method":"shutdown"}"#, json!(null)),
            (r#"{"id":"x","method":"shutdown","params":1}"#, json!("x")),
        ] {
            assert_eq!(error(content), (id, code::INVALID_REQUEST), "{content}");
        }
    }

    #[test]
    fn the_stream_goes_on_after_a_broken_header() {
        let good = framed(r#"{"method":"exit"}"#);
        for broken in [
            "Content-Type: x\r\n\r\n",
            "Content-Length: many\r\n\r\n",
            "Content-Length: 99999999999999999999999\r\n\r\n",
            "nonsense\n\n",
            "\r\n",
            // Contents that nobody knows the length of run into what follows.
            "Content-Length: many\r\n\r\n{\"id\":7,\"method\":\"shutdown\"}",
            "Content-Lenght: 9\r\n\r\n{\n  \"id\": 7\n}",
            &format!("Content-Length:\r\n\r\n{}", "x".repeat(3 * 8192 - 5)),
        ] {
            let found = all((broken.to_owned() + &good).as_bytes());
            assert!(matches!(found[0], Incoming::Malformed { .. }), "{broken}");
            assert!(
                matches!(found[1], Incoming::Notification { .. }),
                "{broken}"
            );
        }
        let other =
            "content-length:17\r\nContent-Type: x; charset=utf-8\r\n\r\n{\"method\":\"exit\"}";
        assert_eq!(all(other.as_bytes()).len(), 1);
    }

    #[test]
    fn a_stream_that_ends_early_ends() {
        for cut_off in [
            "",
            "Content-Le",
            "Content-Length: 5\r\n",
            "Content-Length: 5\r\n\r\n{}",
        ] {
            assert_eq!(all(cut_off.as_bytes()), []);
        }
    }
}
