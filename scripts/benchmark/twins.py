"""A rules folder in which every rule stands twice, under another id."""
import os
import re
import shutil


def double(rules, folder):
    """Copies `rules` to `folder` and adds `Cues/<family>-twin/<rule>.yaml` for each rule."""
    shutil.copytree(rules, folder)
    cues = os.path.join(folder, "Cues")
    for family in sorted(os.listdir(cues)):
        source = os.path.join(cues, family)
        os.mkdir(source + "-twin")
        for name in sorted(os.listdir(source)):
            with open(os.path.join(source, name), encoding="utf-8") as file:
                text = file.read()
            twin, count = re.subn(r"(?m)^id: *(['\"]?)([^/\n]+)/", r"id: \1\2-twin/", text, count=1)
            if count != 1:
                raise ValueError(f"{name} has no line 'id: family/rule'")
            with open(os.path.join(source + "-twin", name), "w", encoding="utf-8") as file:
                file.write(twin)
    return folder
