"""Every block of docs/python.md, run in its order in one folder."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import aside

DOCS = Path(__file__).parents[4] / "docs" / "python.md"


def test_every_block_runs(made, tmp_path, monkeypatch):
    corpus = Path(__file__).parents[4] / "Corpus" / "labelled"
    rows = [json.loads(line) for line in (corpus / "held-out.jsonl").read_text().splitlines()]
    pairs = [dict(row, id=f"{row['id']}-{tier}", condition={"tier": tier}) for row in rows for tier in ("free", "paid")]
    (tmp_path / "dump.jsonl").write_text("".join(json.dumps(row) + "\n" for row in pairs))
    (tmp_path / "logs").symlink_to(made / "logs")
    bin = tmp_path / "bin"
    bin.mkdir()
    (bin / "aside").symlink_to(aside.find_binary())
    environment = {**os.environ, "PATH": f"{bin}:{Path(sys.executable).parent}:{os.environ['PATH']}"}
    blocks = re.findall(r"^```(python|sh)\n(.*?)^```", DOCS.read_text(), re.MULTILINE | re.DOTALL)
    assert len(blocks) > 7
    script = ["import subprocess"]
    for language, text in blocks:
        script.append(text if language == "python" else f"subprocess.run(['sh', '-ec', {text!r}], check=True)")
    # Scout starts processes anew, which must not run the page again.
    body = "\n".join("    " + line if line else "" for line in "\n".join(script).splitlines())
    (tmp_path / "page.py").write_text(f"if __name__ == '__main__':\n{body}\n")
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "page.py"], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
