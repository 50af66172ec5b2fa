"""Which files leave for a picture, known before any is made."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from media_samples import OWNER, asset, inspected, jpeg, put, saved, scene, text

from pressroom.build.artifact import Artifact
from pressroom.build.provenance import code_state
from pressroom.media import encode
from pressroom.media.imprint import Publisher
from pressroom.media.inspect import Inspected
from pressroom.media.naming import Name
from pressroom.media.plan import Picture, hand_on, plan, srcset, weighed, widths

NAME = Name("media/album", "lamp")


def picture(**keys: Any) -> Inspected:
    """A photograph of a good camera."""
    told: dict[str, Any] = {
        "format": "JPEG",
        "media_type": "image/jpeg",
        "bytes": 1,
        "sha256": "ab",
        "width": 6000,
        "height": 4000,
    }
    return Inspected(**(told | keys))


def planned(found: Inspected, owner: Publisher = OWNER, **keys: Any) -> Picture:
    """The plan of a picture that need not exist."""
    return plan(asset(**keys), found, Path("lamp.jpg"), owner, NAME)[0]


def artifacts(found: Inspected, **keys: Any) -> tuple[Artifact, ...]:
    """How to make its files."""
    return plan(asset(**keys), found, Path("lamp.jpg"), OWNER, NAME)[1]


def test_photograph() -> None:
    """A photograph gets AVIF, WebP and JPEG in every width of the theme, best format first."""
    plan = planned(picture())
    types = [each[0].media_type for each in plan.sources]
    assert types == ["image/avif", "image/webp", "image/jpeg"]
    for renditions in plan.sources:
        assert [each.width for each in renditions] == [320, 480, 768, 1200, 1600, 2000]
        assert [each.height for each in renditions] == [213, 320, 512, 800, 1067, 1333]
    assert (plan.src.width, plan.src.media_type) == (768, "image/jpeg")
    assert plan.shared and (plan.shared.width, plan.shared.height) == (1200, 800)


def test_downloads() -> None:
    """The picture desk is offered screen size and print size under addresses that stay."""
    plan = planned(picture())
    assert [each.path for each in plan.downloads] == [
        "media/album/lamp-screen.jpg",
        "media/album/lamp-print.jpg",
    ]
    assert [each.width for each in plan.downloads] == [1600, 6000]


@pytest.mark.parametrize("keys", [{"credit": None}, {"usage_terms": None}])
def test_no_download_without_terms(keys: dict[str, Any]) -> None:
    """Without credit or terms a picture is shown but not offered."""
    plan = planned(picture(), **keys)
    assert plan.downloads == ()
    made = [each.path for each in artifacts(picture(), **keys)]
    assert not [path for path in made if "print" in path or "screen" in path]
    assert plan.sources


def test_terms_of_the_newsroom() -> None:
    """The newsroom's own terms serve pictures that name none."""
    owner = replace(OWNER, usage_terms=text("Ask us."))
    assert len(planned(picture(), owner, usage_terms=None).downloads) == 2


def test_every_rendition_has_its_artifact() -> None:
    """What a page may point to is what will be made, each path once, kept in the cache."""
    plan = planned(picture(orientation=6))
    every = artifacts(picture(orientation=6))
    paths = [each.path for each in every]
    assert sorted(plan.files) == sorted(paths)
    shown = [each.path for renditions in plan.sources for each in renditions]
    assert plan.shared
    assert sorted(paths) == sorted(
        {*shown, plan.shared.path, *(each.path for each in plan.downloads)}
    )
    assert len(set(paths)) == len(paths)
    assert all(each.costly for each in every)


def test_addresses() -> None:
    """Inline renditions say name, width and a hash."""
    for each in planned(picture()).sources[0]:
        assert re.fullmatch(rf"media/album/lamp-{each.width}\.[0-9a-f]{{8}}\.avif", each.path)


@pytest.mark.parametrize(
    "other",
    [
        planned(picture(sha256="cd")),
        planned(picture(), caption=text("A lamp, lit")),
        planned(picture(), replace(OWNER, email="other@example.org")),
        planned(picture(), taken=dt.date(2026, 11, 19)),
    ],
)
def test_hash_follows_content(other: Picture) -> None:
    """Another file, caption or publisher gives other inline addresses and the same downloads."""
    plan = planned(picture())
    assert plan == planned(picture())
    ours = {each.path for each in plan.sources[0]}
    assert not ours & {each.path for each in other.sources[0]}
    assert [each.path for each in plan.downloads] == [each.path for each in other.downloads]


@pytest.mark.parametrize(
    ("full", "found"),
    [
        (5, (5,)),
        (320, (320,)),
        (330, (320,)),
        (400, (320, 400)),
        (1250, (320, 480, 768, 1200)),
        (1400, (320, 480, 768, 1200, 1400)),
        (1999, (320, 480, 768, 1200, 1600, 1999)),
        (9000, (320, 480, 768, 1200, 1600, 2000)),
    ],
)
def test_widths(full: int, found: tuple[int, ...]) -> None:
    """No rendition is wider than the picture, and none barely wider than the last."""
    assert widths(full) == found


def test_graphic_with_alpha() -> None:
    """A picture that shows through falls back on PNG, and its PNG original is the print file."""
    plan = planned(picture(format="PNG", media_type="image/png", alpha=True))
    assert plan.sources[-1][0].media_type == "image/png"
    assert [each.path for each in plan.downloads] == [
        "media/album/lamp-screen.png",
        "media/album/lamp-print.png",
    ]
    assert plan.shared and plan.shared.media_type == "image/jpeg"


def test_original_is_offered_where_it_differs() -> None:
    """A turned JPEG or a WebP is offered as print JPEG and untouched; TIFF and HEIC as JPEG only."""
    for found, downloads in (
        (picture(orientation=6), ["-screen.jpg", "-print.jpg", "-original.jpg"]),
        (picture(format="WebP"), ["-screen.jpg", "-print.jpg", "-original.webp"]),
        (picture(format="TIFF"), ["-screen.jpg", "-print.jpg"]),
        (picture(format="HEIC"), ["-screen.jpg", "-print.jpg"]),
    ):
        names = [each.path.removeprefix("media/album/lamp") for each in planned(found).downloads]
        assert names == downloads


def test_very_tall_picture() -> None:
    """Formats that can't hold a very tall picture are left out at that size."""
    plan = planned(picture(width=2000, height=60_000))
    assert [each.width for each in plan.sources[1]] == [320, 480]
    assert [each.width for each in plan.sources[2]] == [320, 480, 768, 1200, 1600, 2000]


def test_drawing() -> None:
    """A drawing is one file for every size, and one to download."""
    found = picture(format="SVG", media_type="image/svg+xml", width=120, height=80)
    plan = planned(found)
    assert plan.vector
    assert re.fullmatch(r"media/album/lamp\.[0-9a-f]{8}\.svg", plan.src.path)
    assert [each.path for each in plan.downloads] == ["media/album/lamp.svg"]
    assert plan.shared is None
    assert len(artifacts(found)) == 2


def test_shared_picture() -> None:
    """Link previews get a JPEG that is there anyway, or one of their own where pages have PNG."""
    photo = planned(picture())
    assert photo.shared in photo.sources[-1]
    clear = planned(picture(format="PNG", media_type="image/png", alpha=True))
    assert clear.shared and clear.shared not in clear.sources[-1]


def test_screen_size_is_smaller() -> None:
    """A picture that is no larger than a screen is offered once."""
    assert [each.width for each in planned(picture(width=1700)).downloads] == [1700]


def test_sizes_come_later() -> None:
    """Bytes are unknown until the files are made, and then filled in."""
    plan = planned(picture())
    assert plan.downloads[1].bytes == 0
    after = weighed(plan, {"media/album/lamp-print.jpg": 1234})
    assert after.print and after.print.bytes == 1234
    assert after.screen and after.screen.bytes == 0
    assert replace(after, print=plan.print) == plan


def test_srcset() -> None:
    """A srcset has percent-encoded addresses and widths."""
    made, _ = plan(asset(), picture(width=500), Path("x"), OWNER, Name("media/a", "ਦੀਵਾ"))
    first = made.sources[0]
    assert srcset(first[:1]).startswith("media/a/%E0%A8%A6")
    assert srcset(first, lambda path: f"/{path[-5:]}") == "/.avif 320w, /.avif 480w"


def test_nothing_is_read(tmp_path: Path) -> None:
    """A plan needs no file."""
    assert artifacts(picture())
    assert not list(tmp_path.iterdir())


def test_handout(tmp_path: Path) -> None:
    """A document goes out under its name, with type and size known at once."""
    file = put(tmp_path, "Report.PDF", b"%PDF-1.7\n")
    name = Name("media/a", "report")
    found, made = hand_on(asset("media/a/Report.PDF"), inspected(file), file, name)
    assert (found.path, found.media_type, found.bytes) == (
        "media/a/report.pdf",
        "application/pdf",
        9,
    )
    assert [each.path for each in made] == [found.path]


def test_small_files_of_the_plan_are_real(tmp_path: Path) -> None:
    """Inspection and plan fit together for a real file."""
    file = put(tmp_path, "lamp.png", saved(scene(30, 20), "PNG"))
    plan_, _ = plan(asset(), inspected(file), file, OWNER, NAME)
    assert [each.width for each in plan_.sources[-1]] == [30]
    jpg = put(tmp_path, "lamp.jpg", jpeg())
    assert plan(asset(), inspected(jpg), jpg, OWNER, NAME)[0].print


def test_only_code_that_makes_bytes_makes_pictures_stale() -> None:
    """Rules, names, plans and the wording of imprints may change without encoding anything again."""
    told = {name.removeprefix("pressroom.media.") for name, _ in code_state(encode.__name__)}
    ours = {name for name in told if name not in ("PIL", "pillow_heif", "python")}
    carriers = {f"carriers.{name}" for name in ("gif", "jpeg", "png", "riff", "tiff", "mp3")}
    assert ours == {
        *carriers,
        *("pressroom", "pressroom.media", "carriers", "carriers.damage", "carriers.iso_media"),
        *("encode", "formats", "packets", "raster", "safe_xml", "stamp", "svg"),
    }
