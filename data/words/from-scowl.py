#!/usr/bin/env python3
"""Makes the lists in `scowl/` from the SCOWL files of Debian's `scowl` package.

One file a level (10 is the commonest), one word a line, marks after a slash:
  A American, B British, Z British with -ize, C Canadian, D Australian
  V a variant that no region lists as its own
  n a proper name, u another capitalised word, a an abbreviation
Possessives are left out: the code knows how to read them. So is level 80 and
above: its rarities are too often somebody's misspelling of a common word.
"""

import pathlib

SOURCE = pathlib.Path("/usr/share/dict/scowl")
TARGET = pathlib.Path(__file__).parent / "scowl"
LEVELS = (10, 20, 35, 40, 50, 55, 60, 70)
REGIONS = {"american": "A", "british": "B", "british_z": "Z", "canadian": "C", "australian": "D"}
EVERYWHERE = set("ABZCD")
CLASSES = {"words": "", "contractions": "", "upper": "u", "proper-names": "n", "abbreviations": "a"}

found = {}  # (word, class) -> [level, regions]
for level in LEVELS:
    for cls, mark in CLASSES.items():
        for region in ("english", *REGIONS, "variant_1", *(f"{r}_variant_1" for r in REGIONS)):
            path = SOURCE / f"{region}-{cls}.{level}"
            if not path.exists():
                continue
            regions = EVERYWHERE if region == "english" else {REGIONS.get(region, "V")}
            for word in path.read_text(encoding="utf-8").split():
                if word.endswith("'s"):
                    continue
                entry = found.setdefault((word, mark), [level, set()])
                entry[1] |= regions

TARGET.mkdir(exist_ok=True)
lines = {level: {} for level in LEVELS}
for (word, mark), (level, regions) in found.items():
    if regions > {"V"}:
        regions = regions - {"V"}
    marks = ("" if regions >= EVERYWHERE else "".join(sorted(regions, key="ABZCDV".index))) + mark
    lines[level].setdefault(word, []).append(word + "/" + marks if marks else word)
for level, words in lines.items():
    text = "".join(line + "\n" for word in sorted(words) for line in sorted(words[word]))
    (TARGET / f"{level}.txt").write_text(text, encoding="utf-8")
