"""What a figure was measured on and with."""
import os
import platform
import re
import subprocess
import time


def first(path, pattern):
    try:
        with open(path, encoding="utf-8") as file:
            found = re.search(pattern, file.read())
    except OSError:
        return None
    return found.group(1).strip() if found else None


def output(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return None


def describe(program):
    digest = re.search(r"digest ([0-9a-f]+)", program.text("rules", "list", "--tags"))
    memory = first("/proc/meminfo", r"MemTotal:\s+(\d+)")
    return {
        "date": time.strftime("%Y-%m-%d", time.gmtime()),
        "processor": first("/proc/cpuinfo", r"model name\s*:\s*(.+)") or platform.machine(),
        "cores": os.cpu_count(), "memory_gib": round(int(memory) / 2**20) if memory else None,
        "system": first("/etc/os-release", r'PRETTY_NAME="(.+)"'), "kernel": platform.release(),
        "aside": re.search(r"[\d.]+", program.text("--version"))[0], "rules_digest": digest.group(1) if digest else None,
        "rules": int(re.search(r"(\d+) rules, ", program.text("rules", "list", "--tags").rsplit("\n", 2)[-2]).group(1)),
        "pcre2": output("pkg-config", "--modversion", "libpcre2-8"),
        "swift": (output("swift", "--version") or "").split("\n")[0] or None,
        "commit": output("git", "-C", os.path.dirname(os.path.abspath(__file__)), "rev-parse", "--short", "HEAD"),
    }
