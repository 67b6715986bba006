"""The console script is the program."""

import os
import subprocess
import sys

COMMAND = [sys.executable, "-c", "from aside._command import main; main()"]


def test_it_becomes_the_program():
    ran = subprocess.run([*COMMAND, "label", "-", "--no-store"], input=b"", capture_output=True)
    direct = subprocess.run([os.environ["ASIDE_BINARY"], "label", "-", "--no-store"], input=b"", capture_output=True)
    assert (ran.returncode, ran.stdout, ran.stderr) == (direct.returncode, direct.stdout, direct.stderr)


def test_without_a_program_it_says_what_to_do():
    environment = {**os.environ, "ASIDE_BINARY": "/nowhere/aside"}
    ran = subprocess.run([*COMMAND, "--version"], env=environment, capture_output=True, text=True)
    assert ran.returncode == 70 and "B001" in ran.stderr and "make build" in ran.stderr
