//! Fields of addresses as people and programs write them.

use encoding_rs::UTF_8;

use super::*;

/// `name|address` of each mailbox.
fn read(value: &str) -> Vec<String> {
    mailboxes(value.as_bytes(), Span::new(0, value.len()), UTF_8, 9)
        .into_iter()
        .map(|mailbox| {
            let name = mailbox.name.map_or(String::new(), |(name, map)| {
                assert_eq!(name.len(), map.text_len());
                name.into_owned()
            });
            format!("{name}|{}", mailbox.address)
        })
        .collect()
}

/// The raw bytes behind `words` in the first mailbox's name.
fn raw<'a>(value: &'a str, words: &str) -> &'a str {
    let mailboxes = mailboxes(value.as_bytes(), Span::new(0, value.len()), UTF_8, 9);
    let (name, map) = mailboxes[0].name.as_ref().expect("there is a name");
    let start = name.find(words).expect("the words are in it");
    let raw = map.to_raw(Span::new(start, start + words.len()));
    &value[raw.span.start..raw.span.end]
}

#[test]
fn names_and_addresses() {
    assert_eq!(
        read(" Dana Example <dana@example.com>, priya@example.org\r\n"),
        ["Dana Example|dana@example.com", "|priya@example.org"]
    );
    assert_eq!(
        read("\"Example, Dana \\\"D\\\"\" <dana@example.com>"),
        ["Example, Dana \"D\"|dana@example.com"]
    );
    assert_eq!(read("<dana@example.com>"), ["|dana@example.com"]);
    assert_eq!(read("dana@example.com (Dana)"), ["Dana|dana@example.com"]);
    assert_eq!(read("Dana Example"), ["Dana Example|"]);
    assert_eq!(read(", ;\r\n"), [""; 0]);
}

/// Every field of a few of these, read as plain as can be and not.
#[test]
fn plain_mailboxes_are_read_like_any() {
    let tokens = [
        "Dana",
        " ",
        "\"",
        "<",
        ">",
        ",",
        "d@x.example",
        "@",
        "(",
        ")",
        "=?utf-8?q?a?=",
        "\\",
        ":",
        ";",
        "\r\n ",
        "\u{e9}",
        "\u{c}",
    ];
    let mut n_plain = 0;
    for nth in 0..tokens.len().pow(4) {
        let token = |place: u32| tokens[nth / tokens.len().pow(place) % tokens.len()];
        let any = [token(0), token(1), token(2), token(3)].concat();
        for value in [
            any.clone(),
            format!("Dana {any} d@x.example>"),
            format!("\"{any}<d@x>"),
        ] {
            let (source, raw) = (value.as_bytes(), Span::new(0, value.len()));
            n_plain += usize::from(plain::at(source, 0).is_some());
            let plain = mailboxes(source, raw, UTF_8, 3);
            let careful =
                Reader::new(&source[..raw.end], raw.start, UTF_8, Vec::new()).finish_field(3);
            assert_eq!(plain, careful, "{value:?}");
        }
    }
    assert!(n_plain > 1000);
}

#[test]
fn groups_comments_and_routes() {
    assert_eq!(
        read("Panel: Dana <d@example.com>, p@example.com; x@example.com"),
        ["Dana|d@example.com", "|p@example.com", "|x@example.com"]
    );
    assert_eq!(read("undisclosed-recipients:;"), [""; 0]);
    // RFC 5322 appendix A.5.
    assert_eq!(
        read("Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>"),
        ["Pete|pete@silly.test"]
    );
    assert_eq!(
        read("A <@one.test,@two.test:a@three.test>"),
        ["A|a@three.test"]
    );
    assert_eq!(
        read("a@[IPv6:::1], \"a b\"@example.com"),
        ["|a@[IPv6:::1]", "|\"a b\"@example.com"]
    );
}

#[test]
fn slips_of_the_pen() {
    assert_eq!(
        read("Dana <d@example.com> Priya <p@example.com>"),
        ["Dana|d@example.com", "Priya|p@example.com"]
    );
    assert_eq!(
        read("d@example.com p@example.com"),
        ["|d@example.com", "|p@example.com"]
    );
    assert_eq!(read("Dana d@example.com"), ["Dana|d@example.com"]);
    assert_eq!(
        read("Dana <d@example.com, p@example.com"),
        ["Dana|d@example.com", "|p@example.com"]
    );
    assert_eq!(read("\"Dana"), ["Dana|"]);
    assert_eq!(read("\"Dana\\"), ["Dana\\|"]);
    assert_eq!(read("<<<>>> (((\\"), [""; 0]);
    assert_eq!(read("mailto:d@example.com"), ["|d@example.com"]);
}

#[test]
fn encoded_names() {
    assert_eq!(
        read("=?utf-8?Q?Ren=C3=A9e?= =?utf-8?B?IEw=?= Example <r@example.com>"),
        ["Ren\u{e9}e L Example|r@example.com"]
    );
    assert_eq!(
        read("\"=?utf-8?Q?Ren=C3=A9e?= L.\" <r@example.com>"),
        ["Ren\u{e9}e L.|r@example.com"]
    );
    assert_eq!(
        read("r@example.com (=?utf-8?Q?Ren=C3=A9e?=)"),
        ["Ren\u{e9}e|r@example.com"]
    );
    assert_eq!(
        read("=?utf-8?Q?Ren <r@example.com>"),
        ["=?utf-8?Q?Ren|r@example.com"]
    );
}

#[test]
fn names_lead_back() {
    let value = " =?utf-8?Q?Ren=C3=A9e?=\r\n Example <r@example.com>";
    assert_eq!(raw(value, "Ren\u{e9}e"), "Ren=C3=A9e");
    assert_eq!(raw(value, "Example"), "Example");
    assert_eq!(raw(value, "e Ex"), "e?=\r\n Ex");
    assert_eq!(
        raw("\"Dana \\\"D\\\" Example\" <d@example.com>", "\"D\" E"),
        "\"D\\\" E"
    );
    assert_eq!(raw("Ren\u{e9}e <r@example.com>", "\u{e9}e"), "\u{e9}e");
}
