//! Hover and code actions.

use serde_json::{Value, json};

use crate::client::Client;
use crate::{address, flawed};

/// A session with the flawed draft open, and the draft's address.
fn session(home: &std::path::Path, capabilities: &Value) -> (Client, String) {
    let (mut client, _) = Client::agreed(home, capabilities, &Value::Null);
    let uri = address(home, "draft.eml");
    client.open(&uri, &flawed());
    (client, uri)
}

/// The range of `words` in the flawed draft, in UTF-16.
fn range(words: &str) -> Value {
    let mail = flawed();
    let (nth, line) = mail
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains(words))
        .unwrap();
    let start = line[..line.find(words).unwrap()].encode_utf16().count();
    let end = start + words.encode_utf16().count();
    json!({"start": {"line": nth, "character": start}, "end": {"line": nth, "character": end}})
}

fn actions(client: &mut Client, uri: &str, words: &str, only: &Value) -> Vec<Value> {
    let params = json!({
        "textDocument": {"uri": uri},
        "range": range(words),
        "context": {"diagnostics": [], "only": only},
    });
    let answer = client.request("textDocument/codeAction", &params);
    answer["result"].as_array().unwrap().clone()
}

/// The flawed draft after an action's edit, which may not touch another file.
fn applied(action: &Value, uri: &str) -> String {
    let changes = action["edit"]["changes"].as_object().unwrap();
    assert_eq!(changes.keys().collect::<Vec<_>>(), [uri]);
    let mail = flawed();
    let mut lines: Vec<Vec<u16>> = mail
        .split('\n')
        .map(|line| line.encode_utf16().collect())
        .collect();
    let mut edits = changes[uri].as_array().unwrap().clone();
    edits.reverse();
    for edit in edits {
        let at = |end: &str, unit: &str| {
            usize::try_from(edit["range"][end][unit].as_u64().unwrap()).unwrap()
        };
        assert_eq!(at("start", "line"), at("end", "line"));
        let new: Vec<u16> = edit["newText"].as_str().unwrap().encode_utf16().collect();
        let line = &mut lines[at("start", "line")];
        line.splice(at("start", "character")..at("end", "character"), new);
    }
    let lines: Vec<_> = lines
        .iter()
        .map(|line| String::from_utf16(line).unwrap())
        .collect();
    lines.join("\n")
}

/// A mail of nothing but ASCII after an action's edits, which may cross lines.
fn applied_to(mail: &str, action: &Value, uri: &str) -> String {
    let starts: Vec<usize> = (mail.split_inclusive('\n'))
        .map(|line| line.as_ptr() as usize - mail.as_ptr() as usize)
        .collect();
    let offset = |at: &Value| {
        let number = |unit: &str| usize::try_from(at[unit].as_u64().unwrap()).unwrap();
        starts[number("line")] + number("character")
    };
    let mut mail = mail.to_owned();
    for edit in action["edit"]["changes"][uri]
        .as_array()
        .unwrap()
        .iter()
        .rev()
    {
        let range = offset(&edit["range"]["start"])..offset(&edit["range"]["end"]);
        mail.replace_range(range, edit["newText"].as_str().unwrap());
    }
    mail
}

#[test]
fn a_quick_fix_changes_just_the_word() {
    let home = tempfile::tempdir().unwrap();
    let (mut client, uri) = session(home.path(), &json!({}));
    let found = client.published(&uri, 0);
    let typo = found.iter().find(|found| found["code"] == "spelling/typo");
    assert_eq!(typo.unwrap()["range"], range("recieve"));
    let actions = actions(&mut client, &uri, "recieve", &json!(["quickfix"]));
    let preferred: Vec<_> = actions
        .iter()
        .filter(|action| action["isPreferred"] == true)
        .collect();
    assert_eq!(preferred.len(), 1, "{actions:?}");
    assert_eq!(preferred[0]["kind"], "quickfix");
    assert_eq!(preferred[0]["diagnostics"][0]["code"], "spelling/typo");
    assert_eq!(
        applied(preferred[0], &uri),
        flawed().replace("recieve", "receive")
    );
    assert_eq!(client.shut_down(), Some(0));
}

#[test]
fn actions_come_by_place_and_kind() {
    let home = tempfile::tempdir().unwrap();
    let (mut client, uri) = session(home.path(), &json!({}));
    let titles = |actions: &[Value]| -> Vec<String> {
        let titles = actions.iter();
        titles
            .map(|each| each["title"].as_str().unwrap().to_owned())
            .collect()
    };
    let typo = titles(&actions(&mut client, &uri, "recieve", &Value::Null));
    for title in [
        "Add `recieve` to the words of sincerely.toml",
        "Allow spelling/typo in sincerely.toml",
        "Explain spelling/typo",
        "Allow spelling/typo in this mail (a header that `sincerely sendmail` takes out)",
    ] {
        assert!(typo.iter().any(|each| each == title), "{typo:?}");
    }
    let nowhere = actions(&mut client, &uri, "regards", &json!(["quickfix"]));
    assert_eq!(titles(&nowhere), Vec::<String>::new());
    let other = actions(&mut client, &uri, "recieve", &json!(["refactor"]));
    assert_eq!(other, Vec::<Value>::new());
    for only in ["source", "source.fixAll", "source.fixAll.sincerely"] {
        let all = actions(&mut client, &uri, "regards", &json!([only]));
        assert_eq!(all.len(), 1);
        for action in all {
            assert_eq!(action["kind"], "source.fixAll.sincerely");
            assert_eq!(
                applied(&action, &uri),
                flawed().replace("recieve", "receive")
            );
        }
    }
    assert_eq!(client.shut_down(), Some(0));
}

#[test]
fn a_rule_can_be_allowed_in_the_mail() {
    let home = tempfile::tempdir().unwrap();
    let (mut client, uri) = session(home.path(), &json!({}));
    let actions = actions(&mut client, &uri, "[Job Title]", &Value::Null);
    let allow = actions
        .iter()
        .find(|action| action["title"].as_str().unwrap().contains("in this mail"));
    let mail = applied(allow.unwrap(), &uri);
    let field = "12 May\nX-Sincerely-Allow: facts/placeholder\n\nDear Dana";
    assert!(mail.contains(field), "{mail}");
    let params = json!({
        "textDocument": {"uri": uri, "version": 1},
        "contentChanges": [{"text": mail}],
    });
    client.notify("textDocument/didChange", &params);
    let found = client.published(&uri, 1);
    assert!(!found.is_empty());
    assert!(
        found
            .iter()
            .all(|found| found["code"] != "facts/placeholder")
    );
    assert_eq!(client.shut_down(), Some(0));
}

#[test]
fn edits_name_the_version_where_the_client_takes_that() {
    let home = tempfile::tempdir().unwrap();
    let capabilities = json!({"workspace": {"workspaceEdit": {"documentChanges": true}}});
    let (mut client, uri) = session(home.path(), &capabilities);
    let actions = actions(&mut client, &uri, "recieve", &json!(["quickfix"]));
    let change = &actions[0]["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"], json!({"uri": uri, "version": 0}));
    assert_eq!(change["edits"][0]["newText"], "receive");
    assert_eq!(change["edits"][0]["range"], range("recieve"));
    assert_eq!(client.shut_down(), Some(0));
}

#[test]
fn hover_tells_why_and_what_instead() {
    let home = tempfile::tempdir().unwrap();
    let hover = json!({"textDocument": {"hover": {"contentFormat": ["markdown", "plaintext"]}}});
    let (mut client, uri) = session(home.path(), &hover);
    let mut at = |words: &str| {
        let position = &range(words)["start"];
        let params = json!({"textDocument": {"uri": uri}, "position": position});
        client.request("textDocument/hover", &params)["result"].take()
    };
    let told = at("[Job Title]");
    assert_eq!(told["range"], range("[Job Title]"));
    assert_eq!(told["contents"]["kind"], "markdown");
    let words = told["contents"]["value"].as_str().unwrap();
    assert!(
        words.starts_with("**error[facts/placeholder]** "),
        "{words}"
    );
    assert!(words.contains("The Job Interview is Over"), "{words}");
    assert_eq!(at("regards"), Value::Null);
    assert_eq!(client.shut_down(), Some(0));
    let (mut client, uri) = session(home.path(), &json!({}));
    let position = &range("recieve")["end"];
    let params = json!({"textDocument": {"uri": uri}, "position": position});
    let told = client.request("textDocument/hover", &params);
    let contents = &told["result"]["contents"];
    assert_eq!(contents["kind"], "plaintext");
    assert!(
        contents["value"]
            .as_str()
            .unwrap()
            .starts_with("warning[spelling/typo]: ")
    );
    assert_eq!(client.shut_down(), Some(0));
}

#[test]
fn codes_link_to_a_page_that_explains_them() {
    let home = tempfile::tempdir().unwrap();
    let links = json!({"textDocument": {"publishDiagnostics": {"codeDescriptionSupport": true}}});
    let (mut client, uri) = session(home.path(), &links);
    for found in client.published(&uri, 0) {
        let link = found["codeDescription"]["href"].as_str().unwrap();
        let page = std::fs::read_to_string(link.strip_prefix("file://").unwrap()).unwrap();
        assert!(page.contains(found["code"].as_str().unwrap()), "{page}");
    }
    let explain = json!({"command": "sincerely.explain", "arguments": ["facts/placeholder"]});
    let told = client.request("workspace/executeCommand", &explain);
    assert!(
        told["result"]
            .as_str()
            .unwrap()
            .starts_with("error[facts/placeholder]: ")
    );
    assert!(
        client
            .passed_over
            .iter()
            .any(|each| each["method"] == "window/showMessage")
    );
    let unknown = json!({"command": "sincerely.explain", "arguments": ["no/such"]});
    let told = client.request("workspace/executeCommand", &unknown);
    assert_eq!(told["error"]["code"], -32803);
    assert_eq!(client.shut_down(), Some(0));
}

#[test]
fn an_encoded_draft_is_corrected_in_its_encoding() {
    let home = tempfile::tempdir().unwrap();
    let (mut client, _) = Client::agreed(home.path(), &json!({}), &Value::Null);
    let uri = address(home.path(), "encoded.eml");
    let head = "Subject: =?utf-8?q?I_reci?=\n =?utf-8?q?eved_the_the_offer?=\n\
                Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: ";
    for (mail, right) in [
        (
            format!("{head}quoted-printable\n\nI saw the =\nthe desk and reci=\neved =C3=A9.\n"),
            "quoted-printable\n\nI saw the =\ndesk and recei=\nved =C3=A9.\n",
        ),
        (
            format!("{head}base64\n\nSSBzYXcgdGhlIHRoZSBkZXNrIGFuZCByZWNpZXZlZC4K\n"),
            "base64\n\nSSBzYXcgdGhlIGRlc2sgYW5kIHJlY2VpdmVkLgo=\n",
        ),
    ] {
        client.open(&uri, &mail);
        let params = json!({
            "textDocument": {"uri": uri},
            "range": {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}},
            "context": {"diagnostics": [], "only": ["source.fixAll"]},
        });
        let answer = client.request("textDocument/codeAction", &params);
        let action = &answer["result"][0];
        assert_eq!(action["title"], "Make all 4 safe corrections");
        let fixed = applied_to(&mail, action, &uri);
        assert!(fixed.ends_with(right), "{fixed}");
        assert!(
            fixed.contains("recei?=") && fixed.contains("ved_the_offer"),
            "{fixed}"
        );
        client.notify(
            "textDocument/didClose",
            &json!({"textDocument": {"uri": uri}}),
        );
    }
    assert_eq!(client.shut_down(), Some(0));
}
