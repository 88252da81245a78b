"""What belongs to one campaign stays with it, and what is typed is taken only where it is meant."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cs_workbench.services.commands import do
from cs_workbench.services.outreach import NewCampaign, campaign
from cs_workbench.services.outreach_audience import SetAudience
from cs_workbench.services.outreach_templates import NewTemplate, WriteTemplate
from tests.ui.windows.campaign_hands import At, write


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_condition_that_is_typed_is_taken_by_enter_and_not_by_what_it_proposes(at: At) -> None:
    audience, uid = at.page.audience, at.uid("draft")
    before = campaign(at.bench, uid).condition
    audience.mode.setCurrentIndex(0)
    audience.mode.activated.emit(0)
    line = audience.filter.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "tier:high")
    line.settle_now()
    QApplication.sendEvent(line, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason))
    at.settle()
    assert campaign(at.bench, uid).condition == before
    assert line.text() == "tier:high"
    QTest.keyClick(line, Qt.Key.Key_Return)
    at.settle()
    assert campaign(at.bench, uid).condition == "tier:high"


def test_a_text_of_ones_own_is_still_there_after_another_template_was_tried(at: At) -> None:
    page, uid = at.page, at.uid("draft")
    page.go_to("text")
    write(page.text.body, "私の文。")
    at.campaigns.leave()
    at.settle()
    own, mine = campaign(at.bench, uid).template, at.stored_body(uid)
    do(at.bench, NewTemplate("Newsletter"))
    do(at.bench, WriteTemplate("Newsletter", "ja", "件名", "別のひな形。"))
    for name, more in (("Newsletter", "追記。"), (own, "")):
        at.campaigns._set({"template": name})
        at.settle()
        if more:
            write(page.text.body, more)
            at.campaigns.leave()
            at.settle()
    assert at.stored_body(uid) == mine
    assert page.text.body.text() == mine


def test_the_rule_that_was_changed_a_moment_ago_stays_with_its_campaign(at: At) -> None:
    uid = at.uid("draft")
    other = str(do(at.bench, NewCampaign("別のご案内")).value)
    do(at.bench, SetAudience(other, "tier:high"))
    at.settle()
    most = campaign(at.bench, other).most
    at.page.audience.most.setValue(1)
    at.open(other)
    assert (campaign(at.bench, uid).most, campaign(at.bench, other).most) == (1, most)
    assert at.page.audience.most.value() == most


def test_while_another_campaign_is_on_its_way_nothing_is_done_to_either(at: At) -> None:
    other = str(do(at.bench, NewCampaign("別のご案内")).value)
    at.settle()
    at.act("outreach.check")
    at.page.sending.open_send(1)
    at.campaigns.open(other)
    assert not at.page.sending.isVisible()
    assert not at.page.isEnabled()
    at.settle()
    assert at.page.isEnabled()
    assert campaign(at.bench, other).state == "draft"
