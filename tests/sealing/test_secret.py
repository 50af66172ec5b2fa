"""The site's secret: made with the right permissions, read strictly, changed without killing links."""

from __future__ import annotations

import stat
import subprocess
from pathlib import Path

import pytest

from pressroom.sealing.keys import Kit
from pressroom.sealing.secret import FILE, VARIABLE, SecretTrouble, create, drop, keyring, rotate


def test_a_new_secret_is_its_owners_alone(tmp_path: Path) -> None:
    """The file has mode 0600 from its first moment, is never replaced, and comes back as it was made."""
    made = create(tmp_path)
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
    assert keyring(tmp_path, {}) == made
    assert len(made.current.value) == 32
    with pytest.raises(FileExistsError):
        create(tmp_path)


def test_two_secrets_differ(tmp_path: Path) -> None:
    """Each site has its own."""
    assert create(tmp_path / "one").current != create(tmp_path / "two").current


def test_git_does_not_take_it_up(tmp_path: Path) -> None:
    """Even where the folder it lies in is a repository of its own."""
    create(tmp_path)
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    asked = subprocess.run(["git", "-C", str(tmp_path), "check-ignore", "-q", FILE], check=False)
    assert asked.returncode == 0


def test_the_environment_comes_first(tmp_path: Path) -> None:
    """A build server has the secret in a variable, whole or with older ones behind it."""
    made, other = create(tmp_path), create(tmp_path / "elsewhere")
    told = f"{other.current.written}\n{made.current.written}"
    found = keyring(tmp_path, {VARIABLE: told})
    assert found and [s.name for s in found.secrets] == [other.current.name, made.current.name]
    assert keyring(tmp_path / "nowhere", {}) is None
    assert keyring(tmp_path / "nowhere", {VARIABLE: " "}) is None


def test_a_secret_that_others_may_read_is_refused(tmp_path: Path) -> None:
    """The message says what to do."""
    create(tmp_path)
    (tmp_path / FILE).chmod(0o640)
    with pytest.raises(SecretTrouble, match="chmod 600"):
        keyring(tmp_path, {})


@pytest.mark.parametrize(
    "told", ["hunter2", "pressroom-secret-short", "pressroom-secret-" + "!" * 43]
)
def test_what_is_no_secret_is_refused_and_not_shown(tmp_path: Path, told: str) -> None:
    """A weak or mangled value isn't used, and the message doesn't repeat it."""
    with pytest.raises(SecretTrouble) as trouble:
        keyring(tmp_path, {VARIABLE: told})
    assert told.removeprefix("pressroom-secret-") not in str(trouble.value)


def test_after_a_rotation_old_links_work_until_they_are_dropped(tmp_path: Path) -> None:
    """New kits are made from the new secret; the old one stays behind it until it is dropped."""
    first = create(tmp_path)
    old = Kit(first.current, "number")
    rotate(tmp_path, first)
    both = keyring(tmp_path, {})
    assert both and both.current != first.current
    known = both.named(first.current.name)
    assert known and Kit(known, "number").fragment == old.fragment
    assert Kit(both.current, "number").fragment != old.fragment
    drop(tmp_path, both)
    left = keyring(tmp_path, {})
    assert left and left.named(first.current.name) is None
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
    assert [f.name for f in tmp_path.iterdir() if "half" in f.name] == []
