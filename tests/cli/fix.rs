//! `--fix`, `--suggest-fixes` and `--diff`: what becomes of the files.

use std::fs;

use crate::bench::Bench;

const DRAFT: &str = "Subject: My interview on 12 May\r\n\r\nHi Dana,\r\n\r\nThank you for meeting with me. \
                     I saw the the desk,\r\nand recieved the brief.\r\n\r\nKind regards,\r\nAna Sample\r\n";

fn right() -> String {
    DRAFT
        .replace("the the", "the")
        .replace("recieved", "received")
}

const FIX: [&str; 4] = ["--isolated", "--fix", "--fail-on=never", "--format=short"];

fn fix<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&FIX, more].concat()
}

fn read(bench: &Bench, name: &str) -> String {
    fs::read_to_string(bench.path(name)).unwrap()
}

/// Names of all files beside the home folder.
fn files(bench: &Bench) -> Vec<String> {
    let entries = fs::read_dir(bench.path("")).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "home")
        .collect();
    names.sort();
    names
}

#[test]
fn a_file_is_fixed_in_its_place() {
    let bench = Bench::new();
    bench.file("draft.eml", DRAFT);
    bench
        .run(&fix(&["draft.eml"]))
        .status(0)
        .stderr("draft.eml: 2 fixed\n");
    assert_eq!(read(&bench, "draft.eml"), right());
    assert_eq!(files(&bench), ["draft.eml"]);
    bench
        .run(&fix(&["draft.eml"]))
        .status(0)
        .stderr("nothing to fix\n");
    assert_eq!(read(&bench, "draft.eml"), right());
}

#[test]
fn the_report_and_the_status_are_of_what_remains() {
    let bench = Bench::new();
    bench.file("draft.eml", DRAFT);
    let deny = [
        "--isolated",
        "--deny=spelling",
        "--allow=content",
        "--allow=length",
    ];
    let lint = |more: &[&str]| {
        let args: Vec<_> = deny
            .iter()
            .chain(more)
            .copied()
            .chain(["draft.eml"])
            .collect();
        bench.run(&args)
    };
    lint(&[]).status(1).stdout_has("spelling/repeated-word");
    let fixed = lint(&["--fix"]).status(0);
    assert!(!fixed.stdout.contains("spelling/"), "{fixed:#?}");
}

#[test]
fn standard_input_becomes_standard_output() {
    let bench = Bench::new();
    let args = ["--isolated", "--fix", "--format=short", "--fail-on=note"];
    let found = bench.pipe(DRAFT, &args).status(1).stdout(&right());
    assert!(found.stderr.contains("<stdin>: 2 fixed\n"), "{found:#?}");
    assert!(
        found.stderr.contains("warning[content/no-enthusiasm]"),
        "{found:#?}"
    );
    let quiet = ["--isolated", "--fix", "--quiet", "--fail-on=never"];
    bench
        .pipe(right(), &quiet)
        .status(0)
        .stdout(&right())
        .stderr("");
    // What cannot be read passes through as it is.
    let packed = "Content-Type: application/pdf\n\n%PDF\n";
    bench
        .pipe(packed, &args)
        .status(2)
        .stdout(packed)
        .stderr_has("application/pdf");
}

#[test]
fn a_diff_is_shown_and_nothing_written() {
    let bench = Bench::new();
    bench.file("draft.eml", DRAFT);
    let found = bench
        .run(&["--isolated", "--diff", "--fail-on=never", "draft.eml"])
        .status(0);
    let expected = "--- a/draft.eml\n+++ b/draft.eml\n@@ -2,8 +2,8 @@\n \r\n Hi Dana,\r\n \r\n\
                    -Thank you for meeting with me. I saw the the desk,\r\n-and recieved the brief.\r\n\
                    +Thank you for meeting with me. I saw the desk,\r\n+and received the brief.\r\n \r\n \
                    Kind regards,\r\n Ana Sample\r\n";
    found.stdout(expected).stderr("draft.eml: 2 to fix\n");
    assert_eq!(read(&bench, "draft.eml"), DRAFT);
    bench
        .pipe(right(), &["--isolated", "--diff", "--fail-on=never"])
        .status(0)
        .stdout("")
        .stderr("nothing to fix\n");
}

#[test]
fn suggestions_are_made_only_when_asked_for() {
    let bench = Bench::new();
    let draft = DRAFT
        .replace("Hi Dana", "To whom it may concern")
        .replace("Subject", "To: Dana Reed <dana@work.example>\r\nSubject");
    bench.file("draft.eml", &draft);
    bench
        .run(&fix(&["draft.eml"]))
        .stderr("draft.eml: 2 fixed, 1 more with --suggest-fixes\n");
    let args = [
        "--isolated",
        "--suggest-fixes",
        "--fail-on=never",
        "draft.eml",
    ];
    bench.run(&args).status(0).stderr("draft.eml: 1 fixed\n");
    assert!(read(&bench, "draft.eml").contains("\r\nDear Dana"));
}

#[test]
fn folders_are_summed_up_and_a_failure_does_not_stop_the_rest() {
    let bench = Bench::new();
    bench
        .file("mail/a.eml", DRAFT)
        .file("mail/b.eml", right())
        .file("mail/c.txt", "I saw the the desk.");
    bench.file(
        "mail/box.txt",
        format!(
            "From a@b.example Mon May 12 09:00:00 2025\n{DRAFT}\n\nFrom a@b.example Mon\n{DRAFT}"
        ),
    );
    let found = bench.run(&fix(&["mail", "none.eml"])).status(2);
    let found = found
        .stderr_has("mail/a.eml: 2 fixed\n")
        .stderr_has("mail/c.txt: 1 fixed\n");
    let found = found
        .stderr_has("3 fixed in 2 of 3 drafts, 0 left\n")
        .stderr_has("none.eml: No such file");
    found.stderr_has("mail/box.txt: a mailbox is not changed");
    assert_eq!(read(&bench, "mail/a.eml"), right());
    assert_eq!(read(&bench, "mail/c.txt"), "I saw the desk.");
    assert!(read(&bench, "mail/box.txt").contains("the the"));
}

#[test]
fn what_is_left_is_told_with_its_reason() {
    let bench = Bench::new();
    let draft = DRAFT.replace(
        "\r\n\r\nHi",
        "\r\nContent-Type: multipart/signed; boundary=b\r\n\r\n--b\r\n\r\nHi",
    );
    bench.file("draft.eml", &draft);
    let found = bench.run(&fix(&["draft.eml"])).status(0);
    found.stderr(
        "draft.eml: 0 fixed, 2 left:\n  “the the” (spelling/repeated-word): the mail is signed as it is\n  \
         “recieved” (spelling/typo): the mail is signed as it is\n",
    );
    let one = draft.replace("the the", "the");
    bench.file("draft.eml", &one);
    let found = bench.run(&fix(&["draft.eml"])).status(0);
    found.stderr(
        "draft.eml: 0 fixed, 1 left: “recieved” (spelling/typo): the mail is signed as it is\n",
    );
    assert_eq!(read(&bench, "draft.eml"), one);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

    use super::*;

    fn mode(bench: &Bench, name: &str) -> u32 {
        fs::metadata(bench.path(name)).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn permissions_stay_and_links_stay_links() {
        let bench = Bench::new();
        bench.file("kept/draft.eml", DRAFT);
        let file = bench.path("kept/draft.eml");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("kept/draft.eml", bench.path("link.eml")).unwrap();
        let owner = fs::metadata(&file).unwrap().uid();
        bench
            .run(&fix(&["link.eml"]))
            .status(0)
            .stderr("link.eml: 2 fixed\n");
        assert!(bench.path("link.eml").is_symlink());
        assert_eq!(read(&bench, "kept/draft.eml"), right());
        assert_eq!(mode(&bench, "kept/draft.eml"), 0o640);
        assert_eq!(fs::metadata(&file).unwrap().uid(), owner);
    }

    #[test]
    fn a_read_only_file_is_left_and_reported() {
        let bench = Bench::new();
        bench.file("draft.eml", DRAFT);
        fs::set_permissions(bench.path("draft.eml"), fs::Permissions::from_mode(0o444)).unwrap();
        let found = bench.run(&fix(&["draft.eml"])).status(2);
        found.stderr_has("draft.eml: the file is read-only");
        assert_eq!(read(&bench, "draft.eml"), DRAFT);
        assert_eq!(files(&bench), ["draft.eml"]);
        // To show what would be changed needs no permission.
        let diff = ["--isolated", "--diff", "--fail-on=never", "draft.eml"];
        bench.run(&diff).status(0).stdout_has("+and received");
    }

    #[test]
    fn what_is_no_file_cannot_be_changed() {
        let bench = Bench::new();
        let args = fix(&["/dev/stdin"]);
        let found = bench.pipe(DRAFT, &args).status(2);
        found.stderr_has("only a regular file");
    }
}

#[test]
fn every_part_of_a_text_is_mended_in_its_own_encoding() {
    let bench = Bench::new();
    let first = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n\
                 Hi Dana,\n\nThank you for meeting with me on Tuesday.\nI liked the the editor role at the caf=C3=A9. Here is\n";
    let picture = "Content-Type: image/png; name=a.png\nContent-Disposition: inline; filename=a.png\n\nAAAA\n";
    // "I saw the the brief again.\n\nKind regards,\nAna Ruiz\n"
    let second = "Content-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: base64\n\n\
                  SSBzYXcgdGhlIHRoZSBicmllZiBhZ2Fpbi4KCktpbmQgcmVnYXJkcywKQW5hIFJ1aXoK\n";
    let head = "Subject: Interview on 12 May\nContent-Type: multipart/mixed; boundary=b\n\n";
    let mail = format!("{head}--b\n{first}--b\n{picture}--b\n{second}--b--\n");
    bench.file("draft.eml", &mail);
    bench
        .run(&["--isolated", "--fix", "--fail-on=never", "draft.eml"])
        .status(0);
    let fixed = std::fs::read_to_string(bench.path("draft.eml")).unwrap();
    let expected = mail.replace("the the editor", "the editor").replace(
        "SSBzYXcgdGhlIHRoZSBicmllZiBhZ2Fpbi4KCktpbmQgcmVnYXJkcywKQW5hIFJ1aXoK",
        "SSBzYXcgdGhlIGJyaWVmIGFnYWluLgoKS2luZCByZWdhcmRzLApBbmEgUnVpego=",
    );
    assert_eq!(fixed, expected);
}
