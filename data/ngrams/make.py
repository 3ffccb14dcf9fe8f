#!/usr/bin/env python3
"""Writes `contexts.tsv` beside this file: in which contexts a trigram model of
English tells the words of `data/confused-pairs.txt` apart.

    python3 -m pip download --no-deps --only-binary :all: pocketsphinx==5.1.1
    unzip pocketsphinx-*.whl 'pocketsphinx/model/en-us/*'
    python3 data/ngrams/make.py pocketsphinx/model/en-us/en-us.lm.bin

The model is a trie of reversed n-grams: under a word lie the words before it,
under these the words before them. Probabilities of longer n-grams are 16 bits
that stand for an entry of a table.
"""

import struct
import sys
from array import array
from bisect import bisect_left
from math import exp, log
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent
HEAD = b"Trie Language Model"
NAT = log(1.0001)  # the model's logarithms are to the base 1.0001
TABLE = 1 << 16
# Contexts of one word and of two that say less, in nats, are left out, and those that are worth
# less: what they say times how often they stand about either word.
LEAST = {1: 0.3, 2: 0.5}
WORTH = {1: 1e-4, 2: 1.3e-4}
MOST = 12.7
LISTS = ["words/scowl/10.txt", "words/scowl/20.txt"]
ENDS = ["<s>", "</s>"]


class Model:
    """The n-grams, by the numbers of words."""

    def __init__(self, path):
        data = path.read_bytes()
        assert data.startswith(HEAD) and data[len(HEAD)] == 3, "no such model"
        at = len(HEAD) + 1
        n_words, n_two, n_three = struct.unpack_from("<3I", data, at)
        at += 12 + 4
        tables = []
        for _ in range(3):
            tables.append(array("f", data[at : at + 4 * TABLE]))
            at += 4 * TABLE
        one = [struct.unpack_from("<ffI", data, at + 12 * n) for n in range(n_words + 1)]
        at += 12 * (n_words + 1)
        word_bits, next_bits = n_words.bit_length(), n_three.bit_length()

        def fields(n, *widths):
            nonlocal at
            total = sum(widths)
            size = ((1 + n) * total + 7) // 8 + 8
            packed = data[at : at + size]
            at += size
            found = [array("I", bytes(4 * (n + 1))) for _ in widths]
            for nth in range(n + 1):
                bit = nth * total
                bits = int.from_bytes(packed[bit >> 3 : (bit + total + 7) >> 3], "little") >> (bit & 7)
                for to, width in zip(found, widths):
                    to[nth] = bits & ((1 << width) - 1)
                    bits >>= width
            return found

        self.before, backs, chances, self.next = fields(n_two, word_bits, 16, 16, next_bits)
        self.two_before, chances3 = fields(n_three, word_bits, 16)
        (size,) = struct.unpack_from("<I", data, at)
        self.words = data[at + 4 : at + 4 + size].decode("latin-1").split("\0")[:n_words]
        self.number = {word: n for n, word in enumerate(self.words)}
        self.one = [chance * NAT for chance, _, _ in one]
        self.one_back = [back * NAT for _, back, _ in one]
        self.from_one = [start for _, _, start in one]
        self.two = array("f", (tables[0][n] * NAT for n in chances))
        self.two_back = array("f", (tables[1][n] * NAT for n in backs))
        self.three = array("f", (tables[2][n] * NAT for n in chances3))

    def find_two(self, a, b):
        """Where the bigram lies, or None."""
        end = self.from_one[b + 1]
        at = bisect_left(self.before, a, self.from_one[b], end)
        return at if at < end and self.before[at] == a else None

    def chance2(self, a, b):
        at = self.find_two(a, b)
        return self.one_back[a] + self.one[b] if at is None else self.two[at]

    def back2(self, a, b):
        at = self.find_two(a, b)
        return 0.0 if at is None else self.two_back[at]

    def chance3(self, a, b, c):
        at = self.find_two(b, c)
        if at is not None:
            end = self.next[at + 1]
            third = bisect_left(self.two_before, a, self.next[at], end)
            if third < end and self.two_before[third] == a:
                return self.three[third]
        return self.back2(a, b) + self.chance2(b, c)


def usual(model):
    """The numbers of usual words."""
    words = set(ENDS)
    for name in LISTS:
        for line in (DATA / name).read_text().splitlines():
            words.add(line.split("/")[0].lower())
    return {model.number[word] for word in words if word in model.number}


def pairs():
    for line in (DATA / "confused-pairs.txt").read_text().splitlines():
        if line and not line.startswith("#") and ": " not in line:
            yield line.replace("> ", "").split(" ")


def contexts(model, words, targets):
    """Of each target the n-grams that hold it amid usual words."""
    found = {word: {place: set() for place in PLACES} for word in targets}
    for last in words | targets:
        for at in range(model.from_one[last], model.from_one[last + 1]):
            before = model.before[at]
            if before not in words and before not in targets:
                continue
            if last in targets and before in words:
                found[last]["before"].add((before,))
            if before in targets and last in words:
                found[before]["behind"].add((last,))
            for third in range(model.next[at], model.next[at + 1]):
                first = model.two_before[third]
                if first not in words and first not in targets:
                    continue
                if last in targets and before in words and first in words:
                    found[last]["2 before"].add((before, first))
                if before in targets and first in words and last in words:
                    found[before]["around"].add((first, last))
                if first in targets and before in words and last in words:
                    found[first]["2 behind"].add((before, last))
    return found


# What each place adds to the odds, in nats: what is said of the word by itself
# and by the smaller context is taken off. A bigram holds what it says of the
# trigrams that are none, too.
def before(model, word, a):
    return model.chance2(a, word) - model.one[word] + model.back2(a, word)


def behind(model, word, c):
    return model.chance2(word, c) - model.one_back[word] + model.back2(word, c)


def two_before(model, word, b, a):
    return model.chance3(a, b, word) - model.chance2(b, word)


def around(model, word, a, c):
    return model.chance3(a, word, c) - model.back2(a, word) - model.chance2(word, c)


def two_behind(model, word, c, d):
    return model.chance3(word, c, d) - model.back2(word, c)


PLACES = {"before": before, "behind": behind, "2 before": two_before, "around": around, "2 behind": two_behind}


def chance(model, place, word, context):
    """How likely the context is about the word."""
    if place == "before":
        grams = [(context[0], word)]
    elif place == "behind":
        grams = [(word, context[0])]
    else:
        order = {"2 before": (context[1], context[0], word), "2 behind": (word, *context)}
        a, b, c = order.get(place, (context[0], word, context[1]))
        return exp(model.one[a] + model.chance2(a, b) + model.chance3(a, b, c) - model.one[word])
    (a, b), = grams
    return exp(model.one[a] + model.chance2(a, b) - model.one[word])


def rows(model, place, one, other, keys):
    """Contexts, and tenths of a nat for the other word."""
    says = PLACES[place]
    for context in keys:
        odds = says(model, other, *context) - says(model, one, *context)
        if abs(odds) < LEAST[len(context)]:
            continue
        likely = chance(model, place, one, context) + chance(model, place, other, context)
        if likely * abs(odds) >= WORTH[len(context)]:
            yield context, round(max(-MOST, min(MOST, odds)) * 10)


def main():
    model = Model(Path(sys.argv[1]))
    words = usual(model)
    # The start of a sentence is never said, but it is there as often as the end.
    model.one[model.number["<s>"]] = model.one[model.number["</s>"]]
    known = [pair for pair in pairs() if all(word in model.number for word in pair)]
    targets = {model.number[word] for pair in known for word in pair}
    found = contexts(model, words, targets)
    lines, n = [], 0
    for pair in known:
        one, other = (model.number[word] for word in pair)
        lines.append("pair\t" + "\t".join(pair))
        for place in PLACES:
            groups = {}
            for context, tenths in rows(model, place, one, other, found[one][place] | found[other][place]):
                *first, last = (model.words[each] for each in context)
                groups.setdefault("".join(first), {}).setdefault(tenths, []).append(last)
                n += 1
            for first, group in sorted(groups.items()):
                cells = [" ".join([str(tenths), *sorted(lasts)]) for tenths, lasts in sorted(group.items())]
                lines.append("\t".join([place] + [first] * bool(first) + cells))
    text = "\n".join(lines) + "\n"
    (DATA / "ngrams/contexts.tsv").write_text(text)
    print(f"{len(known)} pairs, {n} contexts, {len(text)} bytes")


main()
