"""Set-ups that need no screen, with the real programs where Debian has them.

git send-email, a `sendmail` of msmtp's and Emacs's message-mode send a clean
follow-up just as msmtp alone does, and refuse one with a blank left in it; VS
Code's problem matcher finds each line of a report, in UTF-16 columns; what
Helix's config starts holds a session.

    clients.py SINCERELY
"""

import json
import os
import re
import shutil
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


def emacs(home, env):
    """Emacs's own `message-send`, with the check in its hook."""
    for name, mail in (("clean", "clean"), ("flawed", "flawed")):
        with open(os.path.join(home, mail), encoding="utf-8") as file:
            body = file.read().split("\n\n", 1)[1]
        with open(os.path.join(home, name), "w", encoding="utf-8") as file:
            file.write(body)
    with open(os.path.join(home, "ordinary"), "w", encoding="utf-8") as file:
        file.write("Shall we go to the caf\u00e9 at noon? [TODO] I need your answer by Friday.\n")
    smtp.arrived.clear()
    run = subprocess.run(["emacs", "-Q", "--batch", "-L", os.path.join(TOP, "editors/emacs"),
                          "-l", os.path.join(TOP, ".ci/editors/message.el")],
                         env=env, cwd=home, capture_output=True, text=True, check=False)
    said = run.stdout
    check("Emacs sends", run.returncode == 0 and "alone: sent" in said and "clean: sent" in said, run)
    check("Emacs is refused a flawed mail", "flawed: Not sent" in said and "facts/placeholder" in said, run)
    check("Emacs keeps the draft", "not kept" not in said, run)
    check("Emacs sends what is allowed, and an ordinary mail",
          "allowed: sent" in said and "ordinary: sent" in said, run)
    alone, clean, allowed, ordinary = smtp.arrived
    check("it arrives just as without the check", clean == alone, smtp.arrived)
    check("with its recipient", b"dana.osei+jobs@northlight.example" in clean[0][0])
    check("without the header that allows", b"[Job Title]" in allowed[1] and b"Sincerely" not in allowed[1], allowed)
    check("the ordinary mail arrives whole", b"[TODO]" in ordinary[1])


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
    if shutil.which("node"):
        script = "const [re, ...lines] = JSON.parse(process.argv[1]); console.log(lines.every(l => RegExp(re).test(l)))"
        given = json.dumps([pattern["regexp"], *run.stdout.splitlines()])
        node = subprocess.run(["node", "-e", script, given], capture_output=True, text=True, check=False)
        check("JavaScript agrees", node.stdout == "true\n", node)
    for rule, expected in words.items():
        check(f"VS Code comes to the words of {rule}", seen[rule].startswith(expected), seen)


def helix(env):
    """Helix itself is not in Debian 12: what its config starts is talked to as
    Helix talks."""
    config = tomllib.loads(read("editors/helix/languages.toml"))
    (language,) = config["language"]
    (name,) = language["language-servers"]
    server = config["language-server"][name]
    check("Helix's config is for mail", "eml" in language["file-types"])
    uri = "file:///draft.eml"
    capabilities = {"general": {"positionEncodings": ["utf-8", "utf-32", "utf-16"]}}
    document = {"uri": uri, "languageId": language["name"], "version": 0, "text": read(".ci/editors/draft.eml")}
    messages = [
        {"id": 0, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": capabilities}},
        {"method": "initialized", "params": {}},
        {"method": "textDocument/didOpen", "params": {"textDocument": document}},
    ]
    farewell = [{"id": 1, "method": "shutdown"}, {"method": "exit"}]

    def framed(messages):
        contents = [json.dumps({"jsonrpc": "2.0", **each}).encode() for each in messages]
        return b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(each), each) for each in contents)

    with subprocess.Popen([server["command"], *server["args"]], env=env,
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
        run.stdin.write(framed(messages))
        run.stdin.flush()
        said = b""
        while b"publishDiagnostics" not in said or not said.endswith(b"}"):
            said += os.read(run.stdout.fileno(), 1 << 16)
        rest, _ = run.communicate(framed(farewell), timeout=60)
        said += rest
    told = [json.loads(each) for each in re.split(rb"Content-Length: \d+\r\n\r\n", said) if each]
    check("Helix gets the columns it asks for", told[0]["result"]["capabilities"]["positionEncoding"] == "utf-8", told[0])
    (found,) = [each["params"]["diagnostics"] for each in told if each.get("method", "").endswith("publishDiagnostics")]
    (typo,) = [each for each in found if each["code"] == "spelling/typo"]
    line = document["text"].splitlines()[typo["range"]["start"]["line"]].encode()
    words = line[typo["range"]["start"]["character"]:typo["range"]["end"]["character"]]
    check("Helix comes to the words", words == b"recieve", typo)
    check("Helix takes its leave", told[-1] == {"jsonrpc": "2.0", "id": 1, "result": None} and run.returncode == 0)


def main():
    with tempfile.TemporaryDirectory() as home:
        smtp.msmtprc(os.path.join(home, ".msmtprc"), smtp.start(), "ana@sample.example")
        path = os.path.dirname(SINCERELY) + os.pathsep + os.environ["PATH"]
        env = {"HOME": home, "PATH": path, "LC_ALL": "C.UTF-8"}
        senders(home, env)
        emacs(home, env)
        vscode(env)
        helix(env)


main()
