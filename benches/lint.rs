//! The library over 10 MB of mails, beside the floors under any linter.
//!
//! `cargo bench --bench lint`: the floors (a sum of bytes, the UTF-8 check, a
//! split at white space, Unicode's words) do less than a linter must and run
//! on the same bytes in the same run, so that ratios hold on any machine.

mod mails;

use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use sincerely::draft::Draft;
use sincerely::{Options, lint, message};
use unicode_segmentation::UnicodeSegmentation;

const SIZE: usize = 10_000_000;

fn group<'a>(
    criterion: &'a mut Criterion,
    name: &str,
    size: usize,
) -> BenchmarkGroup<'a, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group
        .throughput(Throughput::Bytes(size as u64))
        .sample_size(10)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(4));
    group
}

fn floors(criterion: &mut Criterion) {
    let text = mails::long_draft(2, SIZE);
    let mut group = group(criterion, "floor", text.len());
    group.bench_function("sum of bytes", |bench| {
        bench.iter(|| text.bytes().map(u64::from).sum::<u64>());
    });
    group.bench_function("UTF-8 check", |bench| {
        bench.iter(|| std::str::from_utf8(black_box(text.as_bytes())).is_ok());
    });
    group.bench_function("split at white space", |bench| {
        bench.iter(|| text.split_whitespace().count());
    });
    group.bench_function("Unicode words", |bench| {
        bench.iter(|| text.unicode_word_indices().count());
    });
    group.finish();
}

fn many_mails(criterion: &mut Criterion) {
    let mails = mails::mails(1, SIZE);
    let size = mails.iter().map(String::len).sum();
    let options = Options::default();
    let mut group = group(criterion, "many mails", size);
    group.bench_function("parse", |bench| {
        bench.iter(|| {
            for mail in &mails {
                black_box(message::parse(mail.as_bytes(), None));
            }
        });
    });
    group.bench_function("parse, draft", |bench| {
        bench.iter(|| {
            for mail in &mails {
                black_box(draft(mail));
            }
        });
    });
    group.bench_function("lint", |bench| {
        bench.iter(|| {
            for mail in &mails {
                black_box(lint(mail.as_bytes(), &options));
            }
        });
    });
    group.finish();
}

fn one_draft(criterion: &mut Criterion) {
    let text = mails::long_draft(2, SIZE);
    let options = Options::default();
    let mut group = group(criterion, "one draft", text.len());
    group.bench_function("parse", |bench| {
        bench.iter(|| black_box(message::parse(text.as_bytes(), None)).body);
    });
    group.bench_function("parse, draft", |bench| {
        bench.iter(|| black_box(draft(&text)));
    });
    group.bench_function("lint", |bench| {
        bench.iter(|| black_box(lint(text.as_bytes(), &options)).n_words);
    });
    group.finish();
}

/// How many words the draft of `mail` holds.
fn draft(mail: &str) -> Option<usize> {
    let message = message::parse(mail.as_bytes(), None);
    message.body.map(|body| Draft::read(&message, body).n_words)
}

criterion_group!(benches, floors, many_mails, one_draft);
criterion_main!(benches);
