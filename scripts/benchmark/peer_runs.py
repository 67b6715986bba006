"""Installs the peers from PyPI into a virtual environment of the build folder, and runs them one by one."""
import importlib.util
import json
import os
import subprocess
import sys

PACKAGES = {"inspect-scout": "0.6.1", "google-re2": "1.1.20251105"}
PEERS = {
    "scout": ("inspect_scout grep_scanner(regex=True)",
              "Python's re, matches with their context; transcripts are parsed before the clock starts, and re keeps all "
              "patterns compiled (as it comes it keeps 512 and compiles the rest again for every transcript)"),
    "re": ("Python re, one finditer for each pattern", "matches with places, nothing done with them"),
    "re2": ("google-re2 Set", "which patterns match, no places; patterns with look-around are refused"),
}


def install(folder):
    """The Python that has the peers, or None with the reason on standard error."""
    python = os.path.join(folder, "bin", "python")
    wanted = [f"{name}=={version}" for name, version in PACKAGES.items()]
    stamp = os.path.join(folder, "installed")
    try:
        with open(stamp, encoding="utf-8") as file:
            if file.read().split() == wanted:
                return python
    except OSError:
        pass
    if importlib.util.find_spec("venv") is None:
        print("bench: no peers, this Python has no venv", file=sys.stderr)
        return None
    print(f"bench: installing {', '.join(wanted)} into {folder}", file=sys.stderr)
    for command in ([sys.executable, "-m", "venv", folder], [python, "-m", "pip", "install", "-q", *wanted]):
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
        if answer.returncode:
            print(f"bench: no peers: {(answer.stderr or answer.stdout).strip()[-300:]}", file=sys.stderr)
            return None
    with open(stamp, "w", encoding="utf-8") as file:
        file.write("\n".join(wanted))
    return python


def run(python, patterns, dump, seconds):
    """One figure for each peer that runs; on the first core, like the program."""
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peers.py")
    figures = []
    for peer, (name, note) in PEERS.items():
        command = ["taskset", "-c", "0", python, script, peer, patterns, dump.path, str(seconds)]
        try:
            answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=seconds * 5 + 120)
            figure = json.loads(answer.stdout)
        except (subprocess.SubprocessError, ValueError) as error:
            detail = getattr(error, "stderr", None) or str(error)
            print(f"bench: {name} did not run: {detail.strip()[-300:]}", file=sys.stderr)
            continue
        figure.update(name=name, note=note, text_megabytes_per_second=figure["text_bytes"] / figure["seconds"] / 1e6)
        figures.append(figure)
    return figures
