"""A small SMTP server on loopback that keeps what arrives, and msmtp's way to it."""

import os
import socketserver
import threading

arrived = []


class Smtp(socketserver.StreamRequestHandler):
    """Takes every mail, and keeps its recipients and what came between DATA and the lone dot."""

    def handle(self):
        say = lambda line: self.wfile.write(line.encode() + b"\r\n")
        recipients = []
        say("220 loopback")
        while line := self.rfile.readline():
            verb = line.split()[0].upper() if line.split() else b""
            if verb == b"DATA":
                say("354 go on")
                lines = []
                while (data := self.rfile.readline()) not in (b".\r\n", b""):
                    lines.append(data)
                arrived.append((tuple(recipients), b"".join(lines)))
                say("250 taken")
            elif verb == b"QUIT":
                say("221 bye")
                return
            else:
                if verb == b"RCPT":
                    recipients.append(line.strip())
                say("250 loopback")


def start():
    """Starts the server; the result is its port."""
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Smtp)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def msmtprc(path, port, sender):
    """Writes msmtp's config: nothing added to a mail, so that bytes can be compared."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"account default\nhost 127.0.0.1\nport {port}\nfrom {sender}\n"
                   "tls off\nauth off\nset_date_header off\nset_msgid_header off\n")
    os.chmod(path, 0o600)
