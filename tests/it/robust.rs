//! Anything goes in without a panic, says the same twice, and costs in step
//! with its size.

use std::time::Duration;

use proptest::prelude::*;
use rustix::time::{ClockId, clock_gettime};
use sincerely::occasion::Occasion;
use sincerely::report::{Columns, Format};
use sincerely::{Options, Report, lint};

use crate::cases;
use crate::dice::{Dice, SPLINTERS, mutate};
use crate::laws;

const FORMATS: [Format; 6] = [
    Format::Full,
    Format::Short(Columns::Characters),
    Format::Json,
    Format::JsonLines,
    Format::Sarif,
    Format::Statistics,
];

/// A report in every format.
fn printed(report: &Report<'_>) -> Vec<Vec<u8>> {
    let print = |format| laws::printed(format, report);
    FORMATS.into_iter().map(print).collect()
}

/// Options under which every rule looks, whatever the words.
fn as_follow_up() -> Options {
    Options {
        occasion: Some(Occasion::CheckIn),
        ..cases::options()
    }
}

/// Lints and prints twice, as what it is and as a follow-up.
fn survives(source: &[u8]) {
    for options in [cases::options(), as_follow_up()] {
        let once = printed(&lint(source, &options));
        let again = printed(&lint(source, &options));
        assert!(once == again, "two runs differ");
    }
}

#[test]
fn truncated_fixtures_go_in() {
    for case in cases::all() {
        for end in (0..case.source.len()).step_by(37) {
            survives(&case.source[..end]);
        }
    }
}

#[test]
fn mutated_fixtures_go_in() {
    let cases = cases::all();
    let mut dice = Dice::new(0x5eed_5eed_5eed_5eed);
    for case in &cases {
        for _ in 0..12 {
            let mut source = case.source.clone();
            for _ in 0..=dice.roll(6) {
                mutate(
                    &mut source,
                    &cases[dice.roll(cases.len())].source,
                    &mut dice,
                );
            }
            survives(&source);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 128,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn random_bytes_go_in(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        survives(&bytes);
    }

    #[test]
    fn random_splinters_go_in(
        pieces in prop::collection::vec(prop::sample::select(SPLINTERS), 0..60),
    ) {
        survives(&pieces.concat());
        survives(&[b"Subject: Interview\n\nDear Dana,\n\n".as_slice(), &pieces.concat()].concat());
    }

    #[test]
    fn random_characters_go_in(text in "\\PC{0,200}") {
        survives(text.as_bytes());
    }
}

#[test]
fn next_to_nothing_goes_in() {
    for source in [
        "",
        "\n",
        "\r",
        "\r\n",
        " ",
        "\0",
        "\0\0\0\n\0",
        "\r\r\r",
        "a\rb\rc",
        "\u{feff}",
        ">",
        "-- \n",
        "Subject:",
        "Subject: \n\n",
        "Subject: x\r\rHi",
        "Hi",
        "Dear",
        ",",
        "[",
        "[]",
        "\u{301}",
        "\u{1970}?!A",
        "\r please \n-- \n\n\nBest,\n\n> \n\n\0",
    ] {
        survives(source.as_bytes());
    }
}

const MEGABYTE: usize = 1_000_000;

/// What a source repeats to be hostile: after these words, these, end to end.
const HOSTILE: &[(&str, &str)] = &[
    ("", "["),
    ("", "{{"),
    ("", "("),
    ("", "<"),
    ("", "> \n"),
    ("", ">"),
    ("", "please "),
    ("", "please"),
    ("", "\n"),
    ("", "\r"),
    ("", "="),
    ("", "a."),
    ("", "a. "),
    ("", "I "),
    ("", "👋"),
    ("", "👩🏽\u{200d}💻 "),
    ("", "e\u{301}\u{301}\u{301}\u{301}"),
    ("", "\u{301}"),
    ("", "面"),
    ("", "“"),
    ("", "\"a "),
    ("", "'"),
    ("", "-"),
    ("", "-- \n"),
    ("", "Dear Dana,\n"),
    ("", "Best,\n"),
    ("", "On Monday Dana wrote:\n"),
    ("", "word\n\n"),
    ("", "teh "),
    ("", "your its to "),
    ("", "the the "),
    ("", "a hour , i "),
    ("", "a.B,,"),
    ("", "colour color "),
    ("", "XX [x] TODO {{y}} "),
    ("", "I need your decision by "),
    ("", "thank you "),
    ("", "12 May "),
    ("", "http://"),
    ("", "a@"),
    ("Subject: ", "Hello "),
    ("Subject: ", "=?utf-8?q?a?= "),
    ("Subject: x\nTo: ", "a@b.example, "),
    ("Subject: x\nTo: ", "("),
    ("Subject: x\n", "X: y\n"),
    (
        "Subject: x\nContent-Transfer-Encoding: base64\n\n",
        "QUJD\n",
    ),
    (
        "Subject: x\nContent-Transfer-Encoding: quoted-printable\n\n",
        "=E2=80=9C=\n",
    ),
    (
        "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n",
        "--b\n\n",
    ),
    (
        "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n",
        "--b\nContent-Type: multipart/mixed; boundary=b\n\n",
    ),
    ("Subject: x\nContent-Type: a; ", "a=b; "),
    ("Subject: x\nContent-Type: a; ", "name*1*=\"("),
    ("Subject: x\nContent-Type: a", "("),
    ("Subject: =?shift_jis?Q?", "=83=5C?= =?shift_jis?B?g1w="),
    (
        "Subject: x\nContent-Type: text/plain; charset=gb18030\n\n",
        "\u{8f}\u{ff}0a",
    ),
    (
        "Subject: x\nContent-Type: text/plain; format=flowed\n\n",
        "> \n>> \n",
    ),
    ("<html>", "<b>"),
    ("<html>", "<b>a</i>"),
    ("<html>", "<div>"),
    ("<html>", "<p hidden>"),
    ("<html>", "<ul><li>a"),
    ("<html>", "<table><td>a"),
    ("<html>", "<blockquote>a"),
    ("<html>", "&"),
    ("<html>", "&amp;"),
    ("<html>", "&#"),
    ("<html>", "<"),
    ("<html>", "<!--"),
    ("<html><script>", "</scrip"),
    ("<html><p ", "a='"),
    ("<html><p style='", "a:b;"),
    ("<html><pre>", "a\n\r\n"),
];

fn hostile(opening: &str, piece: &str, len: usize) -> Vec<u8> {
    let n_pieces = len.saturating_sub(opening.len()) / piece.len();
    [opening, &piece.repeat(n_pieces)].concat().into_bytes()
}

#[test]
fn a_hostile_megabyte_goes_in() {
    for (opening, piece) in HOSTILE {
        let source = hostile(opening, piece, MEGABYTE);
        let report = lint(&source, &as_follow_up());
        for (format, printed) in FORMATS.iter().zip(printed(&report)) {
            // A person's report stays within reach of a reader; JSON may hold the
            // whole mail as the words of a finding on all of it.
            let most = match format {
                Format::Json | Format::JsonLines | Format::Sarif => 4 * MEGABYTE,
                _ => MEGABYTE / 4,
            };
            assert!(printed.len() < most, "{opening:?} {piece:?} {format:?}");
        }
    }
}

/// What this thread has had of a processor so far: waiting for one on a busy
/// machine is no cost.
fn spent() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::try_from(time).unwrap()
}

/// The shortest of three runs.
fn cost(source: &[u8]) -> Duration {
    let run = |_| {
        let before = spent();
        let report = lint(source, &as_follow_up());
        assert!(report.message.source.len() == source.len());
        spent().saturating_sub(before)
    };
    (0..3).map(run).min().unwrap()
}

#[test]
fn cost_is_in_step_with_size() {
    // A quadratic pass would take 64 times as long over 8 times the bytes; the
    // bound leaves room for a busy machine, the benchmarks measure closely.
    const FACTOR: usize = 8;
    const MOST: u32 = 24;
    let small = MEGABYTE / 50;
    for (opening, piece) in HOSTILE {
        let is_in_step = (0..3).any(|_| {
            let little = cost(&hostile(opening, piece, small));
            let much = cost(&hostile(opening, piece, small * FACTOR));
            much <= little * MOST + Duration::from_millis(5)
        });
        assert!(is_in_step, "{opening:?} {piece:?}");
    }
}
