"""The audit of the finished output."""

from __future__ import annotations

import gzip
import html
import io
import json
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from samples import HOUR, NOW, article, asset, localized, newsroom, page, person

from pressroom.embargo.clearance import clear
from pressroom.embargo.leaks import Leak, audit
from pressroom.model.kinds import Status
from pressroom.model.newsroom import Newsroom
from pressroom.model.parts import Angle, Audience, Exclusive, Quote, Withdrawal
from pressroom.search.record import Record
from pressroom.search.shards import bundled

BODY = """The society buys the **old motel** on [Macleod Trail](https://example.org) for families.

It's the first of three purchases that the board's members agreed on in secret last winter. Short one.
"""
HIDDEN: dict[str, Any] = {
    "title": "Lamplight society to buy a second motel",
    "summary": "A second building will hold sixty-four homes by the summer of next year.",
    "body": BODY,
    "embargo": NOW + HOUR,
}


def leaks(tree: Path, *items: Any, content: Path | None = None) -> list[Leak]:
    """What the audit of a tree says of a newsroom of these items."""
    return audit(tree, clear(newsroom(*items), NOW, lang="en").withheld, content=content)


def marks_of(tree: Path, *items: Any) -> set[str]:
    """The sorts of marks found."""
    return {leak.mark for leak in leaks(tree, *items)}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """An output with a page that everybody may read."""
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "index.html").write_text("<h1>Prairie Lantern</h1><p>News of our houses.</p>")
    return folder


def test_clean(tree: Path) -> None:
    """Nothing is found where nothing withheld is."""
    assert leaks(tree, article("second-motel-purchase", **HIDDEN)) == []


FIRST = (
    "The society buys the <strong>old motel</strong> on "
    "<a href='https://example.org'>Macleod Trail</a> for families."
)
SECOND = (
    "It’s the first of three purchases that the board’s members agreed on in secret last winter."
)


@pytest.mark.parametrize(
    ("name", "text", "mark"),
    [
        ("a.html", "<h1>Lamplight society to buy a <em>second</em> motel</h1>", "title"),
        ("a.html", "<meta content='LAMPLIGHT SOCIETY TO BUY A SECOND MOTEL'>", "title"),
        ("a.html", f"<p>{FIRST}</p>", "sentence"),
        ("a.html", f"<p>{SECOND}</p>", "sentence"),
        ("a.html", f"<p>{SECOND[:70]}…</p>", "sentence"),
        ("a.html", f"<p>{html.escape(FIRST)}</p>", "sentence"),
        (
            "a.html",
            "<p>A second building will hold sixty&#45;four homes by&nbsp;the summer</p>",
            "sentence",
        ),
        ("feed.xml", f"<content>{html.escape(html.escape(FIRST))}</content>", "sentence"),
        ("feed.json", json.dumps({"content_html": f"<p>\n{FIRST}</p>"}), "sentence"),
        ("feed.json", json.dumps({"content_text": SECOND}), "sentence"),
        ("a.ics", "SUMMARY:Lamplight soci\r\n ety to buy\\, a second motel", "title"),
        ("sitemap.xml", "<loc>https://example.org/releases/second-motel-purchase/</loc>", "slug"),
        ("a.html", "<a href='/kits/2026-second-motel-purchase_en.zip'>Kit</a>", "slug"),
        ("search.js", 'index=["second-motel-purchase"]', "slug"),
    ],
)
def test_text(name: str, text: str, mark: str, tree: Path) -> None:
    """Titles, slugs and sentences are found through tags, escapes, quotes, case and cuts."""
    (tree / name).write_text(text)
    (leak,) = leaks(tree, article("second-motel-purchase", **HIDDEN))
    assert (leak.path, leak.mark) == (name, mark)


def test_names(tree: Path) -> None:
    """The names of folders and files are read too."""
    (tree / "releases" / "second-motel-purchase").mkdir(parents=True)
    (tree / "releases" / "second-motel-purchase" / "index.html").write_text("")
    assert marks_of(tree, article("second-motel-purchase", **HIDDEN)) == {"slug"}


def test_message_keeps_the_secret(tree: Path) -> None:
    """A leak names the file and the source, and doesn't say the words."""
    (tree / "a.html").write_text(SECOND)
    (leak,) = leaks(tree, article("second-motel-purchase", **HIDDEN))
    assert str(leak) == (
        "a.html: holds a sentence of releases/second-motel-purchase/index.md, "
        "which is withheld: embargoed until 2026-11-23 10:00-07:00"
    )


def zipped(name: str, data: bytes) -> bytes:
    """An archive of one file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return packed.getvalue()


def test_archives(tree: Path) -> None:
    """What is packed is unpacked, archives in archives and the names in them too."""
    secret = SECOND.encode()
    (tree / "a.gz").write_bytes(gzip.compress(secret))
    (tree / "b.zip").write_bytes(zipped("b.txt", secret))
    (tree / "c.zip").write_bytes(zipped("c.docx", zipped("word/document.xml", secret)))
    (tree / "d.zip").write_bytes(zipped("second-motel-purchase/d.txt", b""))
    found = leaks(tree, article("second-motel-purchase", **HIDDEN))
    assert [leak.path for leak in found] == ["a.gz", "b.zip", "c.zip", "d.zip"]


def test_broken_archives(tree: Path) -> None:
    """A file that only looks like an archive doesn't stop the audit."""
    (tree / "a.gz").write_bytes(b"\x1f\x8b" + b"nonsense")
    (tree / "b.zip").write_bytes(b"PK\x03\x04" + b"nonsense")
    assert leaks(tree, article("second-motel-purchase", **HIDDEN)) == []


def test_metadata_of_pictures(tree: Path) -> None:
    """Captions embedded in pictures are read."""
    packet = f"<x:xmpmeta><dc:description>{html.escape(SECOND)}</dc:description></x:xmpmeta>"
    (tree / "a.jpg").write_bytes(b"\xff\xd8\xff\xe1\0\0" + packet.encode() + b"\0" * 99)
    assert marks_of(tree, article("second-motel-purchase", **HIDDEN)) == {"sentence"}


ARABIC = "الجمعية تشتري فندقا ثانيا في شارع ماكلويد للعائلات الجديدة"
CHINESE = "协会今年冬天在卡尔加里悄悄买下了第二家汽车旅馆作为住房"
PUNJABI = "ਸੰਸਥਾ ਨੇ ਨਵੇਂ ਪਰਿਵਾਰਾਂ ਲਈ ਦੂਜਾ ਮੋਟਲ ਖਰੀਦਣ ਦਾ ਫੈਸਲਾ ਕੀਤਾ ਹੈ"


@pytest.mark.parametrize("text", [ARABIC, CHINESE, PUNJABI])
def test_scripts(text: str, tree: Path) -> None:
    """Sentences of every script are found, written plainly or escaped."""
    item = article("x-y-z", title="…", body=f"{text}。", embargo=NOW + HOUR)
    for written in (f"<p>{text}.</p>", json.dumps(text), f"<a href='?q={quote(text)}'>"):
        (tree / "a.html").write_text(written)
        assert marks_of(tree, item) == {"sentence"}, written


def test_slugs_of_other_scripts(tree: Path) -> None:
    """A slug is found as addresses escape it."""
    slug = "ਦੂਜਾ-ਮੋਟਲ-ਖਰੀਦ"
    (tree / "a.html").write_text(f"<a href='/releases/{quote(slug)}/'>x</a>")
    assert marks_of(tree, article(slug, embargo=NOW + HOUR)) == {"slug"}


def test_words_that_public_items_say(tree: Path) -> None:
    """A sentence, title or slug that something public has too is no leak."""
    public = article("open", title=HIDDEN["title"], body=BODY, summary=HIDDEN["summary"])
    fr = article("second-motel-purchase", lang="fr")
    (tree / "a.html").write_text(f"{FIRST} {SECOND} {HIDDEN['title']} /second-motel-purchase/")
    items = article("second-motel-purchase", **HIDDEN | {"embargo": None, "date": NOW + HOUR})
    assert leaks(tree, items, public, fr) == []


@pytest.mark.parametrize("slug", ["housing", "accessibility", "2026", "media-line", "en"])
def test_slugs_that_are_words(slug: str, tree: Path) -> None:
    """A slug that is a common word isn't found in running text, nor in the site's own addresses."""
    (tree / "a.html").write_text(f"<p class='{slug}'>On {slug}.</p><a href='/accessibility/'>x</a>")
    (tree / "media-line.css").write_text(".media-line {}")
    assert leaks(tree, article(slug, title="…", embargo=NOW + HOUR)) == []


def test_slug_that_is_a_public_tag(tree: Path) -> None:
    """A slug that is also a tag of something public may be an address."""
    (tree / "a.html").write_text("<a href='/media/tags/housing/'>x</a>")
    hidden = article("housing", title="…", embargo=NOW + HOUR)
    assert marks_of(tree, hidden) == {"address"}
    assert leaks(tree, hidden, asset("media/a/p.jpg", tags=("Housing",))) == []
    assert leaks(tree, hidden, article("open", tags=("housing",))) == []


def test_slug_that_is_a_word_as_an_address(tree: Path) -> None:
    """A one-word slug is found where it is part of an address."""
    (tree / "a.html").write_text("<a href='https://example.org/releases/2026/merger/'>x</a>")
    assert marks_of(tree, article("merger", title="…", embargo=NOW + HOUR)) == {"address"}


def test_titles_that_are_words(tree: Path) -> None:
    """A title of one word is found as it is written, not where the interface says the word."""
    (tree / "a.css").write_text(".Gallery {}")
    (tree / "a.html").write_text("<p class='Zeppelin'>the zeppelin, Contacts</p>")
    for title in ("Gallery", "Contacts", "Zeppelin"):
        assert leaks(tree, page("x-y-z", title=title, status=Status.DRAFT)) == []
    (tree / "a.html").write_text("<h1>Zeppelin</h1>")
    assert marks_of(tree, page("x-y-z", title="Zeppelin", status=Status.DRAFT)) == {"title"}


def test_people(tree: Path) -> None:
    """The name of somebody who isn't public is found."""
    (tree / "a.html").write_text("<p>Cara Lindqvist, director</p>")
    items = (
        person("cara-lindqvist", name="Cara Lindqvist"),
        article("x-y-z", embargo=NOW + HOUR, contacts=("cara-lindqvist",)),
    )
    assert marks_of(tree, *items) == {"title"}
    assert leaks(tree, *items, article("open", spokespeople=("cara-lindqvist",))) == []


def test_files(tree: Path, tmp_path: Path) -> None:
    """A withheld file is found by its name, a rendition's too, and by its content."""
    content = tmp_path / "content"
    (content / "media" / "a").mkdir(parents=True)
    (content / "media" / "a" / "keys-handover.jpg").write_bytes(b"\xff\xd8 picture")
    photo = asset("media/a/keys-handover.jpg", people=("Rahel",))
    (tree / "keys-handover-800.webp").write_bytes(b"RIFF\0")
    (tree / "other.jpg").write_bytes(b"\xff\xd8 picture")
    (tree / "a.html").write_text("<img src='/media/keys-handover.jpg'>")
    found = leaks(tree, photo, content=content)
    assert [(leak.path, leak.mark) for leak in found] == [
        ("a.html", "file name"),
        ("keys-handover-800.webp", "file name"),
        ("other.jpg", "copy"),
    ]


def test_file_names_that_say_nothing(tree: Path) -> None:
    """Names such as logo.svg may be anybody's."""
    (tree / "logo.svg").write_text("<svg/>")
    (tree / "photo-1.jpg").write_text("")
    items = [
        asset(f"media/a/{n}", people=("Rahel",)) for n in ("logo.svg", "photo-1.jpg", "map.pdf")
    ]
    assert leaks(tree, *items) == []


@pytest.mark.parametrize(
    "name", ["favicon.ico", "logo.svg", "p.jpg", "icon-192.png", "background.jpg", "aurora.jpg"]
)
def test_short_file_names_accuse_nobody_elsewhere(name: str, tree: Path) -> None:
    """A name of one word may be any theme's; only in the withheld file's folder does it tell of it."""
    (tree / "theme" / "img").mkdir(parents=True)
    (tree / "theme" / "img" / name).write_text("x")
    (tree / "a.html").write_text(f"<img src='/theme/img/{name}'>")
    hidden = asset(f"releases/keys/{name}"), article("keys", embargo=NOW + HOUR)
    assert leaks(tree, *hidden) == []


def test_short_file_names_tell_in_their_folder(tree: Path) -> None:
    """A rendition or link of one word is found where its folder stands before it."""
    for folder in ("media/lamp-house", "Lamp House", "lamp-house"):
        place = tree / folder
        place.mkdir(parents=True)
        (place / "aurora-800.webp").write_bytes(b"RIFF\0")
    (tree / "a.html").write_text("<img srcset='/files/lamp-house/aurora-400.avif 400w'>")
    path = "content/releases/Lamp House/index.md"
    hidden = (
        asset("releases/Lamp House/Aurora.jpg"),
        article("lamp", embargo=NOW + HOUR, path=path),
    )
    assert {leak.path for leak in leaks(tree, *hidden) if leak.withheld.what == "asset"} == {
        "a.html",
        "Lamp House/aurora-800.webp",
        "lamp-house/aurora-800.webp",
        "media/lamp-house/aurora-800.webp",
    }


def test_renditions_are_known_by_the_names_they_get(tree: Path) -> None:
    """A file's name with blanks or capitals is found as addresses spell it."""
    (tree / "quokka-burrow-opening-800.webp").write_bytes(b"RIFF\0")
    assert marks_of(tree, asset("media/a/Quokka Burrow_Opening.JPG", people=("R",))) == {
        "file name"
    }


def test_copies_of_something_public(tree: Path, tmp_path: Path) -> None:
    """A withheld file with the same bytes as a public one, or without any, accuses nobody."""
    content = tmp_path / "content"
    for path in ("releases/keys/mark.png", "media/a/mark.png", "releases/keys/none.txt"):
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_bytes(b"" if "none" in path else b"the same picture")
    (tree / "elsewhere.png").write_bytes(b"the same picture")
    (tree / "empty").write_bytes(b"")
    items = (
        *(asset("releases/keys/mark.png"), asset("releases/keys/none.txt")),
        *(asset("media/a/mark.png"), article("keys", embargo=NOW + HOUR)),
    )
    withheld = clear(newsroom(*items), NOW, lang="en").withheld
    assert [leak.mark for leak in audit(tree, withheld, content=content)] == ["copy"]
    assert audit(tree, withheld, content=content, public=["media/a/mark.png"]) == []


def test_descriptions_of_files(tree: Path) -> None:
    """What a sidecar says of a withheld picture is found."""
    alt = "Two women in winter coats hold up a brass key."
    (tree / "a.html").write_text(f"<img alt='{alt}'>")
    assert marks_of(tree, asset("media/a/p.jpg", people=("R",), alt=localized(alt))) == {"sentence"}


def test_parts(tree: Path) -> None:
    """The quotes that an exclusive keeps back are found, the rest isn't."""
    said = "A door is worth more than anybody who has one will ever know."
    (tree / "a.html").write_text(f"<p>{said}</p>")
    items = article(
        "keys-for-all",
        quotes=(Quote(text=said, by="Amira"),),
        exclusive=Exclusive(outlet="post", until=NOW + HOUR, withhold=("quotes",)),
    )
    (leak,) = leaks(tree, items)
    assert (leak.mark, leak.withheld.what) == ("sentence", "part")


def test_notices(tree: Path) -> None:
    """A withdrawn article's address stays, its title doesn't."""
    withdrawal = Withdrawal(date=NOW, reason=localized("It was wrong."))
    item = article("second-motel-purchase", title=HIDDEN["title"], withdrawn=withdrawal)
    (tree / "a.html").write_text("<a href='/releases/2026/second-motel-purchase/'>x</a>")
    assert leaks(tree, item) == []
    (tree / "a.html").write_text(HIDDEN["title"])
    assert marks_of(tree, item) == {"title"}


def test_empty_newsroom(tree: Path) -> None:
    """Nothing withheld, nothing to look for."""
    assert audit(tree, clear(Newsroom(organization=newsroom().organization), NOW).withheld) == []


def test_many_files_in_parallel(tree: Path) -> None:
    """Any number of processes finds the same."""
    for number in range(120):
        (tree / f"{number}.html").write_text(SECOND if number % 7 == 0 else "<p>News.</p>")
    withheld = clear(newsroom(article("second-motel-purchase", **HIDDEN)), NOW).withheld
    alone, together = (audit(tree, withheld, jobs=jobs) for jobs in (1, 3))
    assert alone == together
    assert len(alone) == 18


def test_words_of_two_scripts(tree: Path) -> None:
    """A sentence that mixes scripts with and without blanks is found."""
    (tree / "a.html").write_text("<p>我们昨天宣布 Lamplight House 将会接收更多的家庭</p>")
    item = article(
        "x-y-z",
        title="…",
        body="我们昨天宣布 Lamplight House 将会接收更多的家庭。",
        embargo=NOW + HOUR,
    )
    assert marks_of(tree, item) == {"sentence"}


ANGLE = Angle(
    for_=Audience(beat="housing"),
    lead="Sixty-four families leave the city's waiting list before next winter.",
)
SHORT_ANGLE = Angle(for_=Audience(outlet="courier"), lead="Ask for the mayor")


@pytest.mark.parametrize("angle", [ANGLE, SHORT_ANGLE])
def test_angles_of_a_public_article(angle: Angle, tree: Path) -> None:
    """What is for personal kits only is found in the output though its article is public."""
    items = [article("motel", body=BODY, angles=(angle,))]
    assert leaks(tree, *items) == []
    (tree / "page.html").write_text(f"<p>{angle.lead}</p>")
    (leak,) = leaks(tree, *items)
    assert leak.withheld.what == "private"
    assert angle.lead not in str(leak)


def test_angles_that_the_article_says_itself(tree: Path) -> None:
    """A lead that stands in the public text, too, is no leak."""
    items = [article("motel", body=f"{ANGLE.lead} More text.", angles=(ANGLE,))]
    (tree / "page.html").write_text(f"<p>{ANGLE.lead}</p>")
    assert leaks(tree, *items) == []


def test_angles_of_an_embargoed_article(tree: Path) -> None:
    """They are withheld with it."""
    (tree / "page.html").write_text(f"<p>{SHORT_ANGLE.lead}</p>")
    hidden = article("second-motel-purchase", angles=(SHORT_ANGLE,), **HIDDEN)
    assert {leak.withheld.what for leak in leaks(tree, hidden)} == {"article"}


@pytest.mark.parametrize(
    ("lang", "title", "text"),
    [
        ("en", HIDDEN["title"], ""),
        ("en", "News", SECOND),
        ("zh-Hans", "新闻", "草原灯火将在明年夏天之前买下第二家汽车旅馆，为六十四户家庭提供住房。"),
    ],
)
def test_the_index_of_the_search_is_read(tree: Path, lang: str, title: str, text: str) -> None:
    """What the indexer packed, cut into words and gave machine code is unpacked and put together."""
    record = Record(url="/x/", lang=lang, title=title, text=text, kind="release")
    with zipfile.ZipFile(io.BytesIO(bundled((record,)))) as archive:
        archive.extractall(tree / "search")
    chinese = article("other", **{**HIDDEN, "title": "第二家旅馆", "body": text, "lang": "zh-Hans"})
    found = leaks(tree, chinese if lang == "zh-Hans" else article("second-purchase", **HIDDEN))
    assert {leak.path.split("/")[1] for leak in found} == {"fragment"}


def test_an_index_that_is_damaged_is_read_as_far_as_it_goes(tree: Path) -> None:
    """What isn't CBOR after all is read as text."""
    title = HIDDEN["title"].encode()
    (tree / "a.pf_index").write_bytes(gzip.compress(b"pagefind_dcd\xff\xfe" + title))
    assert marks_of(tree, article("second-motel-purchase", **HIDDEN)) == {"title"}
