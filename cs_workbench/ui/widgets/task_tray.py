"""What runs beside the window: its name, how far, how fast, and Cancel."""

from __future__ import annotations

from time import monotonic
from typing import Final, Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QToolButton, QWidget

from cs_workbench.ui.text import number_text, plain_label, say
from cs_workbench.ui.widgets.icons import icon

BAR_WIDTH: Final = 96
RATE_AFTER_S: Final = 1.0


class Task(Protocol):
    """Anything that runs: `jobs.Job` and `jobs.ChildJob`."""

    @property
    def progressed(self) -> SignalInstance:
        """Emits (what, done, total); total 0: not known."""
        ...

    @property
    def ended(self) -> SignalInstance:
        """Emits once, last."""
        ...

    def cancel(self) -> None:
        """Ask it to stop."""
        ...


class TaskItem(QWidget):
    """One task. Goes away by itself when the task has ended."""

    def __init__(self, name: str, task: Task) -> None:
        super().__init__()
        self._name, self._task, self._since = name, task, monotonic()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(name)
        self.words = plain_label(name)
        self.bar = QProgressBar()
        self.bar.setFixedWidth(BAR_WIDTH)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(name)
        self.stop = QToolButton()
        self.stop.setIcon(icon("close"))
        self.stop.setAccessibleName(say("tasks", "Cancel: {name}", name=name))
        self.stop.setToolTip(say("tasks", "Cancel"))
        self.stop.clicked.connect(self._cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 4, 0)
        layout.setSpacing(8)
        layout.addWidget(self.words)
        layout.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.stop)
        task.progressed.connect(self.show_progress)
        task.ended.connect(self._ended)

    def show_progress(self, what: str, done: int, total: int) -> None:
        """Show how far it is, and how fast once that is known."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        seconds = monotonic() - self._since
        count = number_text(done) if not total else f"{number_text(done)}/{number_text(total)}"
        text = say("tasks", "{name} {count}", name=self._name, count=count)
        if seconds > RATE_AFTER_S and done:
            rate = number_text(round(done / seconds))
            text = say("tasks", "{progress} ({rate} per second)", progress=text, rate=rate)
        self.words.setText(text)
        self.setAccessibleDescription(text)

    def _cancel(self) -> None:
        self.stop.setEnabled(False)
        self.words.setText(say("tasks", "{name}: stopping", name=self._name))
        self._task.cancel()

    def _ended(self) -> None:
        self.hide()
        self.deleteLater()


class TaskTray(QWidget):
    """The tasks that run now, beside each other at the foot of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("tasks", "Running tasks"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def add(self, name: str, task: Task) -> TaskItem:
        """Show ``task``; connect before it starts."""
        item = TaskItem(name, task)
        self._row.addWidget(item)
        return item

    def items(self) -> list[TaskItem]:
        """Return the tasks shown."""
        return [item for item in self.findChildren(TaskItem) if not item.isHidden()]
