"""A program in a terminal of its own, through tmux."""

import os
import subprocess
import sys
import time


class Terminal:
    """Starts programs, presses keys, reads the screen."""

    def __init__(self, name, home, env):
        self.name, self.home, self.env = name, home, env
        self.n_started = 0

    def run(self, *args):
        # A server of its own for each start: one that is going takes nobody in.
        tmux = ["tmux", "-L", f"sincerely-{os.getpid()}-{self.n_started}", "-f", "/dev/null"]
        run = subprocess.run([*tmux, *args], env=self.env, cwd=self.home, capture_output=True,
                             text=True, check=False)
        return run.stdout

    def start(self, *command):
        self.n_started += 1
        self.run("new-session", "-d", "-x", "120", "-y", "45", *command)

    def keys(self, *keys):
        self.run("send-keys", *keys)

    def screen(self):
        return self.run("capture-pane", "-p")

    def until(self, holds):
        """Waits until something holds."""
        for _ in range(300):
            if holds():
                return
            time.sleep(0.1)
        sys.exit(f"{self.name}: waited in vain; the screen:\n{self.screen()}")

    def wait(self, *words):
        """The screen once it shows one of the words."""
        self.until(lambda: any(word in self.screen() for word in words))
        return self.screen()

    def ended(self):
        """Waits until the program is gone."""
        self.until(lambda: self.run("list-panes", "-a") == "")

    def end(self):
        self.run("kill-server")
