"""`pressroom media` and `pressroom media describe`, run as somebody would."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from media_samples import jpeg, put
from PIL import Image

from pressroom.cli.main import main

CONF = (
    'SITENAME = "News"\nSITEURL = "https://example.org"\nTIMEZONE = "America/Edmonton"\n'
    'PLUGINS = ["pressroom"]\n'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one complete picture, one with nothing, and one that is broken."""
    put(tmp_path, "pelicanconf.py", CONF.encode())
    album = tmp_path / "content/media/desk"
    put(album, "lamp.jpg", jpeg(2400, 10))
    sidecar = "alt: A lamp\ncredit: Amira Haddad\nusage_terms: Free with credit.\n"
    put(album, "lamp.jpg.yml", sidecar.encode())
    put(album, "bare.jpg", jpeg())
    put(album, "torn.jpg", jpeg()[:300])
    return tmp_path


def run(*arguments: str) -> Result:
    """The command, run."""
    return CliRunner().invoke(main, ["media", *arguments])


def test_list(site: Path) -> None:
    """What each file lacks is one line, and a broken one says so."""
    done = run("--site", str(site), "--now", "2026-11-23T09:00:00-07:00")
    assert done.exit_code == 0, done.output
    assert done.output.splitlines() == [
        "media/desk/bare.jpg: alternative text, credit, terms of use, size for print",
        "media/desk/torn.jpg: The JPEG file is broken: its end is missing.",
        "1 of 3 files are complete.",
    ]


def test_describe(site: Path) -> None:
    """A sidecar begins with what the file says, and an existing one is never touched."""
    exif = Image.Exif()
    exif[0x010E] = "Amira Haddad lights the lamp."
    file = put(site, "content/media/desk/new.jpg", jpeg(exif=exif))
    assert run("describe", str(file)).exit_code == 0
    written = file.with_name("new.jpg.yml").read_text("utf-8")
    assert yaml.safe_load(written)["caption"] == "Amira Haddad lights the lamp."
    again = run("describe", str(file))
    assert again.exit_code == 2
    assert "exists already" in again.output
    assert file.with_name("new.jpg.yml").read_text("utf-8") == written


def test_describe_broken_file(site: Path) -> None:
    """A broken file gets no sidecar but its reason."""
    file = site / "content/media/desk/torn.jpg"
    done = run("describe", str(file))
    assert done.exit_code == 1
    assert "M101 The JPEG file is broken" in done.output
    assert not file.with_name("torn.jpg.yml").exists()
