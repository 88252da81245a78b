"""Every place of one window, each made when it is first wanted."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from cs_workbench.ui.windows.account_place import AccountPlace
    from cs_workbench.ui.windows.accounts_place import AccountsPlace
    from cs_workbench.ui.windows.activity_place import ActivityPlace
    from cs_workbench.ui.windows.data_place import DataPlace
    from cs_workbench.ui.windows.desk import Desk
    from cs_workbench.ui.windows.first_run_place import FirstRunPlace
    from cs_workbench.ui.windows.insights_place import InsightsPlace
    from cs_workbench.ui.windows.main_window import MainWindow
    from cs_workbench.ui.windows.memory import WindowMemory
    from cs_workbench.ui.windows.outreach_place import OutreachPlace
    from cs_workbench.ui.windows.place import Place
    from cs_workbench.ui.windows.reviews_place import ReviewsPlace
    from cs_workbench.ui.windows.search_place import SearchPlace
    from cs_workbench.ui.windows.settings_place import SettingsPlace
    from cs_workbench.ui.windows.team_place import TeamPlace
    from cs_workbench.ui.windows.today_place import TodayPlace

Made = TypeVar("Made", bound="Place")


class Places(QObject):
    """Makes the places and gives each back what it remembers; `connect_place` joins it to the others."""

    placeMade = Signal(object)  # a Place that was not there before

    def __init__(self, window: MainWindow, desk: Desk, memory: WindowMemory) -> None:
        super().__init__(window)
        self.window, self.desk, self.memory = window, desk, memory
        self.places: dict[str, Place] = {}  # those made so far

    def connect_place(self, place: Place) -> None:
        """Join a new place to the window and to the other places."""
        raise NotImplementedError

    def place(self, name: str) -> Place:
        """Return the place called ``name``, made now if it was not."""
        found: Place = getattr(self, name)
        return found

    @cached_property
    def today(self) -> TodayPlace:
        """今日."""
        from cs_workbench.ui.windows.today_place import TodayPlace

        return self._made(TodayPlace(self.desk, self))

    @cached_property
    def accounts(self) -> AccountsPlace:
        """顧客."""
        from cs_workbench.ui.windows.accounts_place import AccountsPlace

        return self._made(AccountsPlace(self.desk, self))

    @cached_property
    def account(self) -> AccountPlace:
        """The account page."""
        from cs_workbench.ui.windows.account_place import AccountPlace

        return self._made(AccountPlace(self.desk, self))

    @cached_property
    def activity(self) -> ActivityPlace:
        """活動履歴."""
        from cs_workbench.ui.windows.activity_place import ActivityPlace

        return self._made(ActivityPlace(self.desk, self))

    @cached_property
    def reviews(self) -> ReviewsPlace:
        """レビュー."""
        from cs_workbench.ui.windows.reviews_place import ReviewsPlace

        return self._made(ReviewsPlace(self.desk, self))

    @cached_property
    def outreach(self) -> OutreachPlace:
        """配信."""
        from cs_workbench.ui.windows.outreach_place import OutreachPlace

        return self._made(OutreachPlace(self.desk, self))

    @cached_property
    def insights(self) -> InsightsPlace:
        """分析."""
        from cs_workbench.ui.windows.insights_place import InsightsPlace

        return self._made(InsightsPlace(self.desk, self))

    @cached_property
    def team(self) -> TeamPlace:
        """チーム."""
        from cs_workbench.ui.windows.team_place import TeamPlace

        return self._made(TeamPlace(self.desk, self))

    @cached_property
    def data(self) -> DataPlace:
        """データ."""
        from cs_workbench.ui.windows.data_place import DataPlace

        return self._made(DataPlace(self.desk, self))

    @cached_property
    def settings(self) -> SettingsPlace:
        """設定."""
        from cs_workbench.ui.windows.settings_place import SettingsPlace

        return self._made(SettingsPlace(self.desk, self))

    @cached_property
    def search(self) -> SearchPlace:
        """全体検索."""
        from cs_workbench.ui.windows.search_place import SearchPlace

        return self._made(SearchPlace(self.desk, self))

    @cached_property
    def first_run(self) -> FirstRunPlace:
        """The first run."""
        from cs_workbench.ui.windows.first_run_place import FirstRunPlace

        return self._made(FirstRunPlace(self.desk, self, self.desk.bench.catalogue.language))

    def _made(self, place: Made) -> Made:
        self.places[place.id] = place
        self.window.places.addWidget(place.view)
        self.connect_place(place)
        place.remember(self.memory.places.get(place.id, {}))
        self.placeMade.emit(place)
        return place
