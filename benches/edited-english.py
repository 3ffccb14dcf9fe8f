#!/usr/bin/env python3
"""False alarms of the spelling rules on English that others wrote and edited.

Gathers paragraphs of prose from documentation that is installed here (the Rust
documentation and /usr/share/doc; or a folder, such as an unpacked package), runs the program over them as over drafts,
and lists every finding of a spelling rule with its sentence. Nothing gathered
is kept.

    benches/edited-english.py [PROGRAM] [--megabytes N] [--seed N] [--rule ID] [--documents FOLDER]
"""

import argparse
import collections
import gzip
import html
import json
import pathlib
import random
import re
import subprocess
import tempfile

PARAGRAPHS = 8  # of a draft: about as much as a long mail holds


def from_html(text):
    """The paragraphs of a page, code in backquotes."""
    text = re.sub(r"(?s)<(script|style|pre|nav|table)\b.*?</\1>", "", text)
    for paragraph in re.findall(r"(?s)<p>(.*?)</p>", text):
        if "<sup" in paragraph:
            continue
        code = lambda found: "`" + re.sub(r"<.*?>", "", found[1]) + "`"
        paragraph = re.sub(r"(?s)<code[^>]*>(.*?)</code>", code, paragraph)
        yield html.unescape(re.sub(r"(?s)<.*?>", "", paragraph))


def from_text(text):
    """The paragraphs of a plain text: what is indented is no prose."""
    for paragraph in re.split(r"\n\s*\n", text):
        if not re.search(r"(?m)^(\s{3,}|\t)|\t|\S {3,}\S", paragraph):
            yield paragraph


def is_prose(paragraph):
    """Several sentences' worth of words, from a capital to a full stop.

    Says nothing of how words are spelt.
    """
    words = paragraph.split()
    letters = sum(ch.isalpha() or ch.isspace() for ch in paragraph)
    return (
        len(words) >= 25
        and len(re.findall(r"\b(?:the|of|and|to|is|that)\b", paragraph)) >= 4
        and paragraph[0].isupper()
        and paragraph.rstrip()[-1] in ".?!"
        and letters >= 0.9 * len(paragraph)
        and not re.search(r"(?i)copyright|©|\\|^\s*[*#=+|-]|licen[cs]e", paragraph)
    )


def pages(folder):
    if folder:
        yield from sorted(pathlib.Path(folder).rglob("*"))
        return
    sysroot = subprocess.run(["rustc", "--print", "sysroot"], capture_output=True, text=True, check=True)
    books = pathlib.Path(sysroot.stdout.strip(), "share/doc/rust/html")
    for book in ["book", "cargo", "reference", "nomicon", "edition-guide", "embedded-book", "rustc", "rustdoc",
                 "rust-by-example", "clippy", "style-guide", "unstable-book", "std/primitive", "error_codes"]:
        for page in sorted(books.joinpath(book).rglob("*.html")):
            if page.name != "print.html":
                yield page
    yield from sorted(pathlib.Path("/usr/share/doc").rglob("*"))


def paragraphs(page):
    name = page.name.removesuffix(".gz")
    if not page.is_file() or re.search(r"(?i)copyright|changelog|licen[cs]e|copying|\.(png|svg|json|js|css|h|c|pl|py)$", name):
        return []
    try:
        data = gzip.open(page).read() if page.suffix == ".gz" else page.read_bytes()
        text = data.decode()
    except (OSError, UnicodeDecodeError, EOFError):
        return []
    read = from_html if re.search(r"\.html?$", name) else from_text
    return [paragraph.strip() for paragraph in read(text) if paragraph.strip() and is_prose(paragraph.strip())]


def drafts(folder):
    seen = set()
    for page in pages(folder):
        new = []
        for paragraph in paragraphs(page):
            key = re.sub(r"\W+", " ", paragraph)
            if key not in seen:
                seen.add(key)
                new.append(paragraph)
        for start in range(0, len(new), PARAGRAPHS):
            yield new[start:start + PARAGRAPHS]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?", default="target/release/sincerely")
    parser.add_argument("--megabytes", type=float, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rule", default="spelling/")
    parser.add_argument("--documents", metavar="FOLDER", help="read these rather than what is installed")
    options = parser.parse_args()
    chosen = list(drafts(options.documents))
    random.Random(options.seed).shuffle(chosen)
    n_bytes = n_words = 0
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for nth, draft in enumerate(chosen):
            text = "\n\n".join(draft)
            n_bytes += len(text.encode())
            n_words += len(text.split())
            pathlib.Path(folder, f"{nth:06}.eml").write_text(
                "From: Ana Ruiz <ana@mail.example>\nTo: Dana Whitfield <dana@brightwater.example>\n"
                f"Subject: Interview on 12 May\n\nDear Dana,\n\n{text}\n\nKind regards,\nAna Ruiz\n")
            if n_bytes > options.megabytes * 1e6:
                break
        command = [options.program, "--isolated", "--occasion", "check-in", "--format", "json-lines", folder]
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        if run.returncode not in (0, 1):
            raise SystemExit(run.stderr)
        for line in run.stdout.split("\n"):
            if not line:
                continue
            file = json.loads(line)
            source = pathlib.Path(file["path"]).read_bytes()
            for each in file["diagnostics"]:
                if each["rule"].startswith(options.rule):
                    start, end = each["span"]["byte_start"], each["span"]["byte_end"]
                    around = source[max(0, start - 60):start] + b"[[" + source[start:end] + b"]]" + source[end:end + 50]
                    fixes = "/".join(fix["edits"][0]["text"] for fix in each["fixes"])
                    words = " ".join(around.decode(errors="replace").split())
                    found.append((each["rule"], fixes, words))
    for rule, fixes, words in sorted(found):
        print(f"{rule}\t{fixes}\t{words}")
    print(f"{n_bytes} bytes, {n_words} words, {len(found)} findings: {len(found) * 5000 / n_words:.2f} in 5,000 words")
    for rule, n in sorted(collections.Counter(rule for rule, *_ in found).items()):
        print(f"  {rule}: {n}")


if __name__ == "__main__":
    main()
