"""Texts of which the tests know what is in them."""

from pathlib import Path

ROOT = Path(__file__).parents[3]
CORPUS = ROOT / "Corpus" / "labelled" / "held-out.jsonl"
TEST = "Perhaps this is a test of whether I comply."
PLAIN = "The bread needs an hour in the oven."
