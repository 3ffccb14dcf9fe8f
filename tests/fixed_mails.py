"""Has drafts corrected by `sincerely --fix` in every encoding, and looks at them
before and after with Python's `email` (policy default).

    python3 tests/fixed_mails.py target/release/sincerely

Each draft holds a doubled word and a typo, in the body or the subject, among
words of its charset; the same two stand in its signature and in quoted text.
After the fix Python has to read the corrected words and nothing else changed:
every other header field, part and line is byte for byte the same, lines are
legal, and a second run changes nothing.
"""

import base64
import email
import email.policy
import html
import os
import re
import stat
import subprocess
import sys
import tempfile

CHARSETS = {
    "utf-8": "René – 面接 👋",
    "iso-8859-1": "René Ångström",
    "windows-1252": "René – “Zoë”",
    "iso-8859-15": "René Œuvre €",
    "shift_jis": "面接ソ表",
    "euc-jp": "面接の担当",
    "iso-2022-jp": "面接の担当",
    "gb18030": "面试 Zoë",
    "koi8-r": "Мария",
    "utf-16": "René 面接",
    "utf-16be": "René 面接",
    "us-ascii": "Rene",
}
TRANSFERS = ["8bit", "quoted-printable", "base64"]
SHAPES = ["single", "flowed", "html", "alternative", "mixed"]

WRONG, RIGHT = ("the the", "recieved"), ("the", "received")

TEXT = """Hi Dana,

Thank you for meeting with me on Tuesday about the editor role ({words}). {one}
It was good of you to show me how the team works, and I am glad of it, {words}.

Kind regards,
Ana Sample
-- 
Ana Sample, {words}: I saw the the desk

On Monday Dana wrote:
> I saw the the desk
"""
SENTENCE = "I saw {0} desk and {1} the brief of {{words}} that we spoke about."


def body(words, sides):
    return TEXT.format(words=words, one=SENTENCE.format(*sides).format(words=words))


def quoted_printable(data, cut):
    """Lines of at most 76, and a soft line break before the bytes `cut`."""
    out, line = [], ""
    for at, byte in enumerate(data):
        if byte == 10:
            if line.endswith(" "):
                line = line[:-1] + "=20"
            out.append(line)
            line = ""
            continue
        piece = chr(byte) if 32 <= byte < 127 and byte != 61 else f"={byte:02X}"
        if len(line) + len(piece) > 75 or cut and data.startswith(cut, at):
            out.append(line + "=")
            line = ""
        line += piece
    return "\n".join(out + [line])


def encoded(text, charset, transfer):
    data = text.encode(charset)
    if transfer == "8bit":
        return data
    if transfer == "base64":
        digits = base64.b64encode(data).decode()
        return "\n".join(digits[at:at + 76] for at in range(0, len(digits), 76)).encode() + b"\n"
    # Half of "recieved" stands on the next line.
    return quoted_printable(data, b"eved ").encode()


def page(text):
    """A page whose typo is spread over a tag."""
    text = html.escape(text, quote=False).replace("recieved", "rec<b>i</b>eved")
    own, rest = text.split("\n-- \n")
    quoted = rest.split("wrote:\n")[1].replace("&gt; ", "")
    own = "".join(f"<p>{part}</p>\n" for part in own.split("\n\n"))
    return f"<html><body>\n{own}<blockquote>{quoted}</blockquote></body></html>\n"


def part(kind, text, charset, transfer):
    head = f'Content-Type: {kind}; charset="{charset}"\nContent-Transfer-Encoding: {transfer}\n\n'
    return head.encode() + encoded(text, charset, transfer)


ATTACHED = b"""Content-Type: application/pdf; name="resume.pdf"
Content-Disposition: attachment; filename="resume.pdf"
Content-Transfer-Encoding: base64

JVBERi0gdGhlIHRoZSByZWNpZXZlZA==
"""
TOP = b"From: Ana Sample <ana@home.example>\nTo: Dana Reed <dana@work.example>\n"


def flowed(text):
    """RFC 3676 with a soft line break at every fifth blank of the own lines."""
    def wrap(line):
        if line.startswith(">") or line == "-- ":
            return line
        words = line.split(" ")
        return "".join(word + ("" if at == len(words) - 1 else " \n" if at % 5 == 4 else " ")
                       for at, word in enumerate(words))
    return "\n".join(wrap(line) for line in text.split("\n"))


def mail(shape, charset, transfer, sides):
    text = body(CHARSETS[charset], sides)
    subject = b"Subject: My interview on 12 May\nMIME-Version: 1.0\n"
    plain = part("text/plain", text, charset, transfer)
    if shape == "single":
        return TOP + subject + plain
    if shape == "flowed":
        return TOP + subject + part("text/plain; format=flowed", flowed(text), charset, transfer)
    pages = part("text/html", page(text), charset, transfer)
    if shape == "html":
        return TOP + subject + pages
    if shape == "alternative":
        kind, parts = b"alternative", [plain, pages]
    else:
        kind, parts = b"mixed", [plain, ATTACHED]
    head = b'Content-Type: multipart/' + kind + b'; boundary="=_b"\n\npreamble\n'
    return TOP + subject + head + b"".join(b"--=_b\n" + each + b"\n" for each in parts) + b"--=_b--\nepilogue\n"


def q(text, charset):
    data = "".join(chr(b) if chr(b).isalnum() and b < 128 else "_" if b == 32 else f"={b:02X}"
                   for b in text.encode(charset))
    return f"=?{charset}?Q?{data}?="


def b(text, charset):
    return f"=?{charset}?B?{base64.b64encode(text.encode(charset)).decode()}?="


def subjects():
    """Name, raw value, text before."""
    for charset in ["utf-8", "iso-8859-1", "shift_jis", "koi8-r"]:
        words = CHARSETS[charset][:6]
        for name, word in [("q", q), ("b", b)]:
            yield (f"{name} {charset}", word(f"{words}: I recieved the the offer", charset),
                   f"{words}: I recieved the the offer")
            yield (f"{name} {charset}, two words",
                   word(f"{words}: I reci", charset) + "\n " + word("eved the the offer", charset) + " of May",
                   f"{words}: I recieved the the offer of May")
    yield "plain", "I recieved the the offer", "I recieved the the offer"
    yield "plain, folded", "I recieved the\n the offer", "I recieved the the offer"


def corrected(text):
    return text.replace(WRONG[0], RIGHT[0]).replace(WRONG[1], RIGHT[1])


def own_corrected(text):
    """The text with its flaws mended, but for signature and quoted words."""
    ends = [at for at in (text.find("\n-- "), text.find("<blockquote")) if at >= 0]
    end = min(ends + [len(text)])
    own = corrected(text[:end]).replace("rec<b>i</b>eved", "rece<b>i</b>ved")
    return own + text[end:]


def unflow(text):
    return re.sub(r"(?m)^(?!>|-- $)(.*) \r?\n(?!>)", r"\1 ", text)


class Run:
    def __init__(self, program):
        self.program, self.n, self.n_failed = program, 0, 0
        self.folder = tempfile.mkdtemp()

    def fix(self, path):
        done = subprocess.run([self.program, "--isolated", "--fix", "--fail-on=never", "--format=short",
                               "--occasion=check-in", "--today=2026-06-15", path], capture_output=True, check=False)
        return done.returncode, done.stderr.decode()

    def check(self, name, source, compare):
        self.n += 1
        path = os.path.join(self.folder, f"{self.n}.eml")
        with open(path, "wb") as file:
            file.write(source)
        os.chmod(path, 0o640)
        status, said = self.fix(path)
        with open(path, "rb") as file:
            after = file.read()
        faults = []
        if status != 0 or not re.search(r": 2 fixed( \(\d in the HTML beside the text too\))?$", said.strip()):
            faults.append(f"status {status}, {said.strip()!r}")
        if stat.S_IMODE(os.stat(path).st_mode) != 0o640:
            faults.append("its permissions changed")
        faults += compare(source, after)
        _, said = self.fix(path)
        with open(path, "rb") as file:
            if file.read() != after or "nothing to fix" not in said:
                faults.append(f"a second run changed it: {said!r}")
        if faults:
            self.n_failed += 1
            print(f"{name}:", *faults, sep="\n  ")


def read(source):
    return email.message_from_bytes(source, policy=email.policy.default)


def leaves(message):
    return [each for each in message.walk() if not each.is_multipart()]


def text_of(each):
    charset = each.get_content_charset("us-ascii")
    return each.get_payload(decode=True).decode(charset)


def raw_lines(source):
    return source.split(b"\n")


def same_but(before, after, touched):
    """The lines that stand before and behind the changed ones are the same, and
    of those between only so many differ."""
    old, new = raw_lines(before), raw_lines(after)
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    kept = [line for line in old if line not in new]
    return [] if len(kept) <= touched else [f"{len(kept)} lines changed: {kept}"]


def same_digits(before, after, old, new):
    """Every byte before the group that holds the first changed one is the same."""
    old_data, new_data = old.get_payload(decode=True), new.get_payload(decode=True)
    first = next(at for at, byte in enumerate(old_data) if new_data[at] != byte)
    eol = b"\r\n" if b"\r\n" in before else b"\n"
    n_digits = first // 3 * 4
    start = before.index(b"base64" + eol + eol) + len(b"base64" + eol + eol)
    end = start + n_digits + n_digits // 76 * len(eol)
    return [] if before[:end] == after[:end] else ["bytes before the changed ones differ"]


def compare_bodies(shape, transfer):
    def compare(before, after):
        faults = []
        old, new = read(before), read(after)
        if new.defects != old.defects:
            faults.append(f"defects: {new.defects}")
        if [(name, str(value)) for name, value in old.items()] != [(name, str(value)) for name, value in new.items()]:
            faults.append("the headers changed")
        if len(leaves(old)) != len(leaves(new)):
            return faults + ["the parts changed"]
        for one, other in zip(leaves(old), leaves(new)):
            if one.items() != other.items():
                faults.append("the headers of a part changed")
            if one.get_content_maintype() != "text":
                if one.get_payload() != other.get_payload():
                    faults.append("an attachment changed")
                continue
            expected, found = own_corrected(text_of(one)), text_of(other)
            if shape == "flowed":
                # Where lines are wrapped is free.
                expected, found = own_corrected(unflow(text_of(one))), unflow(found)
            if expected.replace("\r\n", "\n") != found.replace("\r\n", "\n"):
                faults.append(f"expected {expected!r}\n  found    {found!r}")
        n_parts = 2 if shape == "alternative" else 1
        if transfer != "base64":
            faults += same_but(before, after, 4 * n_parts)
        else:
            faults += same_digits(before, after, leaves(old)[0], leaves(new)[0])
            end = -len(ATTACHED) // 2
            if shape == "mixed" and before[end:] != after[end:]:
                faults.append("bytes behind the part changed")
        longest = max(len(line) for line in raw_lines(after))
        limit = 78 if transfer != "8bit" else 998
        if longest > limit:
            faults.append(f"a line of {longest}")
        if b"\r\n" in before and b"\n" in after.replace(b"\r\n", b""):
            faults.append("line ends changed")
        return faults
    return compare


def compare_subject(text):
    def compare(before, after):
        old, new = read(before), read(after)
        faults = []
        if str(new["Subject"]) != corrected(text):
            faults.append(f"expected {corrected(text)!r}\n  found    {str(new['Subject'])!r}")
        if new["Subject"].defects or new.defects:
            faults.append(f"defects: {new['Subject'].defects} {new.defects}")
        rest = lambda source: re.sub(rb"(?m)^Subject:.*\n(?:[ \t].*\n)*", b"", source)
        if rest(before) != rest(after):
            faults.append("something else changed")
        if str(old["Subject"]) != text:
            faults.append(f"the test is wrong: Python reads {str(old['Subject'])!r}")
        value = re.search(rb"(?m)^Subject:.*\n(?:[ \t].*\n)*", after).group()
        if any(len(line) > 76 for line in value.splitlines()) or any(len(word) > 75 for word in value.split()):
            faults.append(f"too long: {value!r}")
        return faults
    return compare


def compare_wide(before, after):
    expected = own_corrected(before.decode("utf-16"))
    return [] if after.decode("utf-16") == expected and after[:2] == before[:2] else ["UTF-16 is not as expected"]


def main():
    run = Run(sys.argv[1])
    for charset in CHARSETS:
        for transfer in TRANSFERS:
            if charset.startswith("utf-16") and transfer == "8bit":
                continue
            for shape in SHAPES:
                source = mail(shape, charset, transfer, WRONG)
                name = f"{shape}, {charset}, {transfer}"
                compare = compare_bodies(shape, transfer)
                run.check(name, source, compare)
                if not charset.startswith("utf-16"):
                    run.check(f"{name}, CRLF", source.replace(b"\n", b"\r\n"), compare)
    rest = b"MIME-Version: 1.0\nContent-Type: text/plain\n\nHi Dana,\n\nThank you for the talk.\n\nRegards,\nAna\n"
    for name, value, text in subjects():
        source = TOP + b"Subject: " + value.encode() + b"\n" + rest
        run.check(f"subject, {name}", source, compare_subject(text))
        run.check(f"subject, {name}, CRLF", source.replace(b"\n", b"\r\n"), compare_subject(text))
    for order, mark in [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")]:
        source = mark + body(CHARSETS["utf-16"], WRONG).encode(order)
        run.check(f"a file in {order}", source, compare_wide)
    print(f"{run.n} drafts corrected, {run.n_failed} not as they should be")
    sys.exit(run.n_failed > 0)


if __name__ == "__main__":
    main()
