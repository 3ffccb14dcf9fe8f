"""mutt and NeoMutt in a real terminal, sending through the check and msmtp.

A clean follow-up arrives just as msmtp alone sends what the program gave; one
with a blank left in it is refused, the reason can be read on the screen, the
draft is kept and nothing arrives; an ordinary mail arrives untouched.

    mutt.py SINCERELY PROGRAM CONFIG
"""

import os
import subprocess
import sys
import tempfile
import time

import smtp
from terminal import Terminal

SINCERELY, PROGRAM, CONFIG = (os.path.abspath(sys.argv[1]), sys.argv[2], os.path.abspath(sys.argv[3]))
TO = "dana.osei+jobs@northlight.example"
BCC = "ana+copies@sample.example"

CLEAN = """Dear Dana,

Thank you for meeting with me today about the data analyst role. I enjoyed
hearing how your team moved billing off the mainframe \u2014 it\u2019s the work I
like best, and I am excited about the chance to join you.

I look forward to hearing from you.

Kind regards,
Ana Sample
"""
FLAWED = CLEAN.replace("data analyst role", "[Job Title] role")
ORDINARY = "Shall we go to the caf\u00e9 at noon? I need your answer by Friday. [TODO]\n"
SUBJECT = "Data analyst interview, 12 May"

# Keeps what the mail program gives, then goes on as if it had not been there.
RECORD = """#!/bin/sh
cat >"$HOME/given"
printf '%s\\n' "$@" >"$HOME/args"
exec "$@" <"$HOME/given"
"""


def check(what, holds, screen=""):
    if not holds:
        sys.exit(f"{PROGRAM}: {what}\n{screen}")
    print(f"{PROGRAM}: {what}: as expected")


def main():
    port = smtp.start()
    with tempfile.TemporaryDirectory() as home:
        smtp.msmtprc(os.path.join(home, ".msmtprc"), port, "ana@sample.example")
        with open(os.path.join(home, "record"), "w", encoding="utf-8") as file:
            file.write(RECORD)
        os.chmod(os.path.join(home, "record"), 0o755)
        with open(CONFIG, encoding="utf-8") as file:
            config = file.read()
        # As people have it, but for the recorder in front.
        ours = "sincerely sendmail msmtp"
        check("the set-up names the check", f'"{ours}"' in config)
        with open(os.path.join(home, "rc"), "w", encoding="utf-8") as file:
            file.write(config.replace(f'"{ours}"', f'"{home}/record {ours}"'))
            file.write(f'set editor = "cp {home}/draft"\nset from = "Ana Sample <ana@sample.example>"\n'
                       "set use_envelope_from = yes\nset copy = no\nset folder = ~\nset spoolfile = ~/inbox\n"
                       "set abort_unmodified = no\nset confirmappend = no\nset send_charset = utf-8\n"
                       f"set postponed = {home}/postponed\nmy_hdr Bcc: {BCC}\n")
        path = os.path.dirname(SINCERELY) + os.pathsep + os.environ["PATH"]
        env = {"HOME": home, "PATH": path, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        terminal = Terminal(PROGRAM, home, env)

        def compose(subject, body):
            """Writes a mail up to the menu it is sent from, and sends it."""
            with open(os.path.join(home, "draft"), "w", encoding="utf-8") as file:
                file.write(body)
            before = len(smtp.arrived)
            terminal.start(PROGRAM, "-n", "-F", f"{home}/rc", "-s", subject, "-i", f"{home}/draft", TO)
            terminal.wait("To: " + TO)
            terminal.keys("Enter")
            terminal.wait("Subject: " + subject)
            terminal.keys("Enter")
            terminal.wait("y:Send", "y:send")
            terminal.keys("y")
            return before

        def given():
            with open(os.path.join(home, "given"), "rb") as file:
                mail = file.read()
            with open(os.path.join(home, "args"), encoding="utf-8") as file:
                args = file.read().splitlines()
            return mail, args

        try:
            for name, subject, body in (("a clean follow-up", SUBJECT, CLEAN), ("an ordinary mail", "lunch", ORDINARY)):
                before = compose(subject, body)
                terminal.ended()
                mail, args = given()
                through = smtp.arrived[before:]
                check(f"{name} arrives", len(through) == 1)
                readers = [each.decode() for each in through[0][0]]
                check(f"{name} goes to every reader", all(any(who in each for each in readers) for who in (TO, BCC)), readers)
                check(f"{name} is what was written", body.encode().splitlines()[0] in mail or b"=E2=80=99" in mail
                      or b"caf=C3=A9" in mail, mail)
                alone = args[args.index("msmtp"):]
                run = subprocess.run(alone, input=mail, env=env, cwd=home, check=False)
                check(f"{name} goes by msmtp alone", run.returncode == 0 and alone[0] == "msmtp")
                check(f"{name} arrives just as by msmtp alone", smtp.arrived[before + 1:] == through)

            # With `--` before CMD, where mutt puts its own options first.
            with open(os.path.join(home, "rc"), "a", encoding="utf-8") as file:
                file.write(f'set sendmail = "{home}/record {ours.replace("sendmail", "sendmail --")}"\n')
            before = compose(SUBJECT, CLEAN)
            terminal.ended()
            check("with `--`, it arrives too", len(smtp.arrived) == before + 1)
            with open(os.path.join(home, "rc"), "a", encoding="utf-8") as file:
                file.write(f'set sendmail = "{home}/record {ours}"\n')

            before = compose(SUBJECT, FLAWED)
            screen = terminal.wait("facts/placeholder")
            check("the status is told from others", "65" in screen, screen)
            check("the reason can be read on the screen", "[Job Title]" in screen and "not sent" in screen, screen)
            terminal.keys("q")
            screen = terminal.wait("y:Send", "y:send")
            check("the draft is kept", SUBJECT in screen and "Attachments" in screen, screen)
            check("nothing arrives", len(smtp.arrived) == before)
            # Mended, the same draft goes.
            with open(os.path.join(home, "draft"), "w", encoding="utf-8") as file:
                file.write(CLEAN)
            terminal.keys("e")
            time.sleep(0.5)
            terminal.wait("y:Send", "y:send")
            terminal.keys("y")
            terminal.ended()
            check("mended, it arrives", len(smtp.arrived) == before + 1)
        finally:
            terminal.end()


main()
