#!/usr/bin/env bash
# The whole process on one mail of some 140 words with three findings, beside a
# dynamically linked Rust program that says hello, and what peers are installed:
# medians of one hyperfine run, and peak memory.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release --quiet
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo 'fn main() { println!("Hello, world!"); }' >"$work/hello.rs"
rustc -O "$work/hello.rs" -o "$work/hello"

# What the linker wrote lies in small pieces in the system's cache; an
# installation copies it.
cp target/release/sincerely "$work/installed"

mail=benches/mail.eml
commands=("$work/hello" "$work/installed $mail" "$work/installed --format json $mail" "target/release/sincerely $mail")
have() { command -v "$1" >/dev/null; }
if have aspell; then commands+=("sh -c 'aspell list <$mail'"); fi
if have hunspell; then commands+=("hunspell -l $mail"); fi
if have typos; then commands+=("typos $mail"); fi
if have codespell; then commands+=("codespell $mail"); fi
if have harper-cli; then commands+=("harper-cli lint $mail"); fi
hyperfine -N -i --warmup 30 --runs 300 --export-json "$work/times.json" "${commands[@]}" >/dev/null 2>&1
python3 - "$work/times.json" <<'PY'
import json, re, subprocess, sys
rows = json.load(open(sys.argv[1]))["results"]
print("| command | median ms | times hello | peak MiB |\n|---|---|---|---|")
for row in rows:
    command = row["command"]
    run = subprocess.run(["/usr/bin/time", "-f", "%M", "sh", "-c", command + " >/dev/null 2>&1"],
                         capture_output=True, text=True, check=False)
    peak = int(run.stderr.split()[-1]) / 1024
    name = "hello world" if command.endswith("/hello") else re.sub(r"^\S*/installed", "an installed copy", command)
    print(f"| {name} | {row['median'] * 1000:.2f} | {row['median'] / rows[0]['median']:.2f} | {peak:.1f} |")
PY
