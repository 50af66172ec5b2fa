"""The published tree: always whole, replaced in one step."""

from __future__ import annotations

import json
import shutil
import stat
from pathlib import Path

import pytest

from pressroom.build import publication as publication_room
from pressroom.build.disk import write_whole
from pressroom.build.publication import Publication
from pressroom.build.stopped import BuildStopped


def publish(output: Path, text: str, keep: tuple[str, ...] = ()) -> None:
    """Publish a site of one page."""
    with Publication(output, keep=keep) as publication:
        staging = publication.stage()
        (staging / "index.html").write_text(text)
        publication.commit({"index.html": text})


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(p.name for p in folder.iterdir())


def test_first_publication(tmp_path: Path) -> None:
    """A site appears where there was no folder."""
    publish(tmp_path / "deep" / "output", "one")
    assert (tmp_path / "deep" / "output" / "index.html").read_text() == "one"


def test_staging_is_beside_the_output_and_open_to_readers(tmp_path: Path) -> None:
    """The staged folder is a hidden neighbour that a web server may read."""
    staging = Publication(tmp_path / "output").stage()
    assert staging == tmp_path / ".output.next"
    assert stat.S_IMODE(staging.stat().st_mode) == 0o755


def test_second_publication_replaces_the_first(tmp_path: Path) -> None:
    """Nothing of the last site is left in or beside the output."""
    output = tmp_path / "output"
    publish(output, "one")
    (output / "old.html").write_text("old")
    publish(output, "two")
    assert names(output) == ["index.html"]
    assert (output / "index.html").read_text() == "two"
    assert names(tmp_path) == [".pressroom", "output"]


def test_abandoned_build_leaves_the_last_site(tmp_path: Path) -> None:
    """Leaving the with block without a commit changes nothing."""
    output = tmp_path / "output"
    publish(output, "one")
    with Publication(output) as publication:
        (publication.stage() / "index.html").write_text("half")
    assert (output / "index.html").read_text() == "one"
    assert not (tmp_path / ".output.next").exists()


def test_foreign_files_are_refused(tmp_path: Path) -> None:
    """An output folder that no build made isn't deleted."""
    output = tmp_path / "output"
    output.mkdir()
    (output / "thesis.txt").write_text("years of work")
    with pytest.raises(BuildStopped, match=r"thesis\.txt"):
        Publication(output).stage()
    assert names(output) == ["thesis.txt"]


def test_empty_folder_is_taken(tmp_path: Path) -> None:
    """An empty folder, or one with kept names only, is as good as none."""
    output = tmp_path / "output"
    (output / ".git").mkdir(parents=True)
    publish(output, "one")
    assert names(output) == [".git", "index.html"]


def test_kept_names_survive(tmp_path: Path) -> None:
    """Pelican's OUTPUT_RETENTION holds for every publication; what is built wins over it."""
    output = tmp_path / "output"
    publish(output, "one")
    (output / "CNAME").write_text("example.org")
    (output / ".git").mkdir()
    publish(output, "two", keep=("CNAME", "index.html"))
    assert names(output) == [".git", "CNAME", "index.html"]
    assert (output / "index.html").read_text() == "two"


def test_the_site_itself_is_no_output(tmp_path: Path) -> None:
    """The site's folder, or one around it, is never replaced."""
    with pytest.raises(BuildStopped, match="the site itself"):
        Publication(tmp_path, root=tmp_path / "site").stage()


def test_a_file_is_no_output(tmp_path: Path) -> None:
    """A file where the folder should be is refused."""
    (tmp_path / "output").write_text("")
    with pytest.raises(BuildStopped, match="is a file"):
        Publication(tmp_path / "output").stage()


def test_two_builds_at_once(tmp_path: Path) -> None:
    """The second build is told at once, and may go on when the first is done."""
    output = tmp_path / "output"
    first = Publication(output)
    first.stage()
    with pytest.raises(BuildStopped, match="Another build"):
        Publication(output).stage()
    first.abandon()
    publish(output, "two")


def test_manifest_is_remembered_outside(tmp_path: Path) -> None:
    """What was published is known later, and isn't part of the site."""
    output = tmp_path / "output"
    assert Publication(output).last() is None
    publish(output, "one")
    last = Publication(output).last()
    assert last is not None
    assert last.files == {"index.html": "one"}


def test_damaged_record_is_no_record(tmp_path: Path) -> None:
    """A record that can't be read doesn't give the right to delete."""
    output = tmp_path / "output"
    publish(output, "one")
    for record in (tmp_path / ".pressroom" / "published").glob("*.json"):
        record.write_text(json.dumps({"version": 99}))
    with pytest.raises(BuildStopped, match="no build of this site"):
        Publication(output).stage()


def test_without_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where folders can't be exchanged, two renames do."""
    monkeypatch.setattr(publication_room, "exchange", lambda *folders: not folders)
    output = tmp_path / "output"
    publish(output, "one")
    (output / "CNAME").write_text("example.org")
    publish(output, "two", keep=("CNAME",))
    assert names(output) == ["CNAME", "index.html"]
    assert names(tmp_path) == [".pressroom", "output"]


def test_commit_without_stage(tmp_path: Path) -> None:
    """Committing nothing is said, and changes nothing."""
    output = tmp_path / "output"
    publish(output, "one")
    with pytest.raises(BuildStopped, match="Nothing is staged"):
        Publication(output).commit()
    assert (output / "index.html").read_text() == "one"


def test_a_copy_of_the_output_is_ours(tmp_path: Path) -> None:
    """An output that was moved with its site, or brought back from a backup, may be replaced."""
    output = tmp_path / "output"
    publish(output, "one")
    output.rename(tmp_path / "moved")
    shutil.copytree(tmp_path / "moved", output)
    assert Publication(output).last() is None
    publish(output, "two")
    assert (output / "index.html").read_text() == "two"


def test_another_folder_of_the_same_name_is_not(tmp_path: Path) -> None:
    """What somebody put in the place of the output isn't deleted."""
    output = tmp_path / "output"
    publish(output, "one")
    output.rename(tmp_path / "moved")
    output.mkdir()
    (output / "thesis.txt").write_text("years of work")
    with pytest.raises(BuildStopped, match=r"thesis\.txt"):
        Publication(output).stage()


def test_failed_swap_keeps_what_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a kept folder can't be carried over, it isn't thrown away with the old site."""
    output = tmp_path / "output"
    publish(output, "one")
    (output / ".git").mkdir()

    def refuse(_: Publication) -> None:
        raise PermissionError(13, "Permission denied", ".git")

    with monkeypatch.context() as patch, pytest.raises(BuildStopped, match="Permission"):
        patch.setattr(Publication, "_carry_kept", refuse)
        publish(output, "two")
    publish(output, "three")
    assert names(output) == [".git", "index.html"]


def test_the_whole_disk_is_no_output() -> None:
    """The root of the file system is refused before anything is touched."""
    with pytest.raises(BuildStopped, match="name another"):
        Publication(Path("/"))


def test_output_by_a_link(tmp_path: Path) -> None:
    """Where the output is a symbolic link, what it leads to is replaced and the link stays."""
    (tmp_path / "www").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "www")
    publish(tmp_path / "output", "one")
    assert (tmp_path / "output").is_symlink()
    assert (tmp_path / "www" / "index.html").read_text() == "one"


def test_a_mount_point_is_no_output(tmp_path: Path) -> None:
    """A mounted folder can't be exchanged; that is said before anything is built."""
    with pytest.raises(BuildStopped, match="mount point"):
        Publication(Path("/dev"), root=tmp_path).stage()
    assert not Path("/.dev.next").exists()


def again(output: Path, pages: dict[str, str], keep: tuple[str, ...] = ()) -> frozenset[str]:
    """Publish a site on what is left of the one before the last, and tell what was left."""
    with Publication(output, keep=keep) as publication:
        staging = publication.stage(again=True)
        last = publication.reusable()
        for path, text in pages.items():
            write_whole(staging / path, text.encode())
        publication.tidy(pages)
        publication.commit(pages)
        return frozenset(last.left if last else ())


def test_the_site_before_the_last_is_built_on(tmp_path: Path) -> None:
    """Every third site begins with what the first left, and holds nothing that isn't its own."""
    output = tmp_path / "output"
    assert again(output, {"index.html": "1", "one.html": "1"}) == frozenset()
    assert again(output, {"index.html": "2", "two.html": "2"}) == frozenset()
    assert again(output, {"index.html": "3"}) == {"index.html", "one.html"}
    assert names(output) == ["index.html"]
    assert (output / "index.html").read_text() == "3"
    assert stat.S_IMODE(output.stat().st_mode) == 0o755


def test_only_the_owner_looks_into_a_site_put_aside(tmp_path: Path) -> None:
    """What was published once, and may be withdrawn since, isn't open to anybody else."""
    output = tmp_path / "output"
    again(output, {"index.html": "1"})
    again(output, {"index.html": "2"})
    (aside,) = (p for p in (tmp_path / ".pressroom" / "spare").iterdir() if p.is_dir())
    assert stat.S_IMODE(aside.stat().st_mode) == 0o700
    assert stat.S_IMODE(aside.parent.stat().st_mode) == 0o700
    assert names(tmp_path) == [".pressroom", "output"]


def test_nothing_is_built_on_a_site_that_nobody_remembers(tmp_path: Path) -> None:
    """A folder put aside that its record doesn't name, or another than it, is thrown away."""
    output = tmp_path / "output"
    again(output, {"index.html": "1"})
    again(output, {"index.html": "2"})
    (record,) = (tmp_path / ".pressroom" / "spare").glob("*.json")
    shutil.copytree(record.with_suffix(""), tmp_path / "copy")
    shutil.rmtree(record.with_suffix(""))
    (tmp_path / "copy").rename(record.with_suffix(""))
    assert again(output, {"index.html": "3"}) == frozenset()
    assert (output / "index.html").read_text() == "3"


def test_kept_names_stay_with_a_site_built_on_another(tmp_path: Path) -> None:
    """A working copy in the output is there after every publication."""
    output = tmp_path / "output"
    again(output, {"index.html": "1"})
    (output / ".git").mkdir()
    (output / ".git" / "HEAD").write_text("main")
    for text in ("2", "3", "4"):
        again(output, {"index.html": text})
        assert (output / ".git" / "HEAD").read_text() == "main"


def test_a_plain_publication_leaves_nothing_aside(tmp_path: Path) -> None:
    """Where sites aren't built on one another, no old one lies about."""
    output = tmp_path / "output"
    again(output, {"index.html": "1"})
    again(output, {"index.html": "2"})
    publish(output, "three")
    assert [p for p in (tmp_path / ".pressroom" / "spare").iterdir() if p.is_dir()] == []
