//! The pre-send check and signals: whoever ends it hears what became of the
//! mail.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use crate::bench::Bench;

const MAIL: &str = "To: dana@northlight.example\nSubject: lunch\n\nShall we?\n";

/// The program with these arguments, and with no signal ignored: a runner that was
/// itself told to ignore some (`nohup`) hands that on, and a shell cannot undo it.
fn heeding(bench: &Bench, args: &[&str]) -> Command {
    let plain = bench.command(args);
    if !cfg!(target_os = "linux") {
        return plain;
    }
    let mut command = Command::new("env");
    command
        .arg("--default-signal=HUP,INT,QUIT,TERM")
        .arg(plain.get_program())
        .args(plain.get_args())
        .current_dir(bench.path(""))
        .env_clear()
        .envs(
            plain
                .get_envs()
                .filter_map(|(key, value)| Some((key, value?))),
        );
    command
}

/// Starts the check before `script`, and waits until that says it is `ready`.
fn started(bench: &Bench, script: &str) -> Child {
    bench.file("in", MAIL);
    let mut command = heeding(bench, &["sendmail", "--", "sh", "-c", script]);
    command.stdin(fs::File::open(bench.path("in")).unwrap());
    let child = command.stderr(Stdio::piped()).spawn().unwrap();
    while !bench.path("ready").exists() {
        std::thread::sleep(Duration::from_millis(5));
    }
    child
}

/// The status of `child` after `signal`, and what it said.
fn ended_by(child: Child, signal: Signal) -> (Option<i32>, String) {
    kill_process(Pid::from_child(&child), signal).unwrap();
    let output = child.wait_with_output().unwrap();
    (
        output.status.code(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn asked_to_end_it_asks_the_command() {
    for (signal, name, number) in [(Signal::TERM, "TERM", 15), (Signal::HUP, "HUP", 1)] {
        let bench = Bench::new();
        let script =
            format!("trap 'cat >got; exit 9' {name}; touch ready; while :; do sleep 0.02; done");
        let end = ended_by(started(&bench, &script), signal);
        assert_eq!(end, (Some(9), String::new()));
        assert_eq!(fs::read_to_string(bench.path("got")).unwrap(), MAIL);
        // One that does not care is ended, and that is told.
        let bench = Bench::new();
        let end = ended_by(started(&bench, "touch ready; exec sleep 60"), signal);
        let said = format!("sincerely: sh was ended by signal {number}\n");
        assert_eq!(end, (Some(128 + number), said));
    }
}

#[test]
fn an_interrupt_that_the_command_does_not_see_changes_nothing() {
    for signal in [Signal::INT, Signal::QUIT] {
        let bench = Bench::new();
        let child = started(&bench, "touch ready; sleep 0.3; cat >got; exit 7");
        assert_eq!(ended_by(child, signal), (Some(7), String::new()));
        assert_eq!(fs::read_to_string(bench.path("got")).unwrap(), MAIL);
    }
}

#[test]
fn a_caller_that_ignores_signals_hears_the_status_too() {
    let bench = Bench::new();
    bench.file("in", MAIL);
    // Not every shell hands an ignored SIGCHLD on.
    let script = "trap '' CHLD HUP; exec \"$0\" sendmail -- \
        sh -c 'cat >got; kill -HUP $$; exit 3' <in";
    let output = std::process::Command::new("bash")
        .args(["-c", script, env!("CARGO_BIN_EXE_sincerely")])
        .current_dir(bench.path(""))
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), said.as_str()), (Some(3), ""));
    assert_eq!(fs::read_to_string(bench.path("got")).unwrap(), MAIL);
}
