"""Wires the general page of 設定 Settings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from cs_workbench import __version__
from cs_workbench.kernel.errors import Retry, WorkbenchError
from cs_workbench.ui.text import explain, say
from cs_workbench.ui.views.settings import SettingsView
from cs_workbench.ui.windows.place import Place

if TYPE_CHECKING:
    from cs_workbench.services.absences import AbsenceRow
    from cs_workbench.services.changes import Changes
    from cs_workbench.services.workbench import Workbench
    from cs_workbench.ui.windows.desk import Desk


class GeneralSettings(Place):
    """Every change is a command; the looks follow at once."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self.view: SettingsView = SettingsView()
        super().__init__("settings_general", self.view, desk, parent)
        self._wants_focus = False
        self.view.settingChosen.connect(self._set)
        self.view.recoveryKeyWanted.connect(self._ask_key)
        self.view.sampleRemoved.connect(self._remove_sample)
        self.view.stopWanted.connect(self._stop)
        self.view.stopEnded.connect(self._end_stop)
        self.view.folderWanted.connect(self._open_folder)
        self.view.absenceWanted.connect(self._set_absence)
        self.view.absenceEnded.connect(self._end_absence)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches("setting", "source", "absence", "stop"):
            self.desk.ask("settings", self._ask, self._show)

    def focus(self) -> None:
        self._wants_focus = not self.view.fields
        self.view.focus_first()

    def _ask(self, bench: Workbench) -> tuple[dict[str, Any], list[str], bool, list[AbsenceRow], list[str]]:
        from cs_workbench.services.absences import absences
        from cs_workbench.services.book import owners
        from cs_workbench.services.calendar import stop_list
        from cs_workbench.services.settings import get_all
        from cs_workbench.services.syncing import sources

        has_sample = any(source.is_sample for source in sources(bench))
        return get_all(bench), owners(bench), has_sample, absences(bench), stop_list(bench)

    def _show(self, answer: tuple[dict[str, Any], list[str], bool, list[AbsenceRow], list[str]]) -> None:
        values, owners, has_sample, away, stops = answer
        about = say("settings", "CS Workbench {version}, Apache License 2.0", version=__version__)
        folder = say("settings", "Data of this profile: {folder}", folder=self.desk.bench.folder)
        today = self.desk.bench.today
        self.view.show_settings(
            values, owners, has_sample=has_sample, about=about, folder=folder, today=today, stops=stops
        )
        self.view.absence.show_absences(away, owners, values.get("owner"))
        self.filled.emit()
        if self._wants_focus:
            self.focus()

    def _set(self, key: str, value: Any) -> None:
        from cs_workbench.services.settings import SetSetting

        self.desk.do(SetSetting(key, value))

    def _stop(self, address: str) -> None:
        from cs_workbench.services.calendar import AddStop

        self.desk.do(AddStop(address))

    def _end_stop(self, address: str) -> None:
        from cs_workbench.services.calendar import RemoveStop

        self.desk.do(RemoveStop(address))

    def _set_absence(self, wanted: dict[str, Any]) -> None:
        from cs_workbench.services.absences import SetAbsence

        self.desk.do(SetAbsence(**wanted))

    def _end_absence(self, absence_id: int) -> None:
        from cs_workbench.services.absences import EndAbsence

        self.desk.do(EndAbsence(absence_id))

    def _ask_key(self, passphrase: str) -> None:
        from cs_workbench.bootstrap import recovery_key

        def found(bench: Workbench) -> str | WorkbenchError:
            try:
                return recovery_key(bench, passphrase or None)
            except WorkbenchError as error:
                if error.retry is Retry.AFTER_LOGIN:
                    return error  # told beside the field
                raise

        self.desk.ask("recovery_key", found, partial(self._show_key, is_first=not passphrase))

    def _show_key(self, found: str | WorkbenchError, *, is_first: bool) -> None:
        if isinstance(found, WorkbenchError):
            self.view.key.ask("" if is_first else explain(found))
        else:
            self.view.key.show_text(found)

    def _remove_sample(self) -> None:
        from cs_workbench.services.demo import remove_sample

        self.desk.perform(remove_sample)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.desk.bench.folder)))
