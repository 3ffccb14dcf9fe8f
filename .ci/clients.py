"""Set-ups that need no screen, with the real programs where Debian has them.

git send-email and a `sendmail` of msmtp's send a clean follow-up just as msmtp
alone does, and refuse one with a blank left in it; VS Code's problem matcher
finds each line of a report, in UTF-16 columns; Helix's config is what it reads.

    clients.py SINCERELY
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib

import smtp

SINCERELY = os.path.abspath(sys.argv[1])
TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TO = "dana@northlight.example"


def check(what, holds, seen=""):
    if not holds:
        sys.exit(f"clients: {what}\n{seen}")
    print(f"clients: {what}: as expected")


def read(path):
    with open(os.path.join(TOP, path), encoding="utf-8") as file:
        return file.read()


def senders(home, env):
    """git send-email and msmtp behind the name sendmail."""
    flawed = read(".ci/editors/draft.eml")
    clean = flawed.replace("recieve [Job Title] news", "hear how the analyst role is shaped")
    for name, mail in (("clean", clean), ("flawed", flawed)):
        with open(os.path.join(home, name), "w", encoding="utf-8") as file:
            file.write(mail)
    with open(os.path.join(home, ".gitconfig"), "w", encoding="utf-8") as file:
        file.write(read("clients/git/config") + "\tconfirm = never\n\tsuppressCc = all\n\tfrom = ana@sample.example\n"
                   "\tassume8bitEncoding = utf-8\n[user]\n\tname = Ana Sample\n\temail = ana@sample.example\n")

    def run(*command, stdin=None):
        before = len(smtp.arrived)
        with open(os.path.join(home, stdin or "clean"), "rb") as file:
            run = subprocess.run(command, env=env, cwd=home, stdin=file, capture_output=True, check=False)
        return run, smtp.arrived[before:]

    git = ["git", "send-email", f"--to={TO}"]
    sent, arrived = run(*git, "clean")
    check("git sends a clean follow-up", sent.returncode == 0 and len(arrived) == 1, sent)
    check("to its reader", TO.encode() in arrived[0][0][0])
    refused, arrived = run(*git, "flawed")
    check("git is refused a flawed one", refused.returncode != 0 and arrived == [], refused)
    check("git shows why", b"facts/placeholder" in refused.stderr, refused)

    sendmail = os.path.join(TOP, "clients/msmtp/sendmail")
    _, alone = run("msmtp", "-oi", "-t")
    sent, arrived = run(sendmail, "-oi", "-t")
    check("sendmail sends just as msmtp alone", sent.returncode == 0 and arrived == alone, sent)
    refused, arrived = run(sendmail, "-oi", "-t", stdin="flawed")
    check("sendmail refuses a flawed one", refused.returncode == 65 and arrived == [], refused)


def vscode(env):
    """Every line of a report is matched, and the columns are JavaScript's."""
    task = json.loads(read("editors/vscode/tasks.json"))["tasks"][0]
    pattern = task["problemMatcher"]["pattern"]
    draft = os.path.join(TOP, ".ci/editors/draft.eml")
    args = [each.replace("${file}", draft) for each in task["args"]]
    run = subprocess.run([task["command"], *args], env=env, capture_output=True, text=True, check=False)
    lines = read(".ci/editors/draft.eml").splitlines()
    words = {"spelling/typo": "recieve", "facts/placeholder": "[Job Title]"}
    seen = {}
    for line in run.stdout.splitlines():
        match = re.fullmatch(pattern["regexp"], line)
        check("VS Code's matcher takes a line", match and match[pattern["file"]] == draft, line)
        units = lines[int(match[pattern["line"]]) - 1].encode("utf-16-le")
        rest = units[2 * (int(match[pattern["column"]]) - 1):].decode("utf-16-le")
        seen[match[pattern["code"]]] = rest
    for rule, expected in words.items():
        check(f"VS Code comes to the words of {rule}", seen[rule].startswith(expected), seen)


def helix():
    """Helix itself is not in Debian 12: its config is at least well formed, and
    starts what is there."""
    config = tomllib.loads(read("editors/helix/languages.toml"))
    server = config["language-server"]["sincerely"]
    run = subprocess.run([SINCERELY, *server["args"]], input=b"", capture_output=True, check=False)
    check("Helix's config starts the server", server["command"] == "sincerely" and run.returncode == 1
          and config["language"][0]["language-servers"] == ["sincerely"])


def main():
    with tempfile.TemporaryDirectory() as home:
        smtp.msmtprc(os.path.join(home, ".msmtprc"), smtp.start(), "ana@sample.example")
        path = os.path.dirname(SINCERELY) + os.pathsep + os.environ["PATH"]
        env = {"HOME": home, "PATH": path, "LC_ALL": "C.UTF-8"}
        senders(home, env)
        vscode(env)
        helix()


main()
