"""The newsroom with two kits, made and published once for all who only look at it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from personal_newsroom import build, lay_out, made


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newsroom's folder."""
    return lay_out(tmp_path_factory.mktemp("personal"))


@pytest.fixture(scope="session")
def kits(newsroom: Path) -> dict[str, dict[str, Any]]:
    """The kits of the embargoed release, by journalist."""
    found = made(newsroom, "make", "study", "--for", "dana", "--for", "layla")
    return {kit["journalist"]: kit for kit in found}


@pytest.fixture(scope="session")
def output(newsroom: Path, kits: dict[str, dict[str, Any]]) -> Path:
    """The site with both of them, while the embargo runs."""
    assert len(kits) == 2
    return build(newsroom)
