"""The commands of kits: who gets one, who doesn't and why, and what becomes of a link."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from personal_newsroom import AFTER, NOW, build, lay_out, made, path_of, run


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A newsroom of its own for each test."""
    return lay_out(tmp_path)


def opens(root: Path) -> dict[str, str]:
    """What `kit list` says of each link that works, by journalist."""
    done = run(root, "kit", "list", "--format", "json")
    return {each["journalist"]: each["state"] for each in json.loads(done.stdout)}


def test_a_kit_is_made_and_written_down(newsroom: Path) -> None:
    """The link is printed, the secret is made for its owner only, and the ledger has a line for it."""
    done = run(newsroom, "kit", "make", "study", "--for", "dana")
    assert done.exit_code == 0
    assert "https://newsroom.example.org/k/" in done.stdout
    assert "EMBARGOED UNTIL Monday, March 1, 2027" in done.stdout
    secret = newsroom / "outreach" / "secret.key"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    (line,) = (newsroom / "outreach" / "ledger.jsonl").read_text("utf-8").splitlines()
    entry = json.loads(line)
    assert (entry["event"], entry["journalist"], entry["lang"]) == ("made", "dana", "en")
    assert "releases/study/index.md" in {went["item"] for went in entry["items"]}
    value = secret.read_text("utf-8").split()[-1]
    assert value not in done.output + line


@pytest.mark.parametrize(
    ("who", "says"),
    [
        ("shut", "shut is marked do_not_contact"),
        ("marc", "they haven't accepted embargo terms"),
    ],
)
def test_who_may_not_have_it_gets_one_clear_line(newsroom: Path, who: str, says: str) -> None:
    """Nothing is made for them, and nothing is written down; others of the same order get theirs."""
    done = run(newsroom, "kit", "make", "study", "--for", who, "--for", "dana")
    assert done.exit_code == 1
    (line,) = [line for line in done.stderr.splitlines() if who in line]
    assert says in line
    assert set(opens(newsroom)) == {"dana"}


def test_what_is_public_needs_no_terms(newsroom: Path) -> None:
    """Whoever may be written to gets a kit of a public release."""
    (kit,) = made(newsroom, "make", "keys", "--for", "marc")
    assert kit["embargo"] is None


def test_drafts_are_in_no_kit(newsroom: Path) -> None:
    """And what isn't there is told so, with what was probably meant."""
    assert "it is draft" in run(newsroom, "kit", "make", "draft", "--for", "dana").stderr
    unknown = run(newsroom, "kit", "make", "stuty", "--for", "dana")
    assert unknown.exit_code == 2 and 'Did you mean "study"?' in unknown.stderr


def test_the_same_link_is_printed_again(newsroom: Path) -> None:
    """Who has a kit keeps its link, with its passphrase; another reader's is another."""
    (first,) = made(newsroom, "make", "study", "--for", "dana", "--passphrase")
    again, other = made(newsroom, "make", "study", "--for", "dana", "--for", "layla")
    assert again["again"] and not other["again"]
    assert (again["link"], again["passphrase"]) == (first["link"], first["passphrase"])
    assert len(first["passphrase"].replace("-", "")) == 16
    assert other["link"] != first["link"] and other["passphrase"] is None


def test_a_weak_passphrase_is_refused(newsroom: Path) -> None:
    """One that could be guessed makes no kit; a good one stands nowhere in the ledger."""
    words = ("kit", "make", "study", "--for", "dana", "--choose-passphrase")
    assert "could be guessed" in run(newsroom, *words, input="letmein\n").stderr
    assert opens(newsroom) == {}
    good = "gravel otter nine umbrella moss piano thirsty lamplight"
    assert run(newsroom, *words, input=f"{good}\n").exit_code == 0
    assert "otter" not in (newsroom / "outreach" / "ledger.jsonl").read_text("utf-8")
    (again,) = made(newsroom, "make", "study", "--for", "dana")
    assert again["passphrase"] == good


def test_groups_are_matched(newsroom: Path) -> None:
    """By outlet, by beat, and by what the release is about; those who may not have it are told of."""
    assert [k["journalist"] for k in made(newsroom, "make", "study", "--beat", "settlement")] == [
        "layla"
    ]
    found = made(newsroom, "make", "study", "--all-matching")
    assert {kit["journalist"] for kit in found} == {"dana", "layla"}


def test_an_exclusive_is_in_one_kit_only(tmp_path: Path) -> None:
    """Another outlet gets nothing, its own outlet's second journalist is told who holds it."""
    text = (
        "---\ntitle: Only theirs\ndate: 2026-11-19T09:00:00-07:00\nsummary: A scoop.\n"
        "location: Calgary, Alta.\ncontacts: [jo-brandt]\n"
        "exclusive: {outlet: bow-courier, until: 2026-12-24T06:00:00-07:00}\n---\nA scoop.\n"
    )
    second = "name: Ron Quill\noutlet: bow-courier\nemail: ron@bowmantle.example.org\n"
    root = lay_out(
        tmp_path,
        {
            "content/releases/scoop/index.md": text,
            "outreach/journalists/ron.yml": f"{second}consent: {{basis: express, date: 2026-02-03}}\n",
        },
    )
    other = run(root, "kit", "make", "scoop", "--for", "layla")
    assert "exclusive to bow-courier" in other.stderr
    (kit,) = made(root, "make", "scoop", "--for", "dana")
    assert kit["exclusive"] == ["release/scoop"]
    assert f"kit {kit['kit']} holds it" in run(root, "kit", "make", "scoop", "--for", "ron").stderr


def test_a_link_lives_and_dies(newsroom: Path) -> None:
    """It is published, outlives corrections and the embargo under the same address, and is gone at the
    publication after it was revoked or has expired."""
    dana, layla = made(newsroom, "make", "study", "--for", "dana", "--for", "layla")
    folder = newsroom / "output" / "k"
    build(newsroom)
    before = {file.name for file in (folder / dana["kit"]).iterdir()}
    page = newsroom / "content" / "releases" / "study" / "index.md"
    page.write_text(page.read_text("utf-8").replace("carried", "brought"), "utf-8")
    run(newsroom, "kit", "revoke", layla["kit"], "--note", "sent to the wrong person")
    build(newsroom)
    after = {file.name for file in (folder / dana["kit"]).iterdir()}
    assert before & after == {"index.html", "seal.json"}
    assert not (folder / layla["kit"]).exists()
    build(newsroom, AFTER)
    assert (folder / dana["kit"]).is_dir()
    build(newsroom, "2027-04-02T00:00:00-06:00")
    assert not folder.exists()
    assert path_of(made(newsroom, "make", "study", "--for", "layla")[0]) != path_of(layla)


def test_the_affected_are_made_again(newsroom: Path) -> None:
    """After a correction the kit is in the ledger anew, with its link; then nobody is affected."""
    (kit,) = made(newsroom, "make", "keys", "--for", "dana")
    page = newsroom / "content" / "releases" / "keys" / "index.md"
    note = 'corrections:\n  - {date: 2026-11-22T09:00:00-07:00, note: "Ten, not nine."}\n'
    page.write_text(page.read_text("utf-8").replace("topic:", f"{note}topic:"), "utf-8")
    (again,) = made(newsroom, "remake", "--affected")
    assert again["link"] == kit["link"]
    assert "No kit must be made again" in run(newsroom, "kit", "remake", "--affected").stderr


def test_builds_without_the_secret_publish_what_was_kept(newsroom: Path) -> None:
    """With a folder for ciphertext they do; without one the build stops, since links would die."""
    (kit,) = made(newsroom, "make", "study", "--for", "dana")
    secret = newsroom / "outreach" / "secret.key"
    (newsroom / "sealed").mkdir()
    output = build(newsroom)
    sealed = {f.name: f.read_bytes() for f in (output / "k" / kit["kit"]).iterdir()}
    secret.rename(newsroom.parent / "elsewhere.key")
    build(newsroom, NOW, "--clean")
    assert {f.name: f.read_bytes() for f in (output / "k" / kit["kit"]).iterdir()} == sealed
    (newsroom / "sealed" / "kits.json").unlink()
    done = run(newsroom, "build", "--jobs", "1", "--clean")
    assert done.exit_code == 1 and "PRESSROOM_SECRET" in done.output
    assert (output / "k" / kit["kit"]).is_dir()


def test_a_mark_tells_whose_copy_it_was(newsroom: Path, tmp_path: Path) -> None:
    """Of a file in which it stands, or by itself; a mark that nobody has is told so."""
    (kit,) = made(newsroom, "make", "study", "--for", "dana")
    leaked = tmp_path / "leaked.txt"
    leaked.write_text(f"Prepared for somebody · copy {kit['mark']}\n", "utf-8")
    for what in (str(leaked), kit["mark"]):
        assert "dana, releases/study/index.md" in run(newsroom, "kit", "whose", what).stdout
    assert run(newsroom, "kit", "whose", "aaaa-aaaa").exit_code == 1


def test_after_a_rotation_new_links_come_from_a_new_secret(newsroom: Path) -> None:
    """Old links keep working until the old secret is dropped; then they say that they must be made anew."""
    made(newsroom, "make", "study", "--for", "dana")
    run(newsroom, "kit", "secret", "--rotate")
    assert opens(newsroom)["dana"].startswith("works until")
    run(newsroom, "kit", "secret", "--drop-old")
    assert "The secret it was made with is gone" in opens(newsroom)["dana"]
