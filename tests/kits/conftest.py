"""The small newsroom of the kits' tests: laid out and built once, for all who only look at it."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit_newsroom import desk_of, lay_out, publish

from pressroom.site.desk import Desk


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newsroom's folder, built."""
    root = lay_out(tmp_path_factory.mktemp("kits"))
    publish(root)
    return root


@pytest.fixture(scope="session")
def output(newsroom: Path) -> Path:
    """What was built."""
    return newsroom / "output"


@pytest.fixture(scope="session")
def desk(newsroom: Path) -> Desk:
    """The newsroom's desk."""
    return desk_of(newsroom)
