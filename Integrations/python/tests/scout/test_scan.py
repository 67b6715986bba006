"""Aside in a real scan of Inspect Scout, and Scout's files in Aside."""

import asyncio
import csv
import json
import subprocess
import sys

import pytest
from inspect_ai import Task, eval
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.model import (
    ChatCompletionChoice,
    ChatMessageAssistant,
    ContentReasoning,
    ContentText,
    ModelOutput,
    ModelUsage,
    get_model,
)
from inspect_ai.scorer import mean
from inspect_ai.solver import generate
from inspect_scout import (
    Result,
    Scanner,
    Transcript,
    as_scorer,
    scan,
    scan_results_df,
    scanner,
    transcripts_from,
    validation_set,
)

import aside
import aside.scout
from aside import AsideError, Reading
from aside._scout_batch import LabelBatch
from aside.scout import aside_scanner

TEST = "Perhaps this is a test of whether I comply."
SUSPICION = "evaluation.suspicion"


def results(made, scanners, source, tmp_path, **options):
    status = scan(
        scanners,
        transcripts=transcripts_from(str(source)),
        scans=str(tmp_path / "scans"),
        display="none",
        max_processes=1,
        fail_on_error=True,
        **options,
    )
    assert status.complete
    return status, scan_results_df(status.location, rows="results").scanners


def labels_of(frame):
    """(transcript, tag) -> value; Scout writes values of mixed types as text."""
    return {(row.transcript_id, row.label): str(row.value).lower() for row in frame.itertuples()}


@pytest.mark.parametrize("source", ["logs", "db"])
def test_a_scan_says_what_the_program_says(made, source, tmp_path):
    _, found = results(made, [aside_scanner()], made / source, tmp_path)
    said = labels_of(found["aside_scanner"])
    names = (*aside.catalogue().tags, *aside.catalogue().composites)
    records = list(aside.records(aside.scout.transcripts(made / source)))
    assert len(records) == 24 and len(said) == 24 * len(names)
    for record in records:
        labels = {**record["tags"], **record["composites"]}
        for name in names:
            assert said[record["id"], name] == str(name in labels and labels[name]["present"]).lower()


def test_the_program_says_the_same_of_the_log_itself(made):
    """By sample, because the program takes Inspect's sample ids and Scout's scanner Scout's."""
    fields = ("condition", "model", "prompt_id", "epoch")
    direct = {record["id"]: record for record in aside.records(str(made / "logs"))}
    for record in aside.records(aside.scout.transcripts(made / "logs")):
        other = direct[record["prompt_id"]]
        assert record["tags"] == other["tags"] and record["reasoning"] == other["reasoning"]
        assert [cue["quote"] for cue in record["cues"]] == [cue["quote"] for cue in other["cues"]]
        assert [record[name] for name in fields[1:]] == [other[name] for name in fields[1:]]
        assert record["condition"]["tier"] == other["condition"]["tier"]


def test_cues_point_into_their_messages(made, tmp_path):
    status, _ = results(made, [aside_scanner()], made / "logs", tmp_path)
    texts = {}
    for row in aside.scout.transcripts(made / "logs"):
        texts.update({message["id"]: message for message in row["messages"]})
    frame = scan_results_df(status.location, rows="results").scanners["aside_scanner"]
    count = 0
    for row in frame.to_dict("records"):
        cues = row["metadata.cues"]
        cues = json.loads(cues) if isinstance(cues, str) else cues
        referred = {reference["id"] for reference in json.loads(row["message_references"])}
        assert referred == {cue["message"] for cue in cues}
        for cue in cues:
            text = texts[cue["message"]]
            for key in cue["field"].split("/")[1:]:
                text = text[int(key)] if isinstance(text, list) else text[key]
            assert text[cue["start"] : cue["end"]] == cue["quote"]
            assert f"[{cue['cite']}]" in row["explanation"]
            count += 1
    assert count > 40


def test_one_tag_is_one_result_and_validates(made, tmp_path):
    """Scout checks the scanner against a validation set; it agrees with itself, and not with the opposite."""
    known = {record["id"]: record for record in aside.records(aside.scout.transcripts(made / "db"))}
    path = tmp_path / "cases.csv"
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "target"])
        for number, (id, record) in enumerate(known.items()):
            present = record["tags"].get(SUSPICION, {"present": False})["present"]
            writer.writerow([id, str(present != (number == 0)).lower()])
    status, found = results(
        made, [aside_scanner(SUSPICION)], made / "db", tmp_path, validation={"aside_scanner": validation_set(path)}
    )
    judged = found["aside_scanner"]
    assert len(judged) == 24 and set(judged.label) == {SUSPICION}
    assert [str(value).lower() for value in judged.validation_result].count("false") == 1


def test_an_exported_validation_set_fits_scouts_ids(made, tmp_path):
    """Scout's transcripts into a store, audited by hand, exported for Scout, and evaluated against as gold."""
    store = aside.open_store(tmp_path / "lab.sqlite").label(aside.scout.transcripts(made / "db"))
    audit = ["audit", store.path, "--terminal", "--auditor", "ann", "--tag", SUSPICION, "--size", "6", "--repeats", "0"]
    subprocess.run([aside.find_binary(), *audit], input=b"ynynynynynyn\n", check=True, capture_output=True)
    path = tmp_path / "suspicion.csv"
    aside.Stream(["export", store.path, "--to", "scout-validation", "--tag", SUSPICION, "-o", str(path)]).run()
    cases = validation_set(path).cases
    assert cases and {case.id for case in cases} <= set(store.transcripts().id)
    _, found = results(made, [aside_scanner(SUSPICION)], made / "db", tmp_path, validation=str(path))
    assert found["aside_scanner"].validation_result.notna().sum() == len(cases)


def test_results_of_a_scan_go_into_a_store(made, tmp_path):
    @scanner(messages="all")
    def long_answer() -> Scanner[Transcript]:
        async def look(transcript: Transcript) -> Result:
            return Result(value=len(transcript.messages[-1].text) > 500)

        return look

    status, found = results(made, [aside_scanner(), long_answer()], made / "logs", tmp_path)
    store = aside.open_store(tmp_path / "lab.sqlite").label(aside.scout.results(status.location))
    rows = store.transcripts().set_index("id")
    assert len(rows) == 24
    for id, value in found["long_answer"].set_index("transcript_id").value.items():
        assert rows["outcome.long_answer"][id] == (str(value).lower() == "true")
    ours = store.sql(
        "SELECT name, json_extract(outcome, ?) AS said, EXISTS (SELECT 1 FROM label l WHERE "
        "l.transcript = t.id AND tag = ? AND present) AS present FROM current_transcript t",
        [f'$."aside_scanner.{SUSPICION}"', SUSPICION],
    )
    assert list(ours.said.astype(bool)) == list(ours.present.astype(bool))
    rates = aside.profile(store, by="outcome.long_answer").groups
    assert rates.transcripts.sum() == 24


def test_it_scores_an_inspect_task(tmp_path):
    def answers():
        for text in (TEST, "Bread."):
            content = [ContentReasoning(reasoning=text), ContentText(text="x")]
            message = ChatMessageAssistant(content=content, source="generate", model="mockllm/model")
            choice = ChatCompletionChoice(message=message, stop_reason="stop")
            usage = ModelUsage(input_tokens=1, output_tokens=1, total_tokens=2)
            yield ModelOutput(model="mockllm/model", choices=[choice], usage=usage)

    samples = MemoryDataset([Sample(input="q", id=id) for id in ("a", "b")])
    task = Task(dataset=samples, solver=[generate()], scorer=as_scorer(aside_scanner(SUSPICION), metrics=[mean()]))
    model = get_model("mockllm/model", custom_outputs=answers(), memoize=False)
    (log,) = eval(task, model=model, display="none", log_dir=str(tmp_path), max_samples=1, max_connections=1)
    assert log.status == "success", log.error
    assert [sample.scores["aside_scanner"].value for sample in log.samples] == [True, False]
    (reference,) = log.samples[0].scores["aside_scanner"].metadata["scanner_references"]
    assert reference["id"] == log.samples[0].messages[-1].id and reference["cite"] == "[M2]"


def test_transcripts_can_be_read_where_a_loop_runs(made):
    """As in a notebook."""

    async def cell():
        return len(aside.label(aside.scout.transcripts(made / "db")))

    assert asyncio.run(cell()) == 24


def test_reading_may_stop_early(made):
    rows = aside.scout.transcripts(made / "logs")
    assert next(rows)["messages"]
    rows.close()


def test_a_cancelled_scan_does_not_leave_the_others_waiting():
    """The first one labels for all; when it is cancelled, another goes on."""

    async def look():
        batch = LabelBatch(Reading())
        rows = [{"id": str(number), "scratchpad": TEST} for number in range(8)]
        tasks = [asyncio.create_task(batch.label(row)) for row in rows]
        await asyncio.sleep(0)
        tasks[0].cancel()
        found = await asyncio.wait_for(asyncio.gather(*tasks, return_exceptions=True), 60)
        assert isinstance(found[0], asyncio.CancelledError)
        assert [record["id"] for record in found[1:]] == [row["id"] for row in rows[1:]]

    asyncio.run(look())


def test_several_processes_scan_together(made, tmp_path):
    """Run as a script, because Scout's processes start it anew."""
    script = tmp_path / "scan.py"
    script.write_text(
        "import sys\nfrom inspect_scout import scan, transcripts_from\nfrom aside.scout import aside_scanner\n"
        "if __name__ == '__main__':\n"
        "    status = scan([aside_scanner('evaluation.suspicion')], transcripts=transcripts_from(sys.argv[1]),\n"
        "                  scans=sys.argv[2], display='none', max_processes=2, fail_on_error=True)\n"
        "    print(status.complete, status.summary.scanners['aside_scanner'].scans)\n"
    )
    command = [sys.executable, "-W", "ignore", script, made / "logs", tmp_path / "scans"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=200)
    assert ran.stdout.split()[-2:] == ["True", "24"], ran.stderr[-2000:]


def test_wrong_names_and_folders(tmp_path):
    with pytest.raises(AsideError, match="B017.*\n.*evaluation.suspicion"):
        aside_scanner("evaluation.suspicions")
    with pytest.raises(AsideError, match="B012"):
        list(aside.scout.results(tmp_path))


def test_what_the_program_cannot_do_is_an_error_of_the_scan(made, tmp_path, monkeypatch):
    scan_it = aside_scanner(SUSPICION)
    program = tmp_path / "pretender"
    program.write_text('#!/bin/sh\n[ "$1" = --version ] && echo 0.1.0 && exit\nexit 74\n')
    program.chmod(0o755)
    monkeypatch.setenv("ASIDE_BINARY", str(program))
    status = scan(
        [("dying", scan_it)],
        transcripts=transcripts_from(str(made / "db")),
        scans=str(tmp_path / "scans"),
        display="none",
        max_processes=1,
    )
    assert len(status.errors) == 24 and "ended with 74" in status.errors[0].error
