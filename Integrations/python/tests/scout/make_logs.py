"""Makes Inspect logs and a Scout transcript database with the real packages, offline, from rows of the labelled corpus.

Usage: make_logs.py CORPUS OUT; writes OUT/logs (.eval and .json) and OUT/db.
"""

import asyncio
import json
import sys
from pathlib import Path

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
from inspect_ai.scorer import includes
from inspect_ai.solver import generate, system_message
from inspect_scout import transcripts_db, transcripts_from

MODEL = "mockllm/model"


def content(row, form):
    """A thought in one of the forms in which models give it; the fourth is a cipher with a summary."""
    if form == 0:
        return [ContentReasoning(reasoning=row["scratchpad"]), ContentText(text=row["output"])]
    if form == 1:
        return f"<think>\n{row['scratchpad']}\n</think>\n\n{row['output']}"
    if form == 2:
        half = row["scratchpad"].find(". ") + 1
        before, after = row["scratchpad"][:half], row["scratchpad"][half:]
        return [ContentReasoning(reasoning=before), ContentText(text="…"), ContentReasoning(reasoning=after)]
    return [
        ContentReasoning(reasoning="b64:" + "A" * 40, redacted=True, summary=row["scratchpad"]),
        ContentText(text="4"),
    ]


def outputs(rows):
    for place, row in enumerate(rows):
        message = ChatMessageAssistant(content=content(row, place % 4), source="generate", model=MODEL)
        # Without a usage, mockllm counts tokens with a table that it would download.
        usage = ModelUsage(input_tokens=1, output_tokens=1, total_tokens=2)
        choice = ChatCompletionChoice(message=message, stop_reason="stop")
        yield ModelOutput(model=MODEL, choices=[choice], usage=usage)


def task(rows):
    samples = [
        Sample(input="A prompt without the words in question.", target="x", id=row["id"], metadata={"tier": tier})
        for row in rows
        for tier in [row.get("condition", {}).get("tier", "none")]
    ]
    return Task(
        dataset=MemoryDataset(samples, name="corpus"),
        solver=[system_message("Be careful."), generate()],
        scorer=includes(),
    )


async def make_database(logs, folder):
    async with transcripts_db(str(folder)) as database:
        await database.insert(transcripts_from(str(logs)))


def main(corpus, out):
    rows = [json.loads(line) for line in Path(corpus).read_text().splitlines()][:24]
    logs = Path(out) / "logs"
    for form, part in (("eval", rows[:16]), ("json", rows[16:])):
        model = get_model(MODEL, custom_outputs=outputs(part), memoize=False)
        (log,) = eval(
            task(part),
            model=model,
            log_dir=str(logs),
            log_format=form,
            display="none",
            max_samples=1,
            max_connections=1,
        )
        assert log.status == "success", log.error
    asyncio.run(make_database(logs, Path(out) / "db"))


main(*sys.argv[1:])
