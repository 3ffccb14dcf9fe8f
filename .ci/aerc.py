"""aerc in a real terminal, sending through the check and msmtp: a clean
follow-up arrives, one with a blank left in it is refused and kept.

    aerc.py SINCERELY
"""

import os
import sys
import tempfile

import smtp
from terminal import Terminal

SINCERELY = os.path.abspath(sys.argv[1])
TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TO = "dana.osei@northlight.example"
CLEAN = """Dear Dana,

Thank you for meeting with me today about the data analyst role. I enjoyed
hearing how your team moved billing off the mainframe, and I am excited about
the chance to join you.

I look forward to hearing from you.

Kind regards,
Ana Sample
"""
FLAWED = CLEAN.replace("data analyst role", "[Job Title] role")


def check(what, holds, seen=""):
    if not holds:
        sys.exit(f"aerc: {what}\n{seen}")
    print(f"aerc: {what}: as expected")


def write(path, text, mode=0o600):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(path, mode)


def main():
    with tempfile.TemporaryDirectory() as home:
        smtp.msmtprc(os.path.join(home, ".msmtprc"), smtp.start(), "ana@sample.example")
        for folder in ("cur", "new", "tmp"):
            os.makedirs(os.path.join(home, "mail", "INBOX", folder))
        with open(os.path.join(TOP, "clients/aerc/accounts.conf"), encoding="utf-8") as file:
            ours = file.read()
        write(f"{home}/.config/aerc/accounts.conf",
              f"[ana]\nsource = maildir://{home}/mail\ndefault = INBOX\nfrom = Ana Sample <ana@sample.example>\n{ours}")
        # The mail is written beforehand: the editor only puts it in place.
        write(f"{home}/editor", f'#!/bin/sh\ncat {home}/draft >"$1"\n', 0o755)
        write(f"{home}/.config/aerc/aerc.conf",
              f"[compose]\neditor = {home}/editor\n")
        path = os.path.dirname(SINCERELY) + os.pathsep + os.environ["PATH"]
        env = {"HOME": home, "PATH": path, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "SHELL": "/bin/sh",
               "XDG_RUNTIME_DIR": home}
        terminal = Terminal("aerc", home, env)
        try:
            for name, text in (("clean", CLEAN), ("flawed", FLAWED)):
                write(f"{home}/draft", text)
                before = len(smtp.arrived)
                terminal.start("aerc")
                terminal.wait("Connected")
                terminal.keys(f":compose -H 'To: {TO}' -H 'Subject: Data analyst interview, 12 May'", "Enter")
                terminal.wait("Send this email?")
                terminal.keys("y")
                if name == "clean":
                    terminal.until(lambda: len(smtp.arrived) > before)
                    check("a clean follow-up arrives", TO.encode() in smtp.arrived[-1][0][0])
                else:
                    screen = terminal.wait("exit status 65")
                    check("a flawed one is refused", len(smtp.arrived) == before, screen)
                    check("and kept", "Send this email?" in screen or "Data analyst" in screen, screen)
                terminal.end()
        finally:
            terminal.end()


main()
