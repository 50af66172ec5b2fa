"""Consents that need somebody's care, and who shows the pictures."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from click.testing import CliRunner

from pressroom.cli.main import main

NOW = "2026-11-23T09:00:00-07:00"
CONF = 'SITENAME = "A"\nTIMEZONE = "America/Edmonton"\nPLUGINS = ["pressroom"]\n'
STORY = "---\ntitle: Tea\ndate: 2026-01-05T09:00:00-07:00\nphotos: [media/a/{name}.jpg]\n{more}---\nText.\n"
CONSENTS = {
    "soon": "consent: {people: a man, until: 2027-01-05}",
    "later": "consent: {people: a man, until: 2028-01-05}",
    "ended": "consent: {people: a man, until: 2026-11-22}",
    "taken": "consent: {people: a man, withdrawn: 2026-09-30}",
    "none": "people: [a man]",
    "nobody": "credit: Jo",
}


def site(root: Path) -> Path:
    """A site with a picture for each turn a consent can take."""
    (root / "content/media/a").mkdir(parents=True)
    (root / "pelicanconf.py").write_text(CONF)
    for name, consent in CONSENTS.items():
        (root / f"content/media/a/{name}.jpg").write_bytes(b"")
        (root / f"content/media/a/{name}.jpg.yml").write_text(f"alt: A man\n{consent}\n")
    for name, more in (("soon", ""), ("taken", ""), ("ended", "status: draft\n")):
        story = root / f"content/stories/{name}/index.md"
        story.parent.mkdir(parents=True)
        story.write_text(STORY.format(name=name, more=more))
    return root


def said(root: Path, *words: str) -> str:
    """What the command says."""
    run = CliRunner().invoke(main, ["consent", "--site", str(root), "--now", NOW, *words])
    assert run.exit_code == 0, run.output
    return run.output


def test_text(tmp_path: Path) -> None:
    """The most urgent comes first, each with the public texts that name it; drafts aren't told."""
    assert said(site(tmp_path)).splitlines() == [
        "media/a/taken.jpg: withdrawn on 2026-09-30",
        "  named by stories/taken/index.md",
        "media/a/ended.jpg: ended on 2026-11-22",
        "media/a/none.jpg: people in it, no consent",
        "media/a/soon.jpg: ends on 2027-01-05",
        "  named by stories/soon/index.md",
    ]


def test_within(tmp_path: Path) -> None:
    """How far to look ahead is a choice."""
    root = site(tmp_path)
    assert "soon" not in said(root, "--within", "10")
    assert "later" in said(root, "--within", "900")


def test_json(tmp_path: Path) -> None:
    """Programs get the same as a list."""
    found = json.loads(said(site(tmp_path), "--format", "json"))
    assert found[0] == {
        "path": "media/a/taken.jpg",
        "state": "withdrawn",
        "day": "2026-09-30",
        "used_by": ["stories/taken/index.md"],
        "kits": [],
    }
    assert dt.date.fromisoformat(found[-1]["day"]) == dt.date(2027, 1, 5)


def test_nothing_to_tell(tmp_path: Path) -> None:
    """A newsroom without consents hears so."""
    (tmp_path / "pelicanconf.py").write_text(CONF)
    (tmp_path / "content").mkdir()
    assert said(tmp_path) == "No consent has ended or ends within 60 days.\n"
