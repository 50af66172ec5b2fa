"""`pressroom outreach` as it is run, on a newsroom with the example of a media list."""

from __future__ import annotations

import json
import shutil
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from outreach_samples import NOW, lay

from pressroom.cli.main import main
from pressroom.outreach.affected import went
from pressroom.outreach.ledger import Entry, Went
from pressroom.outreach.ledger_file import append
from pressroom.reading.newsroom import read

ROOT = Path(__file__).resolve().parents[2]
CONF = (
    'SITENAME = "Prairie Lantern"\nSITEURL = ""\nTIMEZONE = "America/Edmonton"\n'
    'PLUGINS = ["pressroom"]\n'
)
PROMISE = (
    "exclusive: {outlet: bow-valley-courier, until: 2026-12-08T09:00-07:00, withhold: [quotes]}"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A newsroom with the sample's media list and a kit in the ledger."""
    settings = lay(tmp_path, PROMISE)
    (tmp_path / "pelicanconf.py").write_text(CONF)
    newsroom = read(settings).newsroom
    append(
        tmp_path / "outreach/ledger.jsonl",
        Entry(
            at=NOW,
            event="made",
            kit="a1b2",
            journalist="dana-whitcombe",
            outlet="bow-valley-courier",
            release="releases/spring-report/index.md",
            items=went(newsroom, ["releases/spring-report/index.md"], tmp_path / "content"),
            exclusive=("release/spring-report",),
            until=NOW.replace(month=12, day=8),
        ),
    )
    return tmp_path


def run(site: Path, *arguments: str, code: int = 0) -> Result:
    """Run a command in the site's folder at NOW."""
    times = () if arguments[0] == "init" else ("--now", NOW.isoformat())
    done = CliRunner().invoke(main, ["outreach", *arguments, "--site", str(site), *times])
    assert done.exit_code == code, done.output
    return done


def test_the_example_has_no_mistake(tmp_path: Path) -> None:
    """What is shown as an example is one."""
    shutil.copytree(ROOT / "outreach.example", tmp_path / "outreach")
    (tmp_path / "content").mkdir()
    (tmp_path / "pelicanconf.py").write_text(CONF)
    assert "Nothing is wrong." in run(tmp_path, "check", "--strict").output
    assert "11 of 11 journalists." in run(tmp_path, "list").output


def test_check_tells_what_is_wrong(site: Path) -> None:
    """With its line; as JSON too; warnings count with --strict."""
    file = site / "outreach/journalists/marc-lefort.yml"
    file.write_text("name: Marc Lefort\nemail: marc@echo.example.org\n")
    done = run(site, "check")
    assert "outreach/journalists/marc-lefort.yml:1: L104" in done.output
    run(site, "check", "--strict", code=1)
    file.write_text("nam: Marc\n")
    found = json.loads(run(site, "check", "--format", "json", code=1).stdout)
    assert [each["code"] for each in found] == ["F101", "F104"]


def test_list_by_beat(site: Path) -> None:
    """One line a journalist."""
    done = run(site, "list", "--beat", "housing")
    assert done.output.splitlines() == [
        "dana-whitcombe: Dana Whitcombe, The Bow Valley Courier · city hall, housing · en",
        "1 of 2 journalists.",
    ]


def test_export_and_import(site: Path) -> None:
    """What was exported is known when it is imported; the file is its owner's."""
    for name in ("list.csv", "list.vcf"):
        run(site, "export", str(site / name))
        assert stat.S_IMODE((site / name).stat().st_mode) == 0o600
        assert "0 new, 0 filled" in run(site, "import", str(site / name)).output
    assert (site / "list.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_dry_run_writes_nothing(site: Path) -> None:
    """It says what would be written."""
    (site / "new.csv").write_text("name,email\nJo Park,jo@new.example.org\n")
    done = run(site, "import", str(site / "new.csv"), "--dry-run")
    assert "New: outreach/journalists/jo-park.yml" in done.output
    assert not (site / "outreach/journalists/jo-park.yml").exists()


@pytest.mark.parametrize("name", ["content/list.csv", "output/list.csv", "list.xls"])
def test_export_refuses_public_places(name: str, site: Path) -> None:
    """No list lands where it would be published."""
    run(site, "export", str(site / name), code=2)
    assert not (site / name).exists()


def test_who_holds_what(site: Path) -> None:
    """The outlet, until when, in which kit, for whom."""
    assert run(site, "exclusives").output == (
        "release/spring-report: quotes, bow-valley-courier until 2026-12-08 09:00-07:00; "
        "kit a1b2, Dana Whitcombe, bow-valley-courier, dana@courier.example.org\n"
    )
    (found,) = json.loads(run(site, "exclusives", "--format", "json").stdout)
    assert (found["kit"], found["parts"]) == ("a1b2", ["quotes"])


def test_who_must_be_told(site: Path) -> None:
    """After a correction: whom, of what, and what to run; told, they are off the list."""
    assert "Nobody must be told" in run(site, "affected").output
    report = site / "content/releases/spring-report/index.md"
    text = report.read_text()
    note = "corrections: [{date: 2026-11-23, note: It was 12.}]"
    report.write_text(text.replace("---\n", f"---\n{note}\n", 1))
    done = run(site, "affected", code=1)
    assert "a1b2  Dana Whitcombe, bow-valley-courier, dana@courier.example.org" in done.output
    assert "tell them: releases/spring-report/index.md was corrected on 2026-11-23" in done.output
    assert "pressroom kit remake a1b2" in done.output
    (found,) = json.loads(run(site, "affected", "--format", "json", code=1).stdout)
    assert found["tell"][0]["why"] == "corrected" and found["email"] == "dana@courier.example.org"


def test_notes_in_the_ledger(site: Path) -> None:
    """Sent and opened are noted and shown; a kit nobody made is refused."""
    run(site, "sent", "a1b2", "--how", "by e-mail")
    run(site, "opened", "a1b2", "--how", "she called")
    done = run(site, "kits")
    assert "  sent 2026-11-23 12:00-07:00, by e-mail\n  opened" in done.output
    assert "1 kits, 1 of them live." in done.output
    assert "There is no kit" in run(site, "sent", "zz", code=2).output
    (kit,) = json.loads(
        run(site, "kits", "--format", "json", "--journalist", "dana-whitcombe").stdout
    )
    assert kit["sent"] == [NOW.isoformat()]


def test_a_torn_ledger_is_mended_with_one_message(site: Path) -> None:
    """The next note says so; the one after it doesn't."""
    with (site / "outreach/ledger.jsonl").open("a") as stream:
        stream.write('{"at":"2026-11')
    assert "the last line was cut off" in run(site, "sent", "a1b2").stderr
    assert run(site, "sent", "a1b2").stderr == ""
    assert "Nothing is wrong." in run(site, "check").output


def test_init(tmp_path: Path) -> None:
    """A newsroom without a list gets an empty one."""
    (tmp_path / "pelicanconf.py").write_text(CONF)
    (tmp_path / "content").mkdir()
    assert "which only you can read" in run(tmp_path, "init").output
    assert (tmp_path / "outreach/journalists").is_dir()


def test_consent_lists_who_had_the_picture(site: Path) -> None:
    """Every kit and recipient, a revoked one too, beside the texts that name it."""
    photo = "releases/spring-report/door.jpg"
    (site / "content" / photo).write_bytes(b"pixels")
    sidecar = "alt: A\ncredit: B\nusage_terms: C\nconsent: {people: A, withdrawn: 2026-11-20}\n"
    (site / "content" / f"{photo}.yml").write_text(sidecar)
    picture = Went(item=photo, version="0" * 16)
    append(
        site / "outreach/ledger.jsonl",
        Entry(at=NOW, event="made", kit="c3d4", journalist="marc-lefort", items=(picture,)),
        Entry(at=NOW, event="made", kit="e5f6", journalist="gone-away", items=(picture,)),
        Entry(at=NOW, event="revoked", kit="e5f6"),
    )
    arguments = ["consent", "--site", str(site), "--now", NOW.isoformat()]
    done = CliRunner().invoke(main, arguments)
    assert f"{photo}: withdrawn on 2026-11-20" in done.output
    assert "  in kit c3d4: Marc Lefort, marc@echo.example.org\n" in done.output
    assert "  in kit e5f6, revoked: gone-away, who is no longer on the list\n" in done.output
    (found,) = json.loads(CliRunner().invoke(main, [*arguments, "--format", "json"]).stdout)
    assert [(kit["kit"], kit["live"]) for kit in found["kits"]] == [("c3d4", True), ("e5f6", False)]
