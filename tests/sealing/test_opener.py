"""The page of a sealed kit in Chromium: opened by its link in one click, and a plain sentence where it isn't."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from pathlib import Path

import pytest
from opener_site import ARCHIVE, content, lay_out, put, visited
from sealed_samples import COVER, SECRET, parcel

from pressroom.sealing.keys import Kit
from pressroom.sealing.parcel import Member, Parcel

EMBARGO = dt.datetime(2027, 3, 1, 11, tzinfo=dt.UTC)
BEFORE = "2027-02-27T10:59:30Z"
UNDER_EMBARGO = dataclasses.replace(COVER, embargo=EMBARGO)
OPEN = ["click", "form button"]
OPENED = ["see", "h1:text('First keys')"]
CALL = "403-555-0101"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A site that holds sealed kits."""
    return lay_out(tmp_path_factory.mktemp("sealed"))


def kit(name: str) -> Kit:
    """A kit of its own for each test."""
    return Kit(SECRET, name)


def test_one_click_opens_it(site: tuple[Path, bytes]) -> None:
    """The kit takes the page's place, with its pictures; its archive comes out whole; nothing of it can run,
    nobody else is called, and no server hears of the key."""
    link = put(site, kit("one click"), cover=UNDER_EMBARGO)
    (seen,) = visited(
        site, {"url": link, "steps": [OPEN, OPENED, ["download", "a[download]"]], "at": BEFORE}
    )
    assert (seen["title"], seen["errors"]) == ("The kit", [])
    assert seen["pictures"] == [["blob", 10]]
    assert "evil" not in seen["html"] and "Copy" in seen["text"]
    (got,) = seen["downloads"]
    assert got["name"] == "first-keys.zip"
    assert got["sha256"] == hashlib.sha256(ARCHIVE).hexdigest()
    assert kit("one click").fragment not in " ".join(seen["asked"])
    assert [line for line in seen["asked"] if "/k/" in line.partition(" ")[2]] == []


def test_nothing_is_opened_before_the_click(site: tuple[Path, bytes]) -> None:
    """A scanner that runs the link's page meets the embargo's end at most, and fetches no content."""
    link = put(site, kit("scanner"), cover=UNDER_EMBARGO)
    (seen,) = visited(site, {"url": link, "at": BEFORE})
    assert "First keys" not in seen["html"]
    assert [line for line in seen["asked"] if ".bin" in line] == []


def test_the_embargo_is_told_and_counted_down(site: tuple[Path, bytes]) -> None:
    """Its end stands there in the newsroom's zone and in the reader's, and the time that is left; once it has
    passed, the way to the public page."""
    cover = dataclasses.replace(UNDER_EMBARGO, public="/releases/2027/first-keys/")
    before = put(site, kit("before"), cover=UNDER_EMBARGO)
    after = put(site, kit("after"), cover=cover)
    there = {"timezone": "Europe/Kyiv", "at": BEFORE}
    at_home, abroad, over, already = visited(
        site,
        {"url": before, "at": BEFORE},
        {"url": before, **there, "steps": [["pass", 5]]},
        {"url": after, **there, "steps": [["pass", 2 * 86400 + 40]]},
        {"url": after, **there, "at": "2027-03-02T00:00:00Z"},
    )
    assert "March 1, 2027 at 6:00 a.m. Eastern Time" in at_home["text"]
    assert "where you are" not in at_home["text"]
    assert "March 1, 2027 at 1:00 p.m. where you are (Eastern European Time)" in abroad["text"]
    assert "2 days" in at_home["text"] and "2 days" in abroad["text"]
    for seen in (over, already):
        assert "The embargo has ended." in seen["text"] and "may be published" not in seen["text"]
        assert '/releases/2027/first-keys/"' in seen["html"]


def test_it_speaks_the_kits_language(site: tuple[Path, bytes]) -> None:
    """Arabic from right to left, whatever the browser speaks; a click changes it; French without a key."""
    link = put(site, kit("arabic"), content("ar"), dataclasses.replace(UNDER_EMBARGO, lang="ar"))
    arabic, changed, opened, french = visited(
        site,
        {"url": link, "at": BEFORE},
        {"url": link, "at": BEFORE, "steps": [["click", "button[lang=fr]"]]},
        {"url": link, "at": BEFORE, "steps": [OPEN, OPENED]},
        {"url": link.partition("#")[0], "locale": "fr-CA"},
    )
    assert (arabic["lang"], arabic["dir"]) == ("ar", "rtl") and "حظر" in arabic["text"]
    assert "خارج ساعات العمل" in arabic["text"] and "After hours" not in arabic["text"]
    assert (changed["lang"], changed["dir"]) == ("fr", "ltr") and "1 mars 2027" in changed["text"]
    assert (opened["lang"], opened["dir"], opened["focus"]) == ("ar", "rtl", "H1")
    assert french["lang"] == "fr" and "lien" in french["text"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barriers_at_any_step(site: tuple[Path, bytes], scheme: str) -> None:
    """Waiting, asking for a passphrase, refusing: wide, narrow, from right to left."""
    cover = dataclasses.replace(UNDER_EMBARGO, lang="ar")
    arabic = put(site, kit("axe"), content("ar"), cover)
    locked = put(site, kit("axe locked").with_passphrase(kit("axe locked").own_passphrase))
    wrong = [["fill", "input", "k7f3-9xqm"], ["press", "Enter"], ["see", "[role=alert]"]]
    for seen in visited(
        site,
        {"url": arabic, "at": BEFORE, "axe": True, "scheme": scheme, "width": 320},
        {"url": locked, "axe": True, "scheme": scheme, "steps": wrong},
        {"url": locked.partition("#")[0], "axe": True, "scheme": scheme},
    ):
        assert seen["barriers"] == []
        assert seen["over"] <= 0


def test_a_passphrase_is_asked_besides(site: tuple[Path, bytes]) -> None:
    """With the keyboard alone: a wrong one is said to be wrong, the right one opens the kit."""
    locked = kit("passphrase").with_passphrase(kit("passphrase").own_passphrase)
    link = put(site, locked)
    enter = ["press", "Enter"]
    wrong, right = visited(
        site,
        {"url": link, "steps": [["fill", "input", "k7f3-9xqm"], enter, ["see", "[role=alert]"]]},
        {"url": link, "steps": [["fill", "input", locked.own_passphrase.upper()], enter, OPENED]},
    )
    assert "That passphrase doesn’t open it" in wrong["text"] and "First keys" not in wrong["html"]
    assert right["title"] == "The kit"


@pytest.mark.parametrize(
    ("fragment", "says"),
    [
        ("", "The end of the link is missing"),
        ("#AAAA", "This link doesn’t open this kit"),
        ("#" + "A" * 43, "This link doesn’t open this kit"),
        ("#%E0%A4%A", "This link doesn’t open this kit"),
    ],
)
def test_another_link_is_told_so(site: tuple[Path, bytes], fragment: str, says: str) -> None:
    """No key, a cut-off key and another's key: a plain sentence and who to call."""
    link = put(site, kit("other link")).partition("#")[0]
    (seen,) = visited(site, {"url": link + fragment})
    assert says in seen["text"] and CALL in seen["text"] and seen["errors"] == []


def test_a_damaged_kit_is_told_so(site: tuple[Path, bytes]) -> None:
    """A changed byte, a file cut off or gone: a plain sentence, who to call, and nothing half-opened."""
    links = [put(site, kit(f"damaged {n}")) for n in range(3)]
    files = [site[0] / "k" / kit(f"damaged {n}").id for n in range(3)]
    changed, cut, gone = (next(folder.glob("*-0.bin")) for folder in files)
    data = changed.read_bytes()
    changed.write_bytes(data[:99] + bytes([data[99] ^ 1]) + data[100:])
    cut.write_bytes(cut.read_bytes()[:-1])
    gone.unlink()
    alert = ["see", "[role=alert]"]
    for seen in visited(site, *({"url": link, "steps": [OPEN, alert]} for link in links)):
        assert "damaged" in seen["text"] or "no longer works" in seen["text"]
        assert CALL in seen["text"] and "First keys" not in seen["html"]


def test_a_kit_that_is_gone_or_over_is_told_so(site: tuple[Path, bytes]) -> None:
    """What was taken back leaves nothing to open; what has expired isn't opened though it lies there."""
    taken = put(site, kit("taken back"))
    (site[0] / "k" / kit("taken back").id / "seal.json").unlink()
    old = put(site, kit("expired"))
    for seen in visited(site, {"url": taken}, {"url": old, "at": "2027-04-01T06:00:01Z"}):
        assert "This link no longer works" in seen["text"] and CALL in seen["text"]


def test_a_correction_while_the_page_is_open_is_opened(site: tuple[Path, bytes]) -> None:
    """The page was loaded before the kit was made anew: the new content comes all the same."""
    link = put(site, kit("corrected"), parcel(page=b"<main><h1>Old</h1></main>"))
    header = site[0] / "k" / kit("corrected").id / "seal.json"
    old = header.read_text("utf-8")
    put(site, kit("corrected"))
    swap = f"""
      const fetched = globalThis.fetch;
      let first = true;
      globalThis.fetch = (name, options) => {{
        if (name !== 'seal.json' || !first) return fetched(name, options);
        first = false;
        return Promise.resolve(new Response({old!r}));
      }};
    """
    (seen,) = visited(site, {"url": link, "missing": swap, "steps": [OPEN, OPENED]})
    assert seen["title"] == "The kit"


@pytest.mark.parametrize(
    "missing",
    [
        "delete Crypto.prototype.subtle; Object.defineProperty(crypto, 'subtle', {value: undefined});",
        "delete Intl.ListFormat;",
    ],
)
def test_an_old_browser_is_told_so(site: tuple[Path, bytes], missing: str) -> None:
    """One that can't decrypt says so in its language."""
    (seen,) = visited(site, {"url": put(site, kit("old browser")), "missing": missing})
    assert "you need a current browser" in seen["text"] and CALL in seen["text"]


def test_without_javascript_every_language_says_so(site: tuple[Path, bytes]) -> None:
    """A sentence in each language of the interface, and who to call; nothing that does nothing."""
    link = put(site, kit("no script"))
    (seen,) = visited(site, {"url": link, "script": False})
    for words in ("JavaScript", "navigateur", "متصفح", CALL):
        assert words in seen["text"]
    assert "Open the kit" not in seen["text"]


def test_the_page_is_the_same_for_all_kits_and_tells_nothing(site: tuple[Path, bytes]) -> None:
    """It doesn't hold the kit's id, its dates, or a word of the release; it isn't indexed, sends no referrer,
    and takes nothing from elsewhere."""
    page = site[1].decode()
    assert "2027" not in page and "First keys" not in page
    assert kit("one click").id not in page
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in page
    assert '<meta name="referrer" content="no-referrer">' in page
    assert "http://" not in page and "https://" not in page
    assert "<style" not in page and "style=" not in page and page.count("<script") == 1


def test_large_kits_come_out_whole(site: tuple[Path, bytes]) -> None:
    """An archive of sixty megabytes is saved as it was, without being held in memory twice."""
    archive = Member("kit.zip", bytes(range(256)) * 250_000, "application/zip")
    page = content().members[:2]
    link = put(site, kit("large"), Parcel((*page, archive), shown=2))
    (seen,) = visited(site, {"url": link, "steps": [OPEN, OPENED, ["download", "a[download]"]]})
    assert seen["downloads"][0]["sha256"] == archive.sha256
