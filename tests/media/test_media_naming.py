"""Names of files that leave."""

from __future__ import annotations

import pytest
from media_samples import asset, text

from pressroom.media.naming import Name, names, phrase
from pressroom.model.keys import Localized


def name(path: str, **keys: object) -> Name:
    """The name of one asset."""
    return names([asset(path, **keys)], "en")[path]


@pytest.mark.parametrize(
    ("path", "keys", "expected"),
    [
        ("media/logos/Prairie Lantern.png", {"album": "logos"}, "media/logos/prairie-lantern"),
        (
            "releases/2026-report/amira.jpg",
            {"album": "", "owner": "releases/2026-report"},
            "media/2026-report/amira",
        ),
        ("images/old.jpg", {"album": ""}, "media/images/old"),
        ("old.jpg", {"album": ""}, "media/files/old"),
        ("media/ਦੀਵਾਲੀ/ਦੀਵਾ.jpg", {"album": "ਦੀਵਾਲੀ"}, "media/ਦੀਵਾਲੀ/ਦੀਵਾ"),
    ],
)
def test_speaking_name(path: str, keys: dict[str, str], expected: str) -> None:
    """A file's own name is kept where it speaks, under its album, article or folder."""
    found = name(path, **keys)
    assert f"{found.folder}/{found.stem}" == expected


@pytest.mark.parametrize(
    "stem",
    [
        "IMG_2034",
        "DSC01234",
        "DSCF0042-edit",
        "PXL_20261119_201122",
        "20261119_090000",
        "P1010001",
        "IMG-20261119-WA0007",
        "image3948278",
        "Screenshot_2026-11-19",
        "0b5c1a2d-93e1-4b5e-9d3c-1a2b3c4d5e6f",
    ],
)
def test_camera_name(stem: str) -> None:
    """A number from a camera gives way to the folder and the caption's first words."""
    caption = text("Amira Haddad opens the new housing desk in Forest Lawn. More follows.")
    found = name(f"media/desk/{stem}.jpg", album="desk", caption=caption)
    assert found.stem == "desk-amira-haddad-opens-the-new-housing"


@pytest.mark.parametrize("stem", ["amira-2026", "lamp", "launch-day", "img-lamp", "b2b", "cafe"])
def test_words_are_no_camera_name(stem: str) -> None:
    """A word with a number is a word."""
    assert name(f"media/a/{stem}.jpg").stem == stem


def test_camera_name_without_words() -> None:
    """Without caption and alternative text the number stays."""
    assert name("media/a/IMG_1.jpg", alt=None).stem == "img-1"


def test_names_differ() -> None:
    """No two assets share a name."""
    paths = ["media/album/Lamp.jpg", "media/album/lamp.jpg", "media/album/lamp.png"]
    found = names([asset(path) for path in reversed(paths)], "en")
    assert [found[path].stem for path in paths] == ["lamp", "lamp-jpg", "lamp-png"]


def test_file() -> None:
    """The rest of a file's name follows the stem."""
    assert Name("media/a", "lamp").file("-print.jpg") == "media/a/lamp-print.jpg"


@pytest.mark.parametrize(
    ("lang", "caption", "told"),
    [
        ("en", "A family at the door of a new home", "A family at the door"),
        ("en", "Keys to a first home. Each new tenant gets a set.", "Keys to a first home"),
        ("en", "Rahel and her daughter, who is six, unlock it", "Rahel and her daughter,"),
        ("en", "Of the", "Of the"),
        ("en", "To be or not to be that is it", "To be or not"),
        ("fr", "Une famille à la porte d’un nouveau logement", "Une famille à la porte"),
        (
            "fr",
            "Les clés d’un premier logement, remises avec soin",
            "Les clés d’un premier logement,",
        ),
        ("ar", "عائلة عند باب مسكنها الجديد في المدينة", "عائلة عند باب مسكنها الجديد"),
        ("zh-Hans", "一家人站在新家门口", "一家人站在新家门口"),
    ],
)
def test_a_phrase_ends_where_one_would_end_it(lang: str, caption: str, told: str) -> None:
    """Six words of a caption at most, cut at a comma, and not after a word that waits for the next."""
    assert phrase(asset("media/a/p.jpg", caption=Localized(((lang, caption),))), lang) == told


def test_a_phrase_is_cut_by_the_language_it_is_in() -> None:
    """Where a caption isn't there in a kit's language, the words that join are those of its own."""
    shown = asset(
        "media/a/p.jpg", caption=Localized((("en", "A family at the door of a new home"),))
    )
    assert phrase(shown, "fr") == "A family at the door"
