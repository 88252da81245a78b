"""A profile with a few accounts, and one with the sample book."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cs_workbench.bootstrap import close_workbench, open_workbench
from cs_workbench.kernel.clock import FixedClock
from cs_workbench.kernel.progress import Tracker
from cs_workbench.services.demo import fill_sample
from cs_workbench.services.syncing import add_source, sync
from cs_workbench.services.workbench import Workbench
from tests.imap_servers import ImapServer, imap_server
from tests.mail_servers import MailServer, mail_server
from tests.support.crm import MAPPING, write_accounts
from tests.support.inbox import emptied, readable, trust_in
from tests.support.once import made_once
from tests.support.outreach import permitted, synced_book
from tests.support.sending import connected, make_profile

CLOCK = FixedClock(datetime(2026, 11, 24, 1, 0, tzinfo=UTC))
ROWS = (
    "a1,あおば精機,8640000,2027-02-04,佐藤,2024-02-05",
    "a2,椿屋ホーム,6000000,2026-12-10,佐藤,2025-01-15",
    "a3,東雲ケミカル,240000,2027-06-30,鈴木,2026-11-10",
    "a4,花水木カフェ,,2027-03-31,鈴木,2023-04-01",
)


@pytest.fixture
def crm(tmp_path: Path) -> Path:
    """Return a folder with one export."""
    folder = tmp_path / "crm"
    folder.mkdir()
    write_accounts(folder, *ROWS)
    return folder


@pytest.fixture(scope="session")
def synced_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a profile with four synced accounts; copy it before writing."""

    def make(folder: Path) -> None:
        exports = folder.with_name("synced-crm")
        exports.mkdir()
        write_accounts(exports, *ROWS)
        opened = open_workbench(data_dir=folder, language="en", clock=CLOCK)
        add_source(opened, exports, MAPPING)
        sync(opened, [], Tracker())
        close_workbench(opened)

    return made_once(tmp_path_factory, "synced", make)


@pytest.fixture
def bench(tmp_path: Path, crm: Path, synced_profile: Path) -> Iterator[Workbench]:
    """Return a profile of one's own with four synced accounts, whose source is `crm`."""
    folder = tmp_path / "profile"
    shutil.copytree(synced_profile, folder)
    opened = open_workbench(data_dir=folder, language="en", clock=CLOCK)
    with opened.store.write("move the export", "test") as writing:
        writing.db.execute("UPDATE local_source SET path = ?", (str(crm.resolve()),))
    yield opened
    close_workbench(opened)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workbench]:
    """Return a profile without anything in it."""
    opened = open_workbench(data_dir=tmp_path / "empty", language="en", clock=CLOCK)
    yield opened
    close_workbench(opened)


@pytest.fixture(scope="session")
def sample_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a profile with the Japanese sample book as of `CLOCK`; copy it before writing."""

    def make(folder: Path) -> None:
        opened = open_workbench(data_dir=folder, language="ja", clock=CLOCK, sample=True)
        fill_sample(opened)
        close_workbench(opened)

    return made_once(tmp_path_factory, "sample", make)


@pytest.fixture
def sample(tmp_path: Path, sample_profile: Path) -> Iterator[Workbench]:
    """Return a copy of the sample book of one's own."""
    folder = tmp_path / "sample"
    shutil.copytree(sample_profile, folder)
    opened = open_workbench(data_dir=folder, language="ja", clock=CLOCK)
    yield opened
    close_workbench(opened)


@pytest.fixture(scope="session")
def outreach_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a profile with six customers of two people each, who all may be written to; copy it before writing."""

    def make(folder: Path) -> None:
        opened = open_workbench(data_dir=folder, language="en", clock=CLOCK)
        synced_book(opened, folder.with_name("outreach-crm"), 6)
        permitted(opened)
        close_workbench(opened)

    return made_once(tmp_path_factory, "outreach", make)


@pytest.fixture
def desk(tmp_path: Path, outreach_profile: Path) -> Iterator[Workbench]:
    """Return a copy of one's own."""
    shutil.copytree(outreach_profile, tmp_path / "profile")
    opened = open_workbench(data_dir=tmp_path / "profile", language="en", clock=CLOCK)
    yield opened
    close_workbench(opened)


FOUR = 4


@pytest.fixture(scope="session")
def four(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a profile with four customers of one person each, who all may be written to."""
    return made_once(tmp_path_factory, "four", lambda folder: make_profile(folder, FOUR))


@pytest.fixture(scope="module")
def boxes() -> Iterator[ImapServer]:
    """Return a mailbox that the tests of a module share."""
    with imap_server() as running:
        yield running


@pytest.fixture
def box(boxes: ImapServer) -> ImapServer:
    """Return a mailbox without a mail in it."""
    emptied(boxes)
    return boxes


@pytest.fixture
def post(tmp_path: Path, box: ImapServer) -> Iterator[MailServer]:
    """Return a mail server; who trusts it trusts the mailbox too."""
    with mail_server(tmp_path / "post") as running:
        yield replace(running, trust=trust_in(running.folder, box.folder))


@pytest.fixture
def posting(tmp_path: Path, four: Path, box: ImapServer, post: MailServer) -> Iterator[Workbench]:
    """Return a profile with four customers, whose mailbox sends and is read."""
    shutil.copytree(four, tmp_path / "profile")
    opened = open_workbench(data_dir=tmp_path / "profile", language="en")
    connected(opened, post, connections=1)
    readable(opened, box)
    yield opened
    close_workbench(opened)
