"""Compares how public test mails are read with Python's `email` (policy default).

    cargo build --example dump
    python3 tests/public_mails.py target/debug/examples/dump FOLDER...

The mails are fetched for the run and not kept here: CPython's
Lib/test/test_email/data, and the resources of the crate mail-parser. For each
mail that is well-formed by Python's judgement the subject, addresses, body and
attachments are compared; a difference that one of EXPLAINED accounts for is
counted under it, any other is printed and fails the run.

For every mail, well-formed or not, words of subject and body are led back to
the raw bytes, which Python then decodes by the headers of the part they lie in;
a finding outside its part fails the run too.
"""

import base64
import collections
import email
import email.policy
import html
import html.parser
import json
import os
import quopri
import re
import subprocess
import sys

EXPLAINED = {
    "latin-1 is windows-1252": "mail programs and the Encoding Standard read iso-8859-1 and "
    "us-ascii as windows-1252; Python has control characters there",
    "undeclared charset": "bytes above 127 without a declared charset are guessed; Python shows U+FFFD",
    "another decoder": "charsets where the Encoding Standard and Python's codecs differ in single characters",
    "blanks": "runs of blanks in the subject and in names: RFC 5322 leaves them open",
    "blank plain text": "the plain text is blank, so that the page beside it is read",
    "page": "the words of a page, compared without blanks, list and quotation marks",
    "name in quotes": "encoded words within quotes are decoded, as mail programs do, against RFC 2047 section 5",
    "bare text": "what opens without a known mail header is read as text, headers and all",
    "no address": "a mailbox without an address keeps its name",
    "utf-7": "UTF-7 is not read: a body is refused with the reason, an encoded word stands as it is",
    "name in a comment": "`dana@work.example (Dana)`: the comment is the name, as it was before RFC 2822",
    "no blank line": "a body that follows the headers without a blank line: Python drops a blank line after it",
    "unreadable": "the part is in a charset or encoding that is not read; it is refused with the reason",
}


class Words(html.parser.HTMLParser):
    """The text of a page, without what is in no body."""

    def __init__(self):
        super().__init__()
        self.text, self.depth = [], 0

    def handle_starttag(self, tag, attrs):
        self.depth += tag in ("head", "style", "script", "title")

    def handle_endtag(self, tag):
        if tag in ("head", "style", "script", "title"):
            self.depth = max(0, self.depth - 1)

    def handle_data(self, data):
        if not self.depth:
            self.text.append(data)


def words_of_page(page):
    parser = Words()
    parser.feed(page)
    parser.close()
    return "".join(parser.text)


def letters(text):
    return "".join(ch for ch in text if ch.isalnum())


def unflow(text, delsp):
    """RFC 3676, written apart from the program."""
    out, open_depth = [], None
    for line in text.splitlines():
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:]
        words = words[1:] if words.startswith(" ") else words
        if open_depth == depth and words != "-- ":
            out[-1] = (out[-1][:-1] if delsp else out[-1]) + words
        else:
            out.append(line[:depth] + line[depth:] if depth else words)
        open_depth = depth if words.endswith(" ") and words != "-- " else None
    return "\n".join(out)


def defects(message):
    found = [type(each).__name__ for part in message.walk() for each in part.defects]
    for part in message.walk():
        for _, value in part.items():
            found += [type(each).__name__ for each in getattr(value, "defects", [])]
    return found


def is_known(part):
    try:
        "".encode(part.get_content_charset("ascii"))
        return True
    except LookupError:
        return False


def body_of(message):
    """The part read, by the same words as the program's documentation."""
    leaves = [part for part in leaves_of(message)]
    plain = [p for p in leaves if p.get_content_type() == "text/plain" and is_shown(p, message)]
    pages = [p for p in leaves if p.get_content_type() == "text/html" and is_shown(p, message)]
    named = [p for p in leaves if p.get_content_type() == "text/plain"
             and p.get_content_disposition() != "attachment"]
    return (plain + pages + named + [None])[0], pages


def is_shown(part, message):
    return part is message or not part.get_filename() and part.get_content_disposition() != "attachment"


def leaves_of(message):
    if message.get_content_maintype() == "multipart" and message.is_multipart():
        for part in message.get_payload():
            yield from leaves_of(part)
    else:
        yield message


def text_of(part):
    charset = part.get_content_charset("ascii")
    payload = part.get_payload(decode=True) or b""
    try:
        return payload.decode(charset, "replace")
    except LookupError:
        return payload.decode("ascii", "replace")


def addresses(message, name):
    found = []
    for field in message.get_all(name, []):
        for each in getattr(field, "addresses", ()):
            found.append([each.display_name, each.addr_spec if each.addr_spec != "<>" else ""])
    return found


def squeeze(text):
    return " ".join(text.split())


def bare(mailboxes):
    """Mailboxes as strings, of which one without a name is part of one with."""
    return ["".join(each) if each[0] else each[1] for each in mailboxes]


class Run:
    def __init__(self):
        self.counts = collections.Counter()
        self.wrong = []

    def explain(self, key):
        assert key in EXPLAINED
        self.counts[f"explained: {key}"] += 1

    def fail(self, path, what, ours, theirs):
        self.wrong.append(f"{path}: {what}\n  ours   {ours!r}\n  theirs {theirs!r}"[:900])

    def mail(self, ours):
        path = ours["path"]
        with open(path, "rb") as file:
            raw = file.read()
        message = email.message_from_bytes(raw, policy=email.policy.default)
        self.counts["mails"] += 1
        try:
            faults = defects(message)
        except Exception as error:  # Python's own parser fails on some of these
            faults = [type(error).__name__]
        part, pages = body_of(message) if not faults else (None, [])
        self.spans(ours, raw, path)
        if faults:
            self.counts["not well-formed by Python's judgement"] += 1
            return
        self.counts["compared"] += 1
        if not message.keys() or ours["subject"] is None and ours["from"] == [] and message["subject"]:
            self.explain("bare text")
            return
        self.headers(ours, message, raw, path)
        self.body(ours, message, part, pages, path)

    def headers(self, ours, message, raw, path):
        theirs = message["subject"]
        if theirs is not None:
            if ours["subject"] is None or squeeze(ours["subject"]) != squeeze(str(theirs)):
                if "\ufffd" in str(theirs) or re.search("[\udc80-\udcff]", str(theirs)):
                    self.explain("undeclared charset")
                elif "".join((ours["subject"] or "").split()) == "".join(str(theirs).split()):
                    self.explain("blanks")
                elif "=?utf-7?" in (ours["subject"] or ""):
                    self.explain("utf-7")
                else:
                    self.fail(path, "subject", ours["subject"], str(theirs))
        for name in ("from", "to", "cc"):
            theirs = addresses(message, name)
            if [[squeeze(each), at] for each, at in ours[name]] == [[squeeze(each), at] for each, at in theirs]:
                continue
            if [each for each in ours[name] if each[1]] == [each for each in theirs if each[1]]:
                self.explain("no address")
            elif "=?utf-7?" in str(ours[name]):
                self.explain("utf-7")
            elif all(a in b and (a == b or b"(" in raw) for a, b in zip(bare(theirs), bare(ours[name]))):
                self.explain("name in a comment")
            elif "\ufffd" in str(theirs):
                self.explain("undeclared charset")
            elif [at for _, at in ours[name]] == [at for _, at in theirs] and "=?" in str(message.get_all(name)) + str(theirs):
                self.explain("name in quotes")
            else:
                self.fail(path, name, ours[name], theirs)

    def body(self, ours, message, part, pages, path):
        if ours["body"] is None:
            known = part is not None and is_known(part) and part["content-transfer-encoding"] not in ("x-uuencode",)
            if part is None or not known:
                self.explain("unreadable")
            elif part.get_content_charset() == "utf-7":
                self.explain("utf-7")
            else:
                self.fail(path, "body", ours["unreadable"], text_of(part)[:200])
            return
        if part is None:
            self.fail(path, "body", ours["body"], None)
            return
        theirs, mine = text_of(part), ours["body"]
        is_page = part.get_content_type() == "text/html"
        if not is_page and not theirs.strip() and pages and pages[0] is not part:
            self.explain("blank plain text")
            theirs, is_page = text_of(pages[0]), True
        if is_page:
            # A page is compared by its letters: what stands between is ours to choose.
            theirs, mine = letters(words_of_page(theirs)), letters(mine)
            self.explain("page")
        elif str(part["content-type"] and part["content-type"].params.get("format")).lower() == "flowed":
            theirs = unflow(theirs, part["content-type"].params.get("delsp", "").lower() == "yes")
            self.counts["flowed"] += 1
        lines = lambda text: text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").rstrip("\n")
        theirs, mine = lines(theirs), lines(mine)
        if mine != theirs:
            self.differs(ours, part, mine, theirs, path)
        self.attachments(ours, message, part, pages, path)

    def differs(self, ours, part, mine, theirs, path):
        charset = part.get_content_charset("ascii")
        payload = part.get_payload(decode=True) or b""
        pairs = [(a, b) for a, b in zip(mine, theirs) if a != b]
        if any("guess" in remark or "not declared" in remark for remark in ours["remarks"]) or \
                charset in ("ascii", "us-ascii", "unknown-8bit") and not payload.isascii():
            self.explain("undeclared charset")
        elif len(mine) == len(theirs) and charset in ("iso-8859-1", "latin1", "us-ascii") and \
                all("\x80" <= b <= "\x9f" for _, b in pairs):
            self.explain("latin-1 is windows-1252")
        elif len(mine) == len(theirs) and len(pairs) * 20 < len(mine) + 20:
            self.explain("another decoder")
        elif "".join(mine.split()) == "".join(theirs.split()) and re.search(r"(?m)^\S+[ \t]+:", mine):
            self.explain("no blank line")
        else:
            at = len(os.path.commonprefix([mine, theirs]))
            self.fail(path, f"body ({charset}) from {at}", mine[max(0, at - 20):at + 120],
                      theirs[max(0, at - 20):at + 120])

    def attachments(self, ours, message, part, pages, path):
        theirs = []
        for each in leaves_of(message):
            kind = each.get_content_type()
            if each is part or is_shown(each, message) and kind in ("text/plain", "text/html"):
                continue
            theirs.append([each.get_filename(), kind])
        if ours["attachments"] != theirs:
            self.fail(path, "attachments", ours["attachments"], theirs)

    def spans(self, ours, raw, path):
        """Every word's raw bytes, decoded by the fields of the part they lie in."""
        for kind, text, start, end, is_exact in ours["spans"] + ours["findings"]:
            if kind not in ("subject", "body") or start == end:
                continue
            self.counts["spans"] += 1
            texts = list(decodings(raw, start, end, kind))
            if text.startswith("=?utf-7?"):
                self.explain("utf-7")
                continue
            fits = (lambda each: squeeze(each) == squeeze(text)) if is_exact else (
                lambda each: squeeze(text) in squeeze(each) or letters(text) in letters(each))
            if not any(fits(each) for each in texts):
                marks = text.lstrip("> -0123456789.*")
                if marks != text and any(squeeze(marks) in squeeze(each) for each in texts):
                    self.counts["spans with a mark of the page's"] += 1
                else:
                    self.fail(path, f"span {start}..{end} of the {kind} exact={is_exact}",
                              text, (raw[start:end], texts[:3]))


def decodings(raw, start, end, kind):
    """What the bytes may say, given the encodings and charsets named before them."""
    piece = raw[start:end]
    names = re.findall(rb"charset\s*=\s*\"?'?([A-Za-z0-9_.:-]+)", raw, re.I)
    if kind == "subject":
        words = re.findall(rb"=\?([^?*]+)(?:\*[^?]*)?\?([QqBb])\?", raw[:end])
        names = [word[0] for word in words]
        piece = re.sub(rb"\?=\s*=\?[^?]+\?[QqBb]\?", b"", piece)
        piece = re.sub(rb"=\?[^?]+\?[QqBb]\?", b"", piece).replace(b"?=", b"")
        piece = re.sub(rb"\r?\n", b"", piece)
    charsets = ["utf-8", "cp1252"] + list(dict.fromkeys(name.decode().lower() for name in names))
    charsets += ["utf-16-le", "utf-16-be", "gb18030", "shift_jis", "cp1251", "koi8-r", "euc-kr", "big5",
                 "cp1250", "iso-8859-2", "euc-jp", "cp1253", "cp1255", "cp1256", "cp1257", "cp874"]
    forms = [piece, quopri.decodestring(piece, header=kind == "subject")]
    digits = re.sub(rb"[^A-Za-z0-9+/]", b"", piece)
    try:
        forms.append(base64.b64decode(digits + b"=" * (-len(digits) % 4)))
    except ValueError:
        pass
    for form in forms:
        for charset in charsets:
            try:
                text = form.decode(charset, "replace")
                if charset == "iso-2022-jp":
                    text = (b"\x1b$B" + form).decode(charset, "replace") if b"\x1b" not in form else text
            except LookupError:
                continue
            yield text
            # Text that flows goes on behind its quotation marks.
            yield re.sub(r" ?\r?\n>* ?", " ", text)
            yield re.sub(r" \r?\n>* ?", "", text)
            yield html.unescape(re.sub(r"(?s)<!--.*?-->|<[^>]*>", "", text))
            yield html.unescape(re.sub(r"(?s)<[^>]*>", " ", text))


def main():
    dump, folders = sys.argv[1], sys.argv[2:]
    paths = []
    for folder in folders:
        for top, _, names in sorted(os.walk(folder)):
            is_data = top.rstrip("/").endswith("test_email/data")
            paths += [os.path.join(top, name) for name in sorted(names)
                      if name.endswith(".eml") or is_data and name.endswith(".txt") or ":2," in name]
    run = Run()
    output = subprocess.run([dump, *paths], capture_output=True, check=True).stdout
    for line in output.splitlines():
        run.mail(json.loads(line))
    for key, count in sorted(run.counts.items()):
        print(f"{count:7} {key}")
    print()
    for key, reason in EXPLAINED.items():
        if run.counts[f"explained: {key}"]:
            print(f"{key}: {reason}")
    print(f"\n{len(run.wrong)} differences without an explanation")
    for each in run.wrong:
        print(each)
    sys.exit(bool(run.wrong))


main()
