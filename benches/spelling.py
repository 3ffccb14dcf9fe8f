"""Asks spelling checkers for corrections of misspelt words and prints what they
knew; `spelling.sh` fetches the lists and runs this:

    spelling.py <Wikipedia's list> <codespell's dictionary> <suggest> [<harper>]

Words with one correction only. Of Wikipedia's list all are taken, of
codespell's 4,000; a shuffle with a fixed seed halves each. Weights may be tuned
on the first half, figures are those of the second. `SPELLING_TUNE=1` takes the
first, for tuning.

Every checker gets a word a line through a pipe and answers before it gets the
next, three times over; the least of the three times is a word's, so that what
else the machine does tells little. A trip through the pipe is in all of them.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import time

SEED = 1
SAMPLE = 4_000
ROUNDS = 3


def half(pairs):
    pairs = sorted(pairs)
    random.Random(SEED).shuffle(pairs)
    middle = len(pairs) // 2
    return pairs[:middle] if os.environ.get("SPELLING_TUNE") else pairs[middle:]


def wikipedia(path):
    with open(path, encoding="utf-8") as file:
        pairs = json.load(file).items()
    return half((wrong, right) for wrong, right in pairs if "," not in right and " " not in wrong)


def codespell(path):
    with open(path, encoding="utf-8") as file:
        pairs = (line.rstrip("\n").split("->") for line in file)
        pairs = sorted((wrong, right.strip()) for wrong, right in pairs if "," not in right)
    return half(random.Random(SEED).sample(pairs, SAMPLE))


def names():
    """Long names that nobody bears, half of them without a capital."""
    rnd = random.Random(SEED)
    syllables = [a + b for a in ("k", "sh", "tr", "v", "w", "gh", "n", "lm") for b in ("a", "eo", "i", "ou", "yn", "ek")]
    made = ["".join(rnd.choices(syllables, k=rnd.randint(4, 9))) for _ in range(200)]
    return [name.capitalize() if at % 2 else name for at, name in enumerate(made)]


class Tabbed:
    """A word, `known` or `unknown`, and corrections, parted by tabs."""

    def __init__(self, *command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, word):
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()
        _, verdict, *corrections = self.process.stdout.readline().rstrip("\n").split("\t")
        return None if verdict == "known" else corrections

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Ispell(Tabbed):
    """The dialogue of ispell, which aspell and hunspell speak."""

    def __init__(self, *command):
        super().__init__(*command)
        self.process.stdout.readline()

    def ask(self, word):
        self.process.stdin.write(f"^{word}\n")
        self.process.stdin.flush()
        answers = []
        while (line := self.process.stdout.readline().rstrip("\n")):
            answers.append(line)
        wrong = [line for line in answers if line[0] in "&#"]
        if not wrong:
            return None
        return wrong[0].split(": ", 1)[1].split(", ") if wrong[0][0] == "&" else []


def measure(checker, words):
    """The answers to the words, and the least time of each in microseconds."""
    answers, times = [], [float("inf")] * len(words)
    for _ in range(ROUNDS if len(words) < 5_000 else 1):
        answers = []
        for at, word in enumerate(words):
            start = time.perf_counter()
            answers.append(checker.ask(word))
            times[at] = min(times[at], (time.perf_counter() - start) * 1e6)
    return answers, sorted(times)


def row(name, pairs, make):
    checker = make()
    answers, times = measure(checker, [wrong for wrong, _ in pairs])
    checker.close()
    n = len(pairs)
    rights = [right.lower() for _, right in pairs]
    answers = [answer and [word.lower() for word in answer] for answer in answers]
    found = sum(answer is not None for answer in answers)
    first = sum(bool(answer) and answer[0] == right for answer, right in zip(answers, rights))
    among = sum(right in (answer or [])[:5] for answer, right in zip(answers, rights))
    print(f"| {name} | {found / n:.3f} | {first / n:.3f} | {among / n:.3f} "
          f"| {sum(times) / n:.0f} | {times[n * 99 // 100]:.0f} |", flush=True)


def main():
    wiki, spell, suggest, *harper = sys.argv[1:]
    checkers = {
        "sincerely, no list known by heart": lambda: Tabbed(suggest, "--no-curated"),
        "sincerely": lambda: Tabbed(suggest),
    }
    if shutil.which("aspell"):
        checkers["aspell"] = lambda: Ispell("aspell", "-a", "--lang=en", "--sug-mode=normal")
    if shutil.which("hunspell"):
        checkers["hunspell"] = lambda: Ispell("hunspell", "-a", "-d", "en_US")
    if harper:
        checkers["harper-core"] = lambda: Tabbed(harper[0])
    long = [(name, "") for name in names()]
    for title, pairs in (
        ("Wikipedia's list", wikipedia(wiki)),
        ("codespell's dictionary, sampled", codespell(spell)),
        ("long names nobody knows: times only", long),
    ):
        print(f"\n| {title}: {len(pairs)} words | detected | first | of five | us a word | p99 |\n|---|---|---|---|---|---|")
        for name, make in checkers.items():
            row(name, pairs, make)


if __name__ == "__main__":
    main()
