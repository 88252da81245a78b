"""The sample book: an invented team and its accounts, written as files that sync like anybody's."""

from cs_workbench.services.sample.plan import (
    SampleNote,
    SampleOverride,
    SamplePlan,
    SampleSource,
    SampleTodo,
    SampleTouch,
)
from cs_workbench.services.sample.write import write_sample

__all__ = [
    "SampleNote",
    "SampleOverride",
    "SamplePlan",
    "SampleSource",
    "SampleTodo",
    "SampleTouch",
    "write_sample",
]
