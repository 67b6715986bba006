"""Where the time of a Spark job goes: processor seconds of the program, of Python and of Java, as a table in Markdown.

Run by `scripts/spark-test MEGABYTES --measure`, on a machine that does nothing else. MB are 10^6 bytes of JSON Lines.
The program alone, the two conversions alone and the whole job see the same rows; Java's share is that of the executors.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "Integrations" / "python" / "tests" / "spark"), str(ROOT / "scripts" / "benchmark")]

import dumps  # noqa: E402
import pyarrow as pa  # noqa: E402
import pyarrow.parquet  # noqa: E402
from cluster import session  # noqa: E402
from processes import cpu_seconds, executors, running  # noqa: E402

import aside.spark  # noqa: E402
from aside.spark import _records, _rows  # noqa: E402

SCHEMA = (
    "id string, model string, prompt_id string, condition struct<tier:string>, prompt string, scratchpad string, "
    "output string"
)
FIELDS = [(name.split()[0], at) for at, name in enumerate(SCHEMA.split(", "))]


def program_alone(program: str, dump: Path, *arguments: str) -> tuple[float, bytes]:
    """Processor seconds of one process over the whole dump, and its output."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [program, "label", "-", "--no-store", "--quiet", "--jobs", "1", *arguments]
    output = subprocess.run(command, stdin=dump.open("rb"), stdout=subprocess.PIPE, check=False).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, output


def conversions(rows: pa.Table, records: list[bytes]) -> dict[str, float]:
    """Processor seconds of Arrow to JSON and of JSON to Arrow, each without anything else."""
    start = time.thread_time()
    for batch in rows.to_batches(1000):
        _rows.lines(batch, FIELDS)
    middle = time.thread_time()
    for first in range(0, len(records), 2500):
        _records.columns(records[first : first + 2500], first + 1)
    return {"Python: rows to JSON": middle - start, "Python: records to columns": time.thread_time() - middle}


def used(application: str) -> dict[str, float]:
    """Processor seconds so far of the executors, of Python's workers, and of the programs that these have started."""
    java = sum(cpu_seconds(process)[0] for process in executors(application))
    python = [cpu_seconds(process) for process in running("pyspark.daemon")]
    return {"Java": java, "Python": sum(own for own, _ in python), "program": sum(ended for _, ended in python)}


def job(spark: object, work: object) -> dict[str, float]:
    """Wall seconds of a job, and processor seconds by kind of process."""
    before = used(spark.sparkContext.applicationId)
    start = time.perf_counter()
    work()
    wall = time.perf_counter() - start
    after = used(spark.sparkContext.applicationId)
    return {"wall": wall, **{kind: after[kind] - before[kind] for kind in after}}


def main() -> None:
    megabytes = float(sys.argv[1])
    program = aside.find_binary()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        dump = Path(os.environ.get("ASIDE_SPARK_DUMP") or folder / "dump.jsonl")
        if "ASIDE_SPARK_DUMP" not in os.environ:
            dumps.make(str(dump), megabytes, 0.05)
        size = dump.stat().st_size / 1e6
        spark = session(
            "aside measure", **{"spark.executorEnv.ASIDE_BINARY": program, "spark.ui.showConsoleProgress": "false"}
        )
        parquet = str(folder / "rows.parquet")
        spark.read.schema(SCHEMA).json(str(dump)).repartition(max(8, int(size // 64))).write.parquet(parquet)
        rows = spark.read.parquet(parquet)
        measure(spark, rows, program, dump, size, folder, parquet)
        spark.stop()


def measure(spark: object, rows: object, program: str, dump: Path, size: float, folder: Path, parquet: str) -> None:
    alone, output = program_alone(program, dump, "--to", "jsonl")
    records = output.splitlines(keepends=True)
    names = [name for name, _ in FIELDS]
    parts = conversions(pyarrow.parquet.read_table(parquet, columns=names).select(names), records)
    # Java compiles what it runs often; the first job pays for it.
    warm = rows.limit(20000)
    aside.spark.label(warm).write.mode("overwrite").parquet(str(folder / "warm"))
    read = job(spark, lambda: rows.selectExpr(*[f"max(hash({name}))" for name in rows.columns]).collect())
    pure = job(spark, lambda: rows.mapInArrow(lambda batches: batches, rows.schema).write.parquet(str(folder / "pure")))
    label = job(spark, lambda: aside.spark.label(rows).write.parquet(str(folder / "labels")))
    profile = job(spark, lambda: aside.spark.profile(rows, by=["model", "condition.tier"]))
    jobs = {"read": read, "rows through Python": pure, "label": label, "profile": profile}
    report(size, len(records), len(output), alone, parts, jobs)


def report(
    size: float, rows: int, output: int, alone: float, parts: dict[str, float], jobs: dict[str, dict[str, float]]
) -> None:
    label = jobs["label"]
    total = label["Java"] + label["Python"] + label["program"]
    print(
        f"{rows:,} rows, {size:,.0f} MB of JSON Lines, {output / 1e6:,.0f} MB of records, {os.cpu_count()} cores; "
        f"one process alone: {size / alone:.1f} MB/s a core\n"
    )
    lines = {
        "the program: reads JSON, labels, writes records": label["program"],
        **parts,
        "the rest of Python: batches from and to Java, pipes": label["Python"] - sum(parts.values()),
        "Java: reads and writes Parquet, Arrow to and from Python": label["Java"],
    }
    print("| label | processor seconds a GB | share |\n|---|---|---|")
    for name, seconds in lines.items():
        print(f"| {name} | {seconds * 1000 / size:.1f} | {seconds / total:.0%} |")
    whole = f"the whole job: {size / total:.1f} MB a processor second"
    print(f"| **{whole}** | **{total * 1000 / size:.1f}** | **100%** |\n")
    print("| job | wall seconds | MB a wall second and core | MB a processor second | Java | Python | program |")
    print("|---|---|---|---|---|---|---|")
    for name, found in jobs.items():
        seconds = found["Java"] + found["Python"] + found["program"]
        print(
            f"| {name} | {found['wall']:.1f} | {size / found['wall'] / 2:.1f} | {size / seconds:.1f} "
            f"| {found['Java']:.1f} | {found['Python']:.1f} | {found['program']:.1f} |"
        )


if __name__ == "__main__":
    main()
