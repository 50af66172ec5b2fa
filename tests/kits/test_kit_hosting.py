"""Kits of a site that Pelican hosts: the same as from our own command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from kit_newsroom import CONF, NOW, lay_out

HOSTED = CONF.replace('["pressroom"]', '["pressroom", "neighbors"]')


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    files = (p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files}


@pytest.mark.parametrize("conf", [CONF, HOSTED], ids=["alone", "with another plugin"])
def test_same_kits_from_pelican(conf: str, output: Path, tmp_path: Path) -> None:
    """`pelican content` makes every page, text and archive of every kit, byte for byte as we do."""
    root = lay_out(tmp_path, conf=conf)
    pelican = Path(sys.executable).with_name("pelican")
    told = {**os.environ, "PRESSROOM_NOW": NOW.isoformat()}
    command = [str(pelican), "content"]
    ran = subprocess.run(command, cwd=root, env=told, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    made, expected = tree(root / "output"), tree(output)
    assert sorted(made) == sorted(expected)
    assert [name for name in made if made[name] != expected[name]] == []
    assert sum(name.endswith(".zip") for name in made) > 10
