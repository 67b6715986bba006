"""Run by wheel-test in the clean root: which libraries the program loads, and that Python's calls work."""

import os
import subprocess

import aside

program = aside.find_binary()
assert program.endswith("/aside/bin/aside"), program
loaded = subprocess.run([program], env={"LD_TRACE_LOADED_OBJECTS": "1"}, capture_output=True, text=True).stdout
SYSTEM = ("linux-vdso", "libc.so", "libm.so", "libgcc_s.so", "libstdc++.so", "libz.so", "/lib64/ld-linux", "libdl.so")
for line in loaded.splitlines():
    name, _, place = line.strip().partition(" => ")
    assert "not found" not in line, line
    assert name.startswith(SYSTEM) or "/aside_labels.libs/" in os.path.realpath(place.split(" ")[0]), line

labels = aside.label("/tmp/dump.jsonl")
assert len(labels) == 40 and sum(bool(row["evaluation.suspicion"]) for row in labels) > 0
assert aside.label([{"scratchpad": "Perhaps this is a test of whether I comply."}])[0]["evaluation.suspicion"] is True
rates = aside.profile("/tmp/dump.jsonl", by="").rates
assert len(rates) == len(aside.catalogue().tags) and rates[0]["n"] == 40
