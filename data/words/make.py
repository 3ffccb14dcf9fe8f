#!/usr/bin/env python3
"""Makes the lists in `scowl/`, `cspell/` and `pairs/` from packages with free licences.

Run from anywhere, with the packages unpacked; `README.md` says which they are:
  make.py <scowl folder> <folder of @cspell/ packages> <symspellpy folder>

A file of `scowl/` a level (10 is the commonest), one word a line, marks after
a slash:
  A American, B British, Z British with -ize, C Canadian, D Australian
  V a variant that no region lists as its own
  n a proper name, u another capitalised word, a an abbreviation
Possessives are left out: the code knows how to read them. Of level 80, whose
rarities are too often somebody's misspelling of a common word, only regular
derivations of commoner words are taken, and only those that are no slip of a
common word; they are in `derived.txt`.
"""

import gzip
import math
import pathlib
import sys

SCOWL, CSPELL, SYMSPELL = map(pathlib.Path, sys.argv[1:])
HERE = pathlib.Path(__file__).parent
LEVELS = (10, 20, 35, 40, 50, 55, 60, 70)
REGIONS = {"american": "A", "british": "B", "british_z": "Z", "canadian": "C", "australian": "D"}
EVERYWHERE = set("ABZCD")
CLASSES = {"words": "", "contractions": "", "upper": "u", "proper-names": "n", "abbreviations": "a"}
LETTERS = "abcdefghijklmnopqrstuvwxyz"

# What a word of level 80 may be formed with, and what a stem may lose for it.
SUFFIXES = """s es er ers or ors ly ed ing ings ation ations ization isation izations isations ize ise izes ises
ized ised izing ising izer iser izers isers able ability ist ists ive ively ically ment ments ator ators ity ities
""".split()
PREFIXES = """re non pre over under sub super inter multi micro macro auto anti de dis hyper pseudo semi neuro tele
trans bio geo electro hydro thermo down up""".split()
LOST = ("", "e", "y", "ate", "ation", "ize", "ise", "ment")

# Letters of numbers that are words of nobody.
CODE = ("beef", "dead", "deaf", "abcdef", "yyyy")


def slips(word):
    """What one wrong, missing, extra or swapped letter makes of a word."""
    for at in range(len(word) + 1):
        left, right = word[:at], word[at:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        if right:
            yield left + right[1:]
        for letter in LETTERS:
            yield left + letter + right
            if right:
                yield left + letter + right[1:]


def hides_slip(word, stem=None, level=40):
    """Whether a rare word is one slip away from a common one, endings aside."""
    def is_other(near):
        is_common = min(lower.get(near, 99), proper.get(near, 99)) <= level
        return is_common and near != stem and near + "s" != word and word + "s" != near
    return any(is_other(near) for near in slips(word))


def is_swapped(name):
    """Whether two letters that changed places make of a name a better-known one."""
    swapped = (name[:at] + name[at + 1] + name[at] + name[at + 2:] for at in range(len(name) - 1))
    return any(other != name and other in proper for other in swapped)


def stem_of(word):
    """The commoner word that a word is formed from, if it is."""
    for suffix in SUFFIXES:
        bare = word.removesuffix(suffix)
        if bare == word or len(bare) < 4:
            continue
        for lost in LOST:
            if lower.get(bare + lost, 99) <= 60:
                return bare + lost
    for prefix in PREFIXES:
        bare = word.removeprefix(prefix)
        if bare != word and len(bare) > 4 and lower.get(bare, 99) <= 55:
            return bare
    return None


def is_plain(word):
    return word.isascii() and word.isalpha() and word.islower()


found = {}  # (word, class) -> [level, regions]
for level in LEVELS:
    for cls, mark in CLASSES.items():
        for region in ("english", *REGIONS, "variant_1", *(f"{r}_variant_1" for r in REGIONS)):
            path = SCOWL / f"{region}-{cls}.{level}"
            if not path.exists():
                continue
            regions = EVERYWHERE if region == "english" else {REGIONS.get(region, "V")}
            for word in path.read_text(encoding="utf-8").split():
                if word.endswith("'s"):
                    continue
                entry = found.setdefault((word, mark), [level, set()])
                entry[1] |= regions

(HERE / "scowl").mkdir(exist_ok=True)
lines = {level: {} for level in LEVELS}
lower = {}  # lower-case words and their levels
proper = {}  # names without their capitals, and their levels
for (word, mark), (level, regions) in found.items():
    if regions > {"V"}:
        regions = regions - {"V"}
    marks = ("" if regions >= EVERYWHERE else "".join(sorted(regions, key="ABZCDV".index))) + mark
    lines[level].setdefault(word, []).append(word + "/" + marks if marks else word)
    if not mark:
        lower[word] = min(level, lower.get(word, 99))
    elif mark in "nu":
        proper[word.lower()] = min(level, proper.get(word.lower(), 99))
for level, words in lines.items():
    text = "".join(line + "\n" for word in sorted(words) for line in sorted(words[word]))
    (HERE / f"scowl/{level}.txt").write_text(text, encoding="utf-8")

derived = {}
for region in ("english", *REGIONS):
    for word in (SCOWL / f"{region}-words.80").read_text(encoding="utf-8").split():
        if word not in lower and is_plain(word):
            derived.setdefault(word, set()).update(EVERYWHERE if region == "english" else REGIONS[region])
with (HERE / "scowl/derived.txt").open("w", encoding="utf-8") as file:
    for word, regions in sorted(derived.items()):
        if (stem := stem_of(word)) and not hides_slip(word, stem):
            marks = "" if regions >= EVERYWHERE else "".join(sorted(regions, key="ABZCDV".index))
            print(word + "/" + marks if marks else word, file=file)


def cspell(name):
    """The words of a @cspell/ package, without comments and patterns."""
    folder = next(CSPELL.glob(f"{name}*/package/dict"))
    for path in sorted(folder.glob("*.txt*")):
        text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for line in text.decode().splitlines():
            yield from (w for w in line.split("#")[0].split() if w.isalpha() and len(w) > 2)


def write(name, words):
    path = HERE / "cspell" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(word + "\n" for word in sorted(words)), encoding="utf-8")


hacker = (SCOWL / "special-hacker.50").read_text(encoding="utf-8").split()
write("software.txt", {
    word for word in (*cspell("software-terms"), *hacker)
    if is_plain(word) and 5 < len(word) < 20 and not any(code in word for code in CODE)
    and word not in lower and not hides_slip(word)
})
names = {word for word in cspell("companies") if word[0].isupper() and word[1:].islower()}
people = {word for word in cspell("people-names") if word[0].isupper()}
write("companies.txt", {
    word for word in names
    if word.lower() not in lower and not hides_slip(word.lower()) and not is_swapped(word.lower())
})
write("people.txt", {
    word for word in people
    if lower.get(word.lower(), 99) > 35 and (word, "n") not in found
    and (len(word) < 5 or not hides_slip(word.lower(), level=20)) and not is_swapped(word.lower())
})

# Pairs of common words that stand side by side far oftener than chance has it,
# the most frequent ones: a line holds a word and what follows it.
single, pairs, followers = {}, [], {}
for line in (SYMSPELL / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig").splitlines():
    word, count = line.split()
    single[word] = int(count)
total = sum(single.values())
for line in (SYMSPELL / "frequency_bigramdictionary_en_243_342.txt").read_text(encoding="utf-8-sig").splitlines():
    first, second, count = line.split()
    is_common = all(lower.get(word, 99) <= 20 and word in single for word in (first, second))
    if is_common and math.log2(int(count) * total / single[first] / single[second]) >= 5:
        pairs.append((-int(count), first, second))
for _, first, second in sorted(pairs)[:40_000]:
    followers.setdefault(first, []).append(second)
(HERE / "pairs").mkdir(exist_ok=True)
text = "".join(f"{first} {' '.join(sorted(after))}\n" for first, after in sorted(followers.items()))
(HERE / "pairs/pairs.txt").write_text(text, encoding="utf-8")
