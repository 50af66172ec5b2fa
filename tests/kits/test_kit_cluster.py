"""Pictures, texts and archives made by a real Dask cluster, byte for byte the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster
from kit_newsroom import CONF, lay_out, publish

from pressroom.build.stopped import BuildStopped


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler with two worker processes."""
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        dashboard_address=None,
        local_directory=str(tmp_path / "dask"),
        silence_logs=50,
    ) as found:
        yield str(found.scheduler_address)


def files(folder: Path) -> dict[str, bytes]:
    """Everything that was built."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_same_bytes_from_a_cluster(output: Path, cluster: str, tmp_path: Path) -> None:
    """A site whose costly files a cluster made is the site that one machine makes."""
    root = lay_out(tmp_path / "site", conf=f'{CONF}PRESSROOM_EXECUTOR = "{cluster}"\n')
    publish(root)
    made, expected = files(root / "output"), files(output)
    assert sorted(made) == sorted(expected)
    assert [name for name in made if made[name] != expected[name]] == []


def test_nobody_answers(tmp_path: Path) -> None:
    """A scheduler that isn't there stops the build with one line."""
    root = lay_out(tmp_path, conf=f'{CONF}PRESSROOM_EXECUTOR = "tcp://127.0.0.1:9"\n')
    with pytest.raises(BuildStopped, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        publish(root)
    assert not (root / "output").exists()
