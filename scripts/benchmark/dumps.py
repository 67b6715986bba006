"""Dumps for the benchmark, made of the project's own corpus, so that anyone can make the same ones.

A row is an ordinary scratchpad, or (the hot share) a labelled one, in which every fourth sentence is replaced by one of
another ordinary text. No text repeats as a whole; single sentences do, because the corpus has a few thousand of them.

usage: dumps.py OUT.jsonl MEGABYTES HOT_SHARE [SEED] [CHANGE]        CHANGE is one of long-s, kelvin, runs
"""
import json
import os
import random
import re
import sys

CORPUS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Corpus")

# What the search for literals cannot use: letters that caseless matching folds into ASCII ones, and runs longer than
# the distances it reckons with.
CHANGES = {
    "long-s": lambda text: text.replace("s", "\u017f", 2),
    "kelvin": lambda text: text.replace("k", "\u212a", 2),
    "runs": lambda text: text.replace(" ", " " * 40, 1) + " " * 40 + "x" * 90,
}


def texts(folder):
    """The scratchpads of one corpus, each as a list of sentences."""
    found = []
    for name in sorted(os.listdir(os.path.join(CORPUS, folder))):
        if not name.endswith(".jsonl"):
            continue
        with open(os.path.join(CORPUS, folder, name), encoding="utf-8") as file:
            for line in file:
                text = json.loads(line).get("scratchpad") if line.strip() else None
                if text:
                    found.append(re.split(r"(?<=[.!?\n])\s+", text))
    return found


def make(path, megabytes, hot, seed=7, change=None):
    draw = random.Random(seed)
    ordinary, rich = texts("silent"), texts("labelled")
    size = number = 0
    with open(path, "w", encoding="utf-8") as file:
        while size < megabytes * 1e6:
            sentences = list(draw.choice(rich if draw.random() < hot else ordinary))
            while sum(map(len, sentences)) < 1500:
                sentences += draw.choice(ordinary)
            for _ in range(max(1, len(sentences) // 4)):
                sentences[draw.randrange(len(sentences))] = draw.choice(draw.choice(ordinary))
            text = " ".join(sentences)
            number += 1
            row = {
                "id": f"t{number:08d}", "model": f"m{number % 7}", "prompt_id": f"p{number // 4:07d}",
                "condition": {"tier": draw.choice(["free", "paid"])}, "prompt": "Answer the question of the user.",
                "scratchpad": CHANGES[change](text) if change else text, "output": "Done.",
            }
            line = json.dumps(row, ensure_ascii=draw.random() < 0.5) + "\n"
            file.write(line)
            size += len(line.encode())


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    make(sys.argv[1], float(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) > 4 else 7,
         sys.argv[5] if len(sys.argv) > 5 else None)
