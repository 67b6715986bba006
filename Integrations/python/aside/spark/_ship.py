"""Brings the package and the program to executors that have neither."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from .._binary import find_binary

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def ship(spark: SparkSession) -> None:
    """Adds this package and the driver's program to the session's files; once for each session, before the first job.

    Where the cluster's image or its ``--files`` and ``--py-files`` bring them, it is not needed.
    """
    folder = Path(tempfile.mkdtemp(prefix="aside-ship-"))
    package = folder / "aside-labels.zip"
    root = Path(__file__).parent.parent
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(root.rglob("*.py")):
            archive.write(file, Path("aside") / file.relative_to(root))
    program = Path(find_binary()).resolve()
    if program.name != "aside":
        # By this name executors look for it. Spark follows links to the file itself, so it has to be a copy.
        program = Path(shutil.copy(program, folder / "aside"))
    spark.sparkContext.addPyFile(str(package))
    spark.sparkContext.addFile(str(program))
