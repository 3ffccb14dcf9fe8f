"""The pre-send check in front of msmtp, against a small SMTP server on loopback.

A clean follow-up arrives byte for byte as msmtp alone sends it, a flawed one is
refused with status 65 and nothing arrives, an ordinary mail passes untouched.
"""

import os
import subprocess
import sys
import tempfile

import smtp

SINCERELY = os.path.abspath(sys.argv[1])
FROM, TO = "Ana Sample <ana@sample.example>", "Dana Osei <dana.osei@northlight.example>"

CLEAN = f"""From: {FROM}
To: {TO}
Subject: Data analyst interview, 12 May

Dear Dana,

Thank you for meeting with me today about the data analyst role. I enjoyed
hearing how your team moved billing off the mainframe, and I am excited about
the chance to join caf\u00e9-side lunches as well.

I look forward to hearing from you.

Kind regards,
Ana Sample
"""
FLAWED = CLEAN.replace("data analyst role", "[Job Title] role")
ORDINARY = f"""From: {FROM}
To: {TO}
Subject: lunch

Shall we go to the caf\u00e9 at noon? [TODO] I need your answer by Friday.
"""

def check(what, holds):
    if not holds:
        sys.exit(f"presend: {what}")
    print(f"presend: {what}: as expected")


def full_disk(folder, mail):
    """A disk of a few blocks, where this machine lets us have one."""
    disk = os.path.join(folder, "disk")
    os.mkdir(disk)
    mount = ["mount", "-t", "tmpfs", "-o", "size=8k", "none", disk]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        print("presend: a full disk: not tried, since nothing may be mounted here")
        os.rmdir(disk)
        return
    try:
        # The check's temporary files alone go there.
        env = {**os.environ, "TMPDIR": disk}
        got = os.path.join(folder, "got")
        command = [SINCERELY, "sendmail", "--", "sh", "-c", f"cat >{got}"]
        run = subprocess.run(command, input=(mail + "line\n" * 5000).encode(), env=env, capture_output=True, check=False)
        check("a full disk sends nothing", run.returncode == 2 and not os.path.exists(got))
        check("and says so", b"not sent: temporary file: No space left on device" in run.stderr)
        run = subprocess.run(command, input=mail.encode(), env=env, capture_output=True, check=False)
        with open(got, encoding="utf-8") as file:
            check("a mail that fits is whole", run.returncode == 0 and file.read() == mail)
        check("nothing is left on the disk", os.listdir(disk) == [])
        os.remove(got)
    finally:
        subprocess.run(["umount", disk], check=True)
        os.rmdir(disk)


def main():
    port = smtp.start()
    with tempfile.TemporaryDirectory() as folder:
        rc = os.path.join(folder, "msmtprc")
        smtp.msmtprc(rc, port, "ana@sample.example")
        msmtp = ["msmtp", "-C", rc, "-t"]

        def send(command, mail):
            before = len(smtp.arrived)
            run = subprocess.run(command, input=mail.encode(), capture_output=True, cwd=folder,
                                 timeout=60, check=False)
            return run, smtp.arrived[before:]

        for name, mail in (("a clean follow-up", CLEAN), ("an ordinary mail", ORDINARY)):
            alone, plain = send(msmtp, mail)
            check(f"{name} by msmtp alone", alone.returncode == 0 and len(plain) == 1)
            run, checked = send([SINCERELY, "sendmail", "--", *msmtp], mail)
            check(f"{name} is sent", run.returncode == 0 and len(checked) == 1)
            check(f"{name} arrives byte for byte", checked == plain)
            if mail is ORDINARY:
                check(f"{name} passes in silence", run.stdout == b"" and run.stderr == b"")
        run, checked = send([SINCERELY, "sendmail", "--", *msmtp], FLAWED)
        check("a flawed one is refused with status 65", run.returncode == 65)
        check("nothing of it arrives", checked == [])
        check("it says why on standard error", b"facts/placeholder" in run.stderr)
        run, checked = send([SINCERELY, "sendmail", "--", "false"], CLEAN)
        check("the command's status is returned", run.returncode == 1)
        full_disk(folder, ORDINARY)
        left = [name for name in os.listdir(folder) if name != "msmtprc"]
        check("no copy of a draft is left behind", left == [])


main()
