"""Ordinary Pelican blogs, moved in unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest
from blogs import MOMENT, ORDINARY, THEMES, blog, page, pelican, picture, tree

from pressroom.build.reporter import Silent
from pressroom.plugin.build import Order
from pressroom.plugin.host import build
from pressroom.plugin.sites import open_site

both = pytest.mark.parametrize("theme", THEMES)
FIRST = "stories/2024/first-post/index.html"


def press(root: Path) -> dict[str, bytes]:
    """The files that `pressroom build` publishes."""
    build(open_site(root), Order(MOMENT, Silent(), jobs=1))
    return tree(root / "output")


@both
def test_links_resolve(tmp_path: Path, theme: str | None) -> None:
    """`{filename}`, `{static}`, `{attach}` and `|filename|` lead to what is published."""
    old = (
        "Title: Old\nDate: 2012-01-02\n\n[first](|filename|first.md) [t]({tag}soil) [i]({index})\n"
    )
    files = press(blog(tmp_path, {**ORDINARY, "content/old.md": old}, THEME=theme))
    for path in ("stories/2024/second-post/", "who-we-are/", "plans/bed.txt", "images/bed.png"):
        assert f'"/{path}"'.encode() in files[FIRST], path
        assert (f"{path}index.html" if path.endswith("/") else path) in files
    assert b'href="/stories/2024/first-post/"' in files["stories/2012/old/index.html"]
    assert b'href="/tags/soil/"' in files["stories/2012/old/index.html"]
    assert b'href="/stories/2024/first-post/"' in files["stories/2024/second-post/index.html"]
    assert b'href="/stories/2024/first-post/"' in files["stories/2024/third-post/index.html"]
    assert b"{filename}" not in b"".join(files.values())


@both
def test_addresses_of_the_settings_hold(tmp_path: Path, theme: str | None) -> None:
    """What ARTICLE_SAVE_AS and its like say is where things lie, and where links lead."""
    settings = {
        "ARTICLE_URL": "{date:%Y}/{slug}.html",
        "ARTICLE_SAVE_AS": "{date:%Y}/{slug}.html",
        "PAGE_URL": "info/{slug}/",
        "PAGE_SAVE_AS": "info/{slug}/index.html",
        "TAG_URL": "tag/{slug}.html",
        "TAG_SAVE_AS": "label/{slug}.html",
        "CATEGORY_SAVE_AS": "section/{slug}/index.html",
        "CATEGORY_URL": "section/{slug}/",
        "AUTHOR_SAVE_AS": "by/{slug}.html",
        "AUTHOR_URL": "by/{slug}.html",
    }
    files = press(blog(tmp_path, THEME=theme, **settings))
    places = ("2024/first-post.html", "info/who-we-are/index.html", "label/soil.html")
    for place in (*places, "section/garden/index.html", "by/jo-doe.html"):
        assert place in files
    assert b'href="/2024/second-post.html"' in files["2024/first-post.html"]


def test_lists_of_the_settings_have_further_pages(tmp_path: Path) -> None:
    """A list in a file goes on in files beside it."""
    files = {
        f"content/p{n}.md": f"Title: P{n}\nDate: 2024-01-{n:02}\nTags: soil\n\nx\n"
        for n in range(1, 8)
    }
    made = press(blog(tmp_path, files, TAG_SAVE_AS="label/{slug}.html", DEFAULT_PAGINATION=3))
    assert {"label/soil.html", "label/soil2.html", "label/soil3.html"} <= set(made)
    assert b'href="/label/soil2.html"' in made["label/soil.html"]


def test_patterns_take_what_a_text_says(tmp_path: Path) -> None:
    """A key of the header or of PATH_METADATA fills a pattern; where it is missing, ours stands."""
    files = {
        "content/pages/toys/top.md": "Title: Top\n\nSpins.\n",
        "content/first.md": "Title: First\nDate: 2024-01-01\nSection: toys\n\nx\n",
        "content/second.md": "Title: Second\nDate: 2024-01-01\n\nx\n",
    }
    made = press(
        blog(
            tmp_path,
            files,
            PATH_METADATA=r"pages/(?P<fullpath>.+)[.].+",
            PAGE_SAVE_AS="{fullpath}/index.html",
            ARTICLE_SAVE_AS="{section}/{slug}.html",
        )
    )
    assert {"toys/top/index.html", "toys/first.html", "stories/2024/second/index.html"} <= set(made)


@pytest.mark.parametrize(
    ("header", "path"),
    [("Slug: about", "about/index.html"), ("save_as: index.html", "index.html")],
)
def test_pages_take_the_place_of_our_own(tmp_path: Path, header: str, path: str) -> None:
    """A blog's page about itself, or its own home, stands where its writer put it."""
    text = f"Title: Welcome\n{header}\n\nCome in to the garden.\n"
    assert b"Come in to the garden" in press(blog(tmp_path, {"content/pages/a.md": text}))[path]


def test_headers_are_read_as_people_write_them(tmp_path: Path) -> None:
    """Capital keys, colons and no end between dashes, a title field, a key that stands twice."""
    files = {
        "content/dashes.md": "---\nTitle: Between dashes\nDate: 2024-01-01\nTags: a, b\n---\n\nx\n",
        "content/field.rst": "Heading\n=======\n\n:title: Field\n:date: 2024-01-02\n\nx\n",
        "content/twice.md": "Title: Twice\nDate: 2024-01-03\nTags: a\nTags: b\n\nx\n",
        "content/colon.md": '---\ntitle: How to: dig\ndate: "2024-01-04"\nstatus: draft\n---\n\nx\n',
        "content/colons.md": "---\ntitle: How to: rake\ndate: 2024-01-05\n---\n\nx\n",
        "content/open.md": "---\ntitle: Never closed\ndate: 2024-01-06\n\nBody of it.\n",
    }
    made = press(blog(tmp_path, files))
    assert "stories/2024/how-to-dig/index.html" not in made
    for slug in ("between-dashes", "field", "twice", "how-to-rake", "never-closed"):
        assert f"stories/2024/{slug}/index.html" in made


@both
def test_files_that_are_only_copied_need_no_care(tmp_path: Path, theme: str | None) -> None:
    """A picture with the wrong suffix, and one nobody can read, are copied where they tell nothing."""
    blog(tmp_path, THEME=theme)
    picture(tmp_path / "png.png")
    (tmp_path / "png.png").rename(tmp_path / "content/images/really-png.jpg")
    (tmp_path / "content/images/odd.png").write_bytes(b"not a picture")
    (tmp_path / "content/images/odd-secret.png").write_bytes(b"not a picture Exif GPS")
    made = press(tmp_path)
    assert {"images/really-png.jpg", "images/odd.png"} <= set(made)
    assert "images/odd-secret.png" not in made


@both
def test_copied_pictures_tell_no_place(tmp_path: Path, theme: str | None) -> None:
    """Where a picture was taken isn't published with it, whoever makes the pages."""
    from PIL import Image

    blog(tmp_path, THEME=theme)
    exif = Image.Exif()
    exif[0x010F] = "CameraMaker"
    exif.get_ifd(0x8825)[2] = (51.0, 2.0, 43.0)
    Image.new("RGB", (30, 20), "red").save(tmp_path / "content/images/spot.jpg", exif=exif)
    assert b"CameraMaker" in (tmp_path / "content/images/spot.jpg").read_bytes()
    made = press(tmp_path)["images/spot.jpg"]
    assert b"CameraMaker" not in made
    assert not Image.open(tmp_path / "output/images/spot.jpg").getexif().get_ifd(0x8825)


def test_text_without_a_header_is_left_out(tmp_path: Path) -> None:
    """A README among the posts is a warning, as it is an error that Pelican logs and forgets."""
    demo = "<html><head><title>Demo</title></head><body>Notes to ourselves.</body></html>"
    notes = {"content/README.md": "Notes to ourselves.\n", "content/demo.html": demo}
    blog(tmp_path, {**ORDINARY, **notes})
    built = build(open_site(tmp_path), Order(MOMENT, Silent(), jobs=1))
    assert [(p.code, p.place.path) for p in built.problems] == [("F101", path) for path in notes]
    assert b"Notes to ourselves" not in b"".join(tree(tmp_path / "output").values())


@both
def test_content_may_be_the_whole_folder(tmp_path: Path, theme: str | None) -> None:
    """Where ARTICLE_PATHS names folders from the site's own, nothing is lost and no output is read."""
    text = "Title: {} post\nDate: 2024-05-01\n\nHello.\n"
    texts = {"content/note.md": text.format("First"), "more/note.md": text.format("Second")}
    paths = {"ARTICLE_PATHS": ["content", "more"], "PAGE_PATHS": ["content/pages"]}
    blog(tmp_path, texts, THEME=theme, **paths)
    files = press(tmp_path)
    assert FIRST in files
    assert press(tmp_path) == files


def test_media_folder_of_a_blog_is_no_library(tmp_path: Path) -> None:
    """Where STATIC_PATHS lists it, its pictures need no alt text of their own and are copied."""
    blog(tmp_path, STATIC_PATHS=["media"])
    picture(tmp_path / "content/media/2020/plot.png")
    assert "media/2020/plot.png" in press(tmp_path)


def test_site_without_an_address_has_feeds(tmp_path: Path) -> None:
    """SITEURL is often set in publishconf.py only."""
    assert "feeds/all.atom.xml" in press(blog(tmp_path, SITEURL=""))


def test_foreign_theme_links_the_feeds_there_are(tmp_path: Path) -> None:
    """Each feed that a foreign theme's page names is published."""
    import re

    pelican(blog(tmp_path, THEME="simple"))
    links = re.findall(r'href="https://garden.example.org/(feeds/[^"]+)"', page(tmp_path, FIRST))
    assert links
    assert set(links) <= set(tree(tmp_path / "output"))


@pytest.mark.parametrize("theme", THEMES)
def test_feeds_stay_at_the_addresses_of_the_settings(tmp_path: Path, theme: str | None) -> None:
    """Readers who follow an old feed go on getting it."""
    settings = {
        "FEED_ALL_ATOM": "atom.xml",
        "FEED_ALL_RSS": "rss.xml",
        "CATEGORY_FEED_ATOM": "section/{slug}.xml",
        "TAG_FEED_RSS": "label/{slug}.rss",
    }
    made = press(blog(tmp_path, THEME=theme, **settings))
    assert made["atom.xml"] == made["feeds/all.atom.xml"]
    assert made["rss.xml"] == made["feeds/all.rss.xml"]
    assert made["section/garden.xml"] == made["feeds/topics/garden.atom.xml"]
    assert made["label/soil.rss"] == made["feeds/tags/soil.rss.xml"]
