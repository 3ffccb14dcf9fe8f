//! The config in a session: read, changed, broken, mended, and changed by the
//! server itself when asked.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::client::Client;
use crate::{address, flawed};

fn codes(found: &[Value]) -> Vec<&str> {
    found
        .iter()
        .filter_map(|found| found["code"].as_str())
        .collect()
}

/// A session with the flawed draft open.
fn session(home: &Path, wishes: &Value) -> (Client, String) {
    let (mut client, _) = Client::agreed(home, &json!({}), wishes);
    let uri = address(home, "draft.eml");
    client.open(&uri, &flawed());
    (client, uri)
}

/// Says that the draft was saved, and takes what is found in it then.
fn saved(client: &mut Client, uri: &str) -> Vec<Value> {
    client.notify(
        "textDocument/didSave",
        &json!({"textDocument": {"uri": uri}}),
    );
    client.published(uri, 0)
}

#[test]
fn a_changed_config_holds_at_once() {
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join("sincerely.toml");
    let (mut client, uri) = session(home.path(), &Value::Null);
    assert!(codes(&client.published(&uri, 0)).contains(&"spelling/typo"));
    fs::write(&config, "words = ['recieve']\n").unwrap();
    assert!(!codes(&saved(&mut client, &uri)).contains(&"spelling/typo"));
    // By a watching client's word, without a save.
    fs::write(&config, "levels.spelling = 'error'\n").unwrap();
    client.notify("workspace/didChangeWatchedFiles", &json!({"changes": []}));
    let found = client.published(&uri, 0);
    let typo = found.iter().find(|found| found["code"] == "spelling/typo");
    assert_eq!(typo.unwrap()["severity"], 1);
    fs::remove_file(&config).unwrap();
    let found = saved(&mut client, &uri);
    let typo = found.iter().find(|found| found["code"] == "spelling/typo");
    assert_eq!(typo.unwrap()["severity"], 2);
    assert_eq!(client.shut_down(), Some(0));
}

#[test]
fn a_broken_config_is_told_of_and_what_held_before_holds() {
    let home = tempfile::tempdir().unwrap();
    let folder = fs::canonicalize(home.path()).unwrap();
    let config = folder.join("sincerely.toml");
    fs::write(&config, "words = ['recieve']\n").unwrap();
    let (mut client, uri) = session(&folder, &Value::Null);
    let found = client.published(&uri, 0);
    fs::write(&config, "words = ['recieve']\nwrong = 1\n").unwrap();
    assert_eq!(saved(&mut client, &uri), found);
    let published =
        |message: &Value| message["params"]["uri"] == address(&folder, "sincerely.toml");
    let told = match client.passed_over.iter().find(|message| published(message)) {
        Some(told) => told.clone(),
        None => client.wait(published),
    };
    let mistake = &told["params"]["diagnostics"][0];
    assert_eq!(
        mistake["range"]["start"],
        json!({"line": 1, "character": 0})
    );
    assert!(mistake["message"].as_str().unwrap().contains("wrong"));
    let shown = |message: &&Value| message["method"] == "window/showMessage";
    assert_eq!(client.passed_over.iter().filter(shown).count(), 1);
    fs::write(&config, "words = ['recieve']\n").unwrap();
    client.passed_over.clear();
    assert_eq!(saved(&mut client, &uri), found);
    let mended = match client.passed_over.iter().find(|message| published(message)) {
        Some(mended) => mended.clone(),
        None => client.wait(published),
    };
    assert_eq!(mended["params"]["diagnostics"], json!([]));
    assert_eq!(client.shut_down(), Some(0));
}

#[test]
fn the_client_may_wish() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("sincerely.toml"), "words = ['recieve']\n").unwrap();
    let wishes = json!({"isolated": true, "levels": {"facts": "allow"}, "today": "2026-05-12"});
    let (mut client, uri) = session(home.path(), &wishes);
    let found = client.published(&uri, 0);
    assert!(codes(&found).contains(&"spelling/typo"));
    assert!(!codes(&found).contains(&"facts/placeholder"));
    for nothing in [
        json!(null),
        json!({"settings": null}),
        json!({"settings": {"other": {}}}),
    ] {
        client.notify("workspace/didChangeConfiguration", &nothing);
        assert_eq!(client.published(&uri, 0), found);
    }
    let settings = json!({"settings": {"sincerely": {"occasion": "none"}, "other": {}}});
    client.notify("workspace/didChangeConfiguration", &settings);
    let found = client.published(&uri, 0);
    assert!(!codes(&found).contains(&"spelling/typo"));
    assert!(codes(&found).contains(&"facts/placeholder"));
    let wrong = json!({"settings": {"sincerely": {"ocasion": "none"}}});
    client.notify("workspace/didChangeConfiguration", &wrong);
    let told = client.wait(|message| message["method"] == "window/showMessage");
    assert!(
        told["params"]["message"]
            .as_str()
            .unwrap()
            .contains("ocasion")
    );
    assert_eq!(client.shut_down(), Some(0));
}

#[test]
fn words_and_rules_are_put_into_the_config_when_asked() {
    let home = tempfile::tempdir().unwrap();
    let (mut client, uri) = session(home.path(), &Value::Null);
    client.published(&uri, 0);
    let own = home
        .path()
        .join(".config")
        .join("sincerely")
        .join("sincerely.toml");
    let mut execute = |command: &str, arguments: Value| {
        let params = json!({"command": command, "arguments": arguments});
        let answer = client.request("workspace/executeCommand", &params);
        assert_eq!(answer["result"], Value::Null, "{answer}");
        codes(&client.published(&uri, 0)).join(" ")
    };
    // Where there is no config, the user's own is made.
    let found = execute("sincerely.addWord", json!([uri, "recieve"]));
    assert!(!found.contains("spelling/typo"), "{found}");
    assert_eq!(fs::read_to_string(&own).unwrap(), "words = [\"recieve\"]\n");
    // A config beside the draft comes first.
    let beside = home.path().join("sincerely.toml");
    fs::write(&beside, "# ours\n[levels]\nspelling = 'note'\n").unwrap();
    let found = execute("sincerely.allowRule", json!([uri, "facts/placeholder"]));
    assert!(!found.contains("facts/placeholder"), "{found}");
    let expected = "# ours\n[levels]\n\"facts/placeholder\" = \"allow\"\nspelling = 'note'\n";
    assert_eq!(fs::read_to_string(&beside).unwrap(), expected);
    assert_eq!(client.shut_down(), Some(0));
}
