"""What is in the kit of each kind of thing."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit_newsroom import FILES, desk_of, kit, lay_out, subject

from pressroom.kits.wording import own_way
from pressroom.site.desk import Desk
from pressroom.site.kits import subjects


def test_everything_has_a_kit(desk: Desk) -> None:
    """Every kind of article, a topic and the organization have one; whoever says `kit: false` hasn't."""
    found = [(s.sort, *sorted({a.slug for a in s.articles.values()})) for s in subjects(desk)]
    names = {name for _, *slugs in found for name in slugs}
    assert names == {"keys", "tour", "walk", "tea", "fire", "rent"}
    assert [sort for sort, *_ in found][-2:] == ["topic", "organization"]


def test_release(desk: Desk) -> None:
    """A release's kit has whom to call, the sentence, the text in each language, and what goes with it."""
    found = kit(desk, "keys")
    assert [person.name for person in found.contacts] == ["Jo Desk"]
    assert found.sentence == "Nine families moved in on Wednesday."
    assert [(t.lang, t.current) for t in found.texts] == [("en", True), ("fr", False)]
    assert [quote.by for quote in found.quotes] == ["Harpreet Gill"]
    assert [fact.value for fact in found.facts] == ["41"]
    assert [person.pronunciation for person in found.spokespeople] == ["HUR-preet GIL"]
    assert "manages homes" in found.spokespeople[0].biography_text
    assert [p.path for p in found.pictures] == ["releases/keys/keys.jpg"]
    assert [p.path for p in found.logos] == ["media/logos/lantern.svg"]
    assert [r.path for r in found.recordings] == ["media/sound/name.mp3"]
    assert [c.title for c in found.background] == ["How rent is counted"]
    assert [b.key for b in found.boilerplates] == ["default"]
    assert [link.title for link in found.links] == ["Points system"]
    assert "Nine families, not ten" in found.corrections[0].note
    assert found.terms == "Free for editorial use with credit."


def test_text_is_read_and_copied(desk: Desk) -> None:
    """The text to copy is plain, with headline, dateline and end mark; that to read has headings below h3."""
    text = kit(desk, "keys").texts[0]
    assert text.copy.startswith("First families get keys\n\nCALGARY, Alta., Nov. 19, 2026 — Nine")
    assert text.copy.endswith("\n\nMuch.\n\n-30-")
    assert "<h4>What it cost</h4>" in text.content
    assert " id=" not in text.content


def test_other_language(desk: Desk) -> None:
    """The French kit speaks French, has the same pictures, and its own address."""
    found = kit(desk, "keys", "fr")
    assert found.sentence == "Neuf familles ont emménagé mercredi."
    assert [t.lang for t in found.texts] == ["fr", "en"]
    assert found.pictures[0].alt == "Une clé dans une porte"
    assert found.address.startswith("https://newsroom.example.org/fr/kit/")


def test_advisory(desk: Desk) -> None:
    """An advisory's kit says when and where."""
    found = kit(desk, "tour")
    assert found.happening is not None
    assert found.happening.venue == "Lamplight House"


def test_pictures_of_the_topic(desk: Desk) -> None:
    """An article without pictures of its own takes its topic's; a statement takes none."""
    assert [p.path for p in kit(desk, "tour").pictures] == ["media/album/street.jpg"]
    assert kit(desk, "fire").pictures == ()


def test_event(desk: Desk) -> None:
    """An event without contacts of its own leads to the media line."""
    found = kit(desk, "walk")
    assert [person.name for person in found.contacts] == ["Jo Desk"]
    assert found.happening is not None


def test_what_the_writer_wants(desk: Desk) -> None:
    """A kit has the title and the further assets its writer gave it."""
    found = kit(desk, "tea")
    assert found.title == "Tea for desks"
    assert [p.path for p in found.pictures] == ["media/album/street.jpg"]


def test_chosen_photos(tmp_path: Path) -> None:
    """`kit: {photos: …}` takes the place of the article's own pictures."""
    story = FILES["stories/tea/index.md"]
    wanted = story.replace(
        "kit: {title: Tea for desks, include", "photos: [media/people/harpreet.jpg]\nkit: {photos"
    )
    found = kit(desk_of(lay_out(tmp_path, {"stories/tea/index.md": wanted})), "tea")
    assert [p.path for p in found.pictures] == ["media/album/street.jpg"]


def test_topic(desk: Desk) -> None:
    """A topic's kit has its text, its people, pictures and the latest on it."""
    found = kit(desk, "housing")
    assert found.sentence == "Homes people can pay."
    assert "Rents rise." in found.texts[0].copy
    assert [p.name for p in found.spokespeople] == ["Harpreet Gill"]
    assert [p.path for p in found.pictures] == ["media/album/street.jpg"]
    assert found.background[0].title == "How rent is counted"
    assert "First look inside" in [card.title for card in found.background]


def test_organization(desk: Desk) -> None:
    """The organization's kit has its own words, facts, logos and speakers."""
    found = kit(desk, "organization")
    assert found.title == "Prairie Lantern Newcomer Society"
    assert found.sentence == "We help."
    assert "We help newcomers settle." in found.texts[0].copy
    assert [p.name for p in found.spokespeople] == ["Harpreet Gill"]
    assert found.logos
    assert found.facts


@pytest.mark.parametrize(
    "change",
    [
        ("title: First families get keys", "title: Other words\nslug: other-words"),
        ("---\n", "---\nlang: en\n"),
    ],
)
def test_address_stays(desk: Desk, tmp_path: Path, change: tuple[str, str]) -> None:
    """A kit keeps its address when its title or slug changes, and its files their readable names."""
    before = subject(desk, "keys")
    text = FILES["releases/keys/index.md"].replace(*change, 1)
    after = desk_of(lay_out(tmp_path, {"releases/keys/index.md": text}))
    codes = {found.code for found in subjects(after)}
    assert before.code in codes
    assert len(before.code) == 8
    assert before.path(desk, "en") == f"kit/{before.code}/"
    assert before.path(desk, "fr") == f"fr/kit/{before.code}/"


def test_translation_comes_later(desk: Desk, tmp_path: Path) -> None:
    """A translation that joins later doesn't move the kit."""
    root = lay_out(tmp_path)
    (root / "content/releases/keys/index.fr.md").unlink()
    assert subject(desk_of(root), "keys").code == subject(desk, "keys").code


def test_no_kit_in_one_language(tmp_path: Path) -> None:
    """A translation may have no kit while its original has one; without the original's there is none."""
    french = FILES["releases/keys/index.fr.md"].replace("---\n", "---\nkit: false\n", 1)
    found = subject(desk_of(lay_out(tmp_path / "a", {"releases/keys/index.fr.md": french})), "keys")
    assert found.languages == ("en",)
    english = FILES["releases/keys/index.md"].replace("---\n", "---\nkit: false\n", 1)
    bare = desk_of(lay_out(tmp_path / "b", {"releases/keys/index.md": english}))
    assert "keys" not in {a.slug for s in subjects(bare) for a in s.articles.values()}


def test_consent_to_the_web_alone(tmp_path: Path) -> None:
    """A picture of people who agreed to the web only is on pages and in no kit."""
    text = FILES["releases/keys/index.md"].replace("[keys.jpg]", "[media/album/webonly.jpg]")
    found = desk_of(lay_out(tmp_path, {"releases/keys/index.md": text}))
    assert "media/album/webonly.jpg" in found.newsroom.assets
    assert "media/album/webonly.jpg" not in [p.path for p in kit(found, "keys").pictures]


def test_terms_in_another_direction() -> None:
    """House terms in one language keep their full stop at their end in a text from right to left."""
    terms = "Free for editorial use."
    assert own_way(terms, "ar") == f"\u200e{terms}\u200e"
    assert own_way(terms, "fr") == terms
    assert own_way("للاستخدام التحريري.", "ar") == "للاستخدام التحريري."
