"""Runs the code blocks of a Markdown file in a folder with aside.sqlite; each must print something."""
import contextlib
import io
import os
import pathlib
import re
import subprocess
import sys


def run_sql(code):
    import duckdb
    import duckdb_extension_sqlite_scanner as scanner

    root = pathlib.Path(next(iter(scanner.__path__)))
    extension = next(root.rglob("sqlite_scanner.duckdb_extension"))
    connection = duckdb.connect()
    connection.execute(f"INSTALL '{extension}'; LOAD sqlite_scanner")
    rows = []
    for statement in filter(str.strip, code.split(";")):
        rows = connection.execute(statement).fetchall()
    return "\n".join(map(str, rows))


def run_python(code):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {})
    return out.getvalue()


def run_shell(code):
    return subprocess.run(code, shell=True, check=True, capture_output=True, text=True).stdout


def main(document, folder):
    text = pathlib.Path(document).read_text()
    os.chdir(folder)
    runners = {"sh": run_shell, "python": run_python, "sql": run_sql}
    failed = 0
    for language, code in re.findall(r"```(\w+)\n(.*?)```", text, re.S):
        try:
            answer = runners[language](code)
            ok = bool(answer.strip())
        except Exception as error:  # the whole list is reported
            answer, ok = repr(error), False
        failed += not ok
        print(("ok    " if ok else "FAILS ") + language + ": " + (answer.strip().split("\n") or [""])[0][:100])
    return 1 if failed else 0


sys.exit(main(*sys.argv[1:]))
