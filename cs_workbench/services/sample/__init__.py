"""The sample book: an invented team and its accounts, written as files that sync like anybody's."""

from cs_workbench.services.sample.book import write_sample
from cs_workbench.services.sample.plan import (
    SampleNote,
    SampleOverride,
    SamplePlan,
    SampleSource,
    SampleTodo,
    SampleTouch,
)

__all__ = [
    "SampleNote",
    "SampleOverride",
    "SamplePlan",
    "SampleSource",
    "SampleTodo",
    "SampleTouch",
    "write_sample",
]
