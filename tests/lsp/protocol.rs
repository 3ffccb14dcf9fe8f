//! The protocol itself: who may say what when, and what is answered to
//! nonsense.

use serde_json::{Value, json};

use crate::client::{Client, framed};
use crate::{address, flawed};

fn code(answer: &Value) -> i64 {
    answer["error"]["code"].as_i64().unwrap_or_default()
}

#[test]
fn a_session_has_a_beginning_and_an_end() {
    let home = tempfile::tempdir().unwrap();
    let mut client = Client::start(home.path(), &["--stdio"]);
    assert_eq!(
        code(&client.request("textDocument/hover", &json!({}))),
        -32002
    );
    assert_eq!(code(&client.request("shutdown", &Value::Null)), -32002);
    // Before the beginning, notifications are dropped.
    client.open("file:///draft.eml", &flawed());
    let answer = client.request("initialize", &json!({"capabilities": {}}));
    let capabilities = &answer["result"]["capabilities"];
    assert_eq!(capabilities["positionEncoding"], "utf-16");
    assert_eq!(capabilities["textDocumentSync"]["change"], 2);
    assert_eq!(answer["result"]["serverInfo"]["name"], "sincerely");
    assert_eq!(code(&client.request("initialize", &json!({}))), -32600);
    assert_eq!(code(&client.request("no/such", &json!({}))), -32601);
    assert_eq!(code(&client.request("$/no/such", &json!({}))), -32601);
    assert_eq!(
        code(&client.request("textDocument/hover", &json!({"x": 1}))),
        -32602
    );
    let gone = json!({"textDocument": {"uri": "file:///draft.eml"}});
    assert_eq!(
        code(&client.request("textDocument/diagnostic", &gone)),
        -32602
    );
    client.notify("$/no/such", &json!({}));
    client.notify("textDocument/didOpen", &json!({"nonsense": true}));
    assert_eq!(
        client.request("shutdown", &Value::Null)["result"],
        Value::Null
    );
    assert_eq!(
        code(&client.request("textDocument/hover", &json!({}))),
        -32600
    );
    assert!(client.passed_over.is_empty(), "{:?}", client.passed_over);
    client.notify("exit", &Value::Null);
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn leaving_without_a_word_is_no_orderly_end() {
    let home = tempfile::tempdir().unwrap();
    assert_eq!(Client::start(home.path(), &[]).leave(), Some(1));
    let (mut client, _) = Client::agreed(home.path(), &json!({}), &Value::Null);
    client.notify("exit", &Value::Null);
    assert_eq!(client.leave(), Some(1));
    let mut client = Client::start(home.path(), &[]);
    client.notify("exit", &Value::Null);
    assert_eq!(client.leave(), Some(1));
}

#[test]
fn nonsense_is_answered_and_the_session_goes_on() {
    let home = tempfile::tempdir().unwrap();
    let (mut client, _) = Client::agreed(home.path(), &json!({}), &Value::Null);
    for (bytes, id, code) in [
        (&b"Content-Length: 3\r\n\r\n{x}"[..], json!(null), -32700),
        (b"Content-Length: 2\r\n\r\n\xff\xff", json!(null), -32700),
        (b"Content-Length: 2\r\n\r\n[]", json!(null), -32600),
        (b"Content-Length: 8\r\n\r\n{\"id\":4}", json!(4), -32600),
        (b"Content-Type: x\r\n\r\n", json!(null), -32700),
        (b"Content-Length: -5\r\n\r\n", json!(null), -32700),
        // Its content is passed over with it.
        (
            b"Content-Length: many\r\n\r\n{\"id\":7,\"method\":\"shutdown\"}",
            json!(null),
            -32700,
        ),
    ] {
        client.raw(bytes);
        let answer = client.next().unwrap();
        assert_eq!(
            (&answer["id"], &answer["error"]["code"]),
            (&id, &json!(code))
        );
    }
    let id = json!({"jsonrpc": "2.0", "id": "a name", "method": "shutdown"});
    client.send(&id);
    assert_eq!(client.next().unwrap()["id"], "a name");
    assert_eq!(client.leave(), Some(1));
}

#[test]
fn a_cancelled_request_is_not_worked_on() {
    let home = tempfile::tempdir().unwrap();
    let (mut client, _) = Client::agreed(home.path(), &json!({}), &Value::Null);
    let uri = address(home.path(), "draft.txt");
    // A long text to be busy with, in one piece with what is waiting behind it.
    client.open(
        &uri,
        &"Thank you for the interview, recieve this. ".repeat(20_000),
    );
    let at = json!({"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}});
    let mut batch = String::new();
    for message in [
        json!({"jsonrpc": "2.0", "id": 50, "method": "textDocument/hover", "params": at}),
        json!({"jsonrpc": "2.0", "id": 51, "method": "textDocument/hover", "params": at}),
        json!({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 51}}),
        json!({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 99}}),
    ] {
        batch += &framed(&message);
    }
    client.raw(batch.as_bytes());
    let answer = client.wait(|message| message["id"] == 51);
    assert_eq!(code(&answer), -32800, "{answer}");
    assert_eq!(client.shut_down(), Some(0));
}

#[test]
fn changes_in_a_row_are_checked_once() {
    let home = tempfile::tempdir().unwrap();
    let (mut client, _) = Client::agreed(home.path(), &json!({}), &Value::Null);
    let uri = address(home.path(), "draft.eml");
    client.open(&uri, &flawed());
    client.published(&uri, 0);
    let mut batch = String::new();
    for version in 1..=50 {
        let params = json!({
            "textDocument": {"uri": uri, "version": version},
            "contentChanges": [{"text": "Hi Dana"}],
        });
        let message =
            json!({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": params});
        batch += &framed(&message);
    }
    client.raw(batch.as_bytes());
    client.published(&uri, 50);
    assert!(
        client.passed_over.len() < 25,
        "{}",
        client.passed_over.len()
    );
    assert_eq!(client.shut_down(), Some(0));
}

#[test]
fn a_client_that_pulls_is_not_pushed_to() {
    let home = tempfile::tempdir().unwrap();
    let capabilities = json!({"textDocument": {"diagnostic": {}}});
    let (mut client, _) = Client::agreed(home.path(), &capabilities, &Value::Null);
    let uri = address(home.path(), "draft.eml");
    client.open(&uri, &flawed());
    let document = json!({"uri": uri});
    let mut pull = |before: Option<&Value>| {
        let params = json!({"textDocument": document, "previousResultId": before});
        client.request("textDocument/diagnostic", &params)["result"].take()
    };
    let first = pull(None);
    assert_eq!(first["kind"], "full");
    assert!(first["items"].as_array().unwrap().len() > 1);
    let second = pull(Some(&first["resultId"]));
    assert_eq!(
        second,
        json!({"kind": "unchanged", "resultId": first["resultId"]})
    );
    let params = json!({
        "textDocument": {"uri": uri, "version": 1},
        "contentChanges": [{"text": "Hi Dana,\n\nshall we have lunch on Friday? The new place is open.\n\nAna\n"}],
    });
    client.notify("textDocument/didChange", &params);
    let params = json!({"textDocument": {"uri": uri}, "previousResultId": first["resultId"]});
    let third = client.request("textDocument/diagnostic", &params);
    assert_eq!(third["result"]["kind"], "full");
    assert_eq!(third["result"]["items"], json!([]));
    assert!(client.passed_over.is_empty(), "{:?}", client.passed_over);
    assert_eq!(client.shut_down(), Some(0));
}

#[test]
fn a_draft_without_headers_and_one_that_cannot_be_read() {
    let home = tempfile::tempdir().unwrap();
    let (mut client, _) = Client::agreed(home.path(), &json!({}), &Value::Null);
    let body = flawed().split_once("\n\n").unwrap().1.to_owned();
    client.open("untitled:Untitled-1", &body);
    let found = client.published("untitled:Untitled-1", 0);
    let codes: Vec<_> = found.iter().map(|found| found["code"].as_str()).collect();
    assert!(codes.contains(&Some("facts/placeholder")), "{codes:?}");
    assert!(
        !codes
            .iter()
            .flatten()
            .any(|code| code.starts_with("subject/"))
    );
    client.open("untitled:2", "Hi \0 Dana");
    let found = client.published("untitled:2", 0);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["severity"], 1);
    assert!(found[0]["message"].as_str().unwrap().contains("NUL"));
    assert_eq!(client.shut_down(), Some(0));
}
