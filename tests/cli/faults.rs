//! The pre-send check when things go wrong: whatever happens, the command sees
//! the whole message or is never started, and is started once.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

use crate::bench::Bench;

/// A mail program that logs its start and its end, and keeps what it gets.
/// Its arguments are the log and the file.
const LOG: &str = "echo started >>\"$1\"; cat >\"$2\"; echo finished >>\"$1\"";

/// An ordinary mail of about `size` bytes, unlike any other by `nth`.
fn mail(nth: usize, size: usize) -> String {
    let mut mail = format!("To: dana@northlight.example\nSubject: lunch {nth}\n\n");
    while mail.len() < size {
        mail.push_str("Shall we go to the caf\u{e9} at noon, or is the garden better?\n");
    }
    mail
}

fn start(bench: &Bench, name: &str, input: Stdio) -> Child {
    let (log, got) = (format!("{name}.log"), format!("{name}.got"));
    let args = ["sendmail", "--", "sh", "-c", LOG, "sh", &log, &got];
    let mut command = bench.command(&args);
    command
        .stdin(input)
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command.spawn().unwrap()
}

/// Waits until everybody who holds the child's standard output is gone: the
/// check and the command it may have started.
fn all_ended(child: &mut Child) {
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_to_end(&mut Vec::new()).unwrap();
    child.wait().unwrap();
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

/// Whether the command was started; if so, it was once and got all of `mail`.
#[track_caller]
fn was_started(bench: &Bench, name: &str, mail: &str) -> bool {
    let log = read(&bench.path(&format!("{name}.log")));
    let got = bench.path(&format!("{name}.got"));
    if log.is_empty() {
        assert!(!got.exists(), "{name}");
        return false;
    }
    assert_eq!(log, "started\nfinished\n", "{name}");
    assert!(read(&got) == mail, "{name}");
    true
}

#[test]
fn killed_at_any_moment_the_check_sends_all_or_nothing() {
    let bench = Bench::new();
    let mail = mail(0, 200_000);
    bench.file("in", &mail);
    // Moments all over a run, however quick the machine.
    let whole = std::time::Instant::now();
    let mut child = start(
        &bench,
        "whole",
        fs::File::open(bench.path("in")).unwrap().into(),
    );
    all_ended(&mut child);
    let whole = whole.elapsed();
    let (mut seed, mut n_sent) = (7_u32, 0);
    let n_runs = 150;
    for nth in 0..n_runs {
        let name = format!("{nth}");
        let input = fs::File::open(bench.path("in")).unwrap();
        let mut child = start(&bench, &name, input.into());
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        std::thread::sleep(whole.mul_f64(f64::from(seed >> 8) / f64::from(1 << 24)));
        child.kill().unwrap();
        all_ended(&mut child);
        n_sent += usize::from(was_started(&bench, &name, &mail));
    }
    assert!(n_sent < n_runs, "no run was killed in time");
}

#[test]
fn a_thousand_mails_at_once_arrive_each_as_it_was() {
    let bench = Bench::new();
    let mails: Vec<_> = (0..1000).map(|nth| mail(nth, 2000)).collect();
    let mut children = Vec::new();
    for (nth, mail) in mails.iter().enumerate() {
        let name = format!("{nth}");
        bench.file(&name, mail);
        let input = fs::File::open(bench.path(&name)).unwrap();
        let mut child = start(&bench, &name, input.into());
        // A thousand pipes are more than a process may have open.
        drop(child.stdout.take());
        children.push(child);
    }
    for (nth, (mut child, mail)) in children.into_iter().zip(&mails).enumerate() {
        assert_eq!(child.wait().unwrap().code(), Some(0), "{nth}");
        assert!(was_started(&bench, &format!("{nth}"), mail));
    }
}

#[test]
fn thirty_megabytes_arrive_whole() {
    let bench = Bench::new();
    let line = "U2hhbGwgd2UgZ28gdG8gdGhlIGNhZuEgYXQgbm9vbj8gVGhlIGdhcmRlbiBpcyBiZXR0ZXIu\n";
    let mail = format!(
        "To: dana@northlight.example\nSubject: the photographs\n\
         Content-Type: multipart/mixed; boundary=photo\n\n\
         --photo\n\nHere they are, all of them.\n\n\
         --photo\nContent-Type: image/jpeg\nContent-Transfer-Encoding: base64\n\n{}\n--photo--\n",
        line.repeat(30_000_000 / line.len() + 1)
    );
    assert!(mail.len() > 30_000_000);
    bench.file("in", &mail);
    let mut child = start(
        &bench,
        "large",
        fs::File::open(bench.path("in")).unwrap().into(),
    );
    all_ended(&mut child);
    assert!(was_started(&bench, "large", &mail));
}

#[test]
fn a_command_that_reads_little_or_nothing_harms_nobody() {
    let bench = Bench::new();
    let mail = mail(0, 3_000_000);
    for (script, status) in [
        ("exec <&-; sleep 0.1; exit 4", 4),
        ("head -c 10 >/dev/null; exit 5", 5),
        ("exit 6", 6),
        ("cat >/dev/null; exit 1", 1),
        ("kill -TERM $$", 143),
    ] {
        let outcome = bench.pipe(&mail, &["sendmail", "--", "sh", "-c", script]);
        assert_eq!(outcome.status, Some(status), "{script}: {outcome:?}");
    }
}

#[test]
fn a_command_that_cannot_be_run_is_named() {
    let bench = Bench::new();
    bench.file("notes.txt", "no program");
    for command in ["./notes.txt", "./home", "no-such-mailer"] {
        bench
            .pipe(mail(0, 10), &["sendmail", "--", command])
            .status(2)
            .stderr_has(&format!("not sent: cannot start {command}: "));
    }
}

#[test]
fn a_full_disk_sends_nothing() {
    let bench = Bench::new();
    let mail = mail(0, 100_000);
    bench.file("in", &mail);
    // Files may have no more than a few blocks, and the signal that says so is
    // ignored: writing fails as on a full disk.
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" sendmail -- sh -c 'echo x' <in";
    let outcome = |program: &str, args: &[&str]| {
        let output = std::process::Command::new(program)
            .args(args)
            .current_dir(bench.path(""))
            .output()
            .unwrap();
        (output.status.code(), output.stdout, output.stderr)
    };
    let binary = env!("CARGO_BIN_EXE_sincerely");
    let (status, stdout, stderr) = outcome("sh", &["-c", script, binary]);
    let stderr = String::from_utf8(stderr).unwrap();
    assert_eq!((status, stdout.as_slice()), (Some(2), &b""[..]), "{stderr}");
    assert!(
        stderr.starts_with("sincerely: not sent: temporary file: "),
        "{stderr}"
    );
    let script = "TMPDIR=/no/such/folder exec \"$0\" sendmail -- sh -c 'echo x' <in";
    let (status, stdout, _) = outcome("sh", &["-c", script, binary]);
    assert_eq!((status, stdout.as_slice()), (Some(2), &b""[..]));
}

#[test]
fn a_message_cut_off_with_its_writer_is_not_sent() {
    let bench = Bench::new();
    // The shell starts the check, writes more than a pipe holds, so that the
    // check must be reading, and is gone; the check is then somebody else's.
    let script = "mkfifo pipe; exec 8<>pipe; \
        \"$0\" sendmail -- sh -c 'cat >got' 8>&- <pipe 2>said & \
        exec 9>pipe 8>&-; printf 'Subject: lunch\n\n%0200000d' 7 >&9; kill -9 $$";
    let cut_off = std::process::Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_sincerely")])
        .current_dir(bench.path(""))
        .stdout(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(cut_off.status.code(), None);
    let said = read(&bench.path("said"));
    assert_eq!(
        said,
        "sincerely: not sent: the message breaks off, and the program that wrote it is gone\n"
    );
    assert!(!bench.path("got").exists());
    // A writer that is done and leaves its last line open is none of that.
    bench
        .pipe(
            "Subject: lunch\n\nShall we?",
            &["sendmail", "--", "sh", "-c", "cat >got"],
        )
        .status(0);
    assert_eq!(read(&bench.path("got")), "Subject: lunch\n\nShall we?");
}

#[test]
fn a_writer_that_pauses_is_waited_for() {
    let bench = Bench::new();
    let mut command = bench.command(&["sendmail", "--", "sh", "-c", "cat >got"]);
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    for piece in ["Subject: lunch\n\n", "Shall ", "we?\n"] {
        stdin.write_all(piece.as_bytes()).unwrap();
        std::thread::sleep(Duration::from_millis(50));
        assert!(!bench.path("got").exists());
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(read(&bench.path("got")), "Subject: lunch\n\nShall we?\n");
}
