"""Profiles and keys: made whole, found again, never replaced."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_workbench.store import keys
from cs_workbench.store.engine import Store
from cs_workbench.store.errors import DatabaseThere
from cs_workbench.store.keys import key_from_recovery, recovery_text
from cs_workbench.store.profile import create_profile, is_profile, open_key
from cs_workbench.store.settings_file import read_settings, write_settings
from tests.store.conftest import Profile

WORDS = "ぱすわーど"


class Memory:
    """A keychain of this test only."""

    def __init__(self) -> None:
        self.secrets: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        """Return it."""
        return self.secrets.get(name)

    def put(self, name: str, secret: str) -> None:
        """Keep it."""
        self.secrets[name] = secret


@given(st.binary(min_size=32, max_size=32))
def test_a_recovery_key_reads_back_however_it_is_typed(key: bytes) -> None:
    text = recovery_text(key)
    assert len(text.split("-")) == 14
    assert key_from_recovery(text) == key
    assert key_from_recovery(text.lower().replace("-", " ").replace("o", "0")) == key


@given(st.binary(min_size=32, max_size=32), st.integers(0, 54))
def test_a_mistyped_recovery_key_is_noticed(key: bytes, place: int) -> None:
    letters = recovery_text(key).replace("-", "")
    other = "A" if letters[place] != "A" else "B"
    with pytest.raises(keys.WrongRecoveryKey):
        key_from_recovery(letters[:place] + other + letters[place + 1 :])


@pytest.mark.parametrize("text", ["", "A", "株式会社", "A" * 56, "1" * 400])
def test_nonsense_is_no_recovery_key(text: str) -> None:
    with pytest.raises(keys.WrongRecoveryKey):
        key_from_recovery(text)


def test_a_key_in_the_keychain_is_nowhere_else(tmp_path: Path) -> None:
    keychain, folder = Memory(), tmp_path / "profile"
    key = create_profile(folder, "keychain", keychain=keychain)
    assert open_key(folder, keychain=keychain) == key
    for path in folder.iterdir():
        content = path.read_bytes()
        assert key not in content
        assert key.hex().encode() not in content
        assert recovery_text(key).encode() not in content
    keychain.secrets.clear()
    with pytest.raises(keys.KeyMissing):
        open_key(folder, keychain=keychain)
    assert open_key(folder, key_bytes=key_from_recovery(recovery_text(key))) == key
    with pytest.raises(keys.WrongRecoveryKey):
        open_key(folder, key_bytes=bytes(32))


def test_a_sealed_key_needs_its_passphrase(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    with pytest.raises(keys.PassphraseNeeded):
        create_profile(folder, "sealed")
    key = create_profile(folder, "sealed", passphrase=WORDS)
    assert open_key(folder, passphrase=WORDS) == key
    with pytest.raises(keys.WrongPassphrase):
        open_key(folder, passphrase=WORDS[1:])
    with pytest.raises(keys.PassphraseNeeded):
        open_key(folder)
    assert key.hex() not in (folder / "key.toml").read_text()


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe garbage", b"place = 'file'"])
def test_a_lost_key_asks_for_the_recovery_key_and_makes_nothing(
    profile: Profile, content: bytes | None
) -> None:
    toml, database = profile.folder / "key.toml", profile.path.read_bytes()
    toml.unlink() if content is None else toml.write_bytes(content)
    with pytest.raises(keys.KeyMissing):
        open_key(profile.folder)
    assert open_key(profile.folder, key_bytes=profile.key) == profile.key
    assert open_key(profile.folder, passphrase=keys.recovery_text(profile.key)) == profile.key
    with pytest.raises(keys.WrongRecoveryKey):
        open_key(profile.folder, passphrase=WORDS)
    assert profile.path.read_bytes() == database
    with pytest.raises(DatabaseThere):
        create_profile(profile.folder, "file")
    assert profile.path.read_bytes() == database


def test_a_profile_whose_database_went_away_is_still_a_profile(profile: Profile) -> None:
    profile.path.unlink()
    assert is_profile(profile.folder)
    with pytest.raises(DatabaseThere):
        create_profile(profile.folder, "file")
    assert not profile.path.exists()


def test_an_interrupted_profile_is_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    folder.mkdir()
    keys.keep_key(folder, keys.new_key(), "file", complete=False)
    assert not is_profile(folder)
    key = create_profile(folder, "file")
    assert tomllib.loads((folder / "key.toml").read_text())["complete"] is True
    Store.open(folder, key).close()


@given(st.binary(max_size=200))
def test_garbage_settings_become_defaults_and_are_put_aside(content: bytes) -> None:
    import json
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "settings.json").write_bytes(content)
        found = read_settings(folder)
        try:
            expected = json.loads(content)
        except ValueError:
            expected = None
        if isinstance(expected, dict):
            assert found == expected
        else:
            assert found == {}
            assert (folder / "settings.json.bad").read_bytes() == content
        write_settings(folder, {"places": ["a"], "名": 1})
        assert read_settings(folder) == {"places": ["a"], "名": 1}


def test_there_are_no_settings_before_the_first(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == {}
