"""Aside on Spark: one program for each partition, rows in and labels out, profiles merged from parts.

    import aside.spark
    labels = aside.spark.label(df)                                  # lazily, as any transformation
    labels.where("tags['evaluation.suspicion'].present").count()
    aside.spark.profile(df, by=["model", "condition.tier"], contrast=["condition.tier=free:paid"])

A driver that has the package and the program brings both to the executors with ``aside.spark.ship(spark)``.
"""

from ._label import label
from ._profile import profile
from ._ship import ship

__all__ = ["label", "profile", "ship"]
