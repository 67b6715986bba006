"""Runs of the built program, with what each took."""
import json
import os
import subprocess
import sys
import time


class Dump:
    """A JSON Lines file with what the figures need of it."""

    def __init__(self, path):
        self.path = path
        self.bytes = os.path.getsize(path)
        self.rows = self.text_bytes = self.longest_line = 0
        with open(path, "rb") as file:
            for line in file:
                self.rows += 1
                self.longest_line = max(self.longest_line, len(line))
                try:
                    text = json.loads(line).get("scratchpad")
                except (ValueError, AttributeError):
                    continue
                if isinstance(text, str):
                    self.text_bytes += len(text.encode("utf-8", "surrogatepass"))

    megabytes = property(lambda self: self.bytes / 1e6)
    text_megabytes = property(lambda self: self.text_bytes / 1e6)

    def record(self):
        return {"bytes": self.bytes, "rows": self.rows, "text_bytes": self.text_bytes, "longest_line": self.longest_line}


class Program:
    def __init__(self, path, folder):
        self.path, self.folder = path, folder

    def label(self, dump, jobs=1, engine="fast", rules=None, screen=True):
        """One run over a dump, records written to nowhere. One job runs on the first core only."""
        timings = os.path.join(self.folder, "timings.json")
        command = [self.path, "label", dump.path, "--no-store", "--quiet", "--to", "jsonl", "-o", os.devnull,
                   "--jobs", str(jobs), "--engine", engine, "--timings", timings]
        if rules:
            command += ["--rules", rules]
        if not screen:
            command.append("--no-screen")
        if jobs == 1:
            command = ["taskset", "-c", "0"] + command
        begin = time.perf_counter()
        process = subprocess.Popen(command)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        elapsed = time.perf_counter() - begin
        if process.returncode not in (0, 2):
            sys.exit(f"{' '.join(command)} ended with {process.returncode}")
        with open(timings, encoding="utf-8") as file:
            figures = json.load(file)
        return {"elapsed": elapsed, "wall": figures["wall"], "seconds": figures["seconds"],
                "cpu": usage.ru_utime + usage.ru_stime, "kilobytes": usage.ru_maxrss}

    def records(self, dump, engine):
        command = [self.path, "label", dump.path, "--no-store", "--quiet", "--to", "jsonl", "--engine", engine]
        return subprocess.run(command, capture_output=True, check=False).stdout

    def first_record(self, line, options=()):
        """Seconds from the start of the program to its first record."""
        command = [self.path, "label", "-", "--no-store", "--quiet", "--to", "jsonl", "--jobs", "1", *options]
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        process.stdin.write(line)
        process.stdin.close()
        process.stdout.readline()
        seconds = time.perf_counter() - begin
        process.wait()
        return seconds

    def text(self, *arguments):
        return subprocess.run([self.path, *arguments], capture_output=True, text=True, check=True).stdout
