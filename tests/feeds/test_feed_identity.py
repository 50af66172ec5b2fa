"""Identities in feeds: what may change without a subscriber seeing an article twice."""

from __future__ import annotations

import unicodedata
import uuid
from dataclasses import replace

from feed_samples import article, notice, settings

from pressroom.feeds.identity import identity, identity_of, identity_of_notice
from pressroom.model.kinds import Kind
from pressroom.model.origin import Origin

KNOBS = settings()


def test_identity_is_fixed_for_good() -> None:
    """The identity of a known article is this very number: another would repeat all news to everyone."""
    made = identity("release", "keys", "en", "Prairie Lantern Newsroom")
    assert made == "urn:uuid:2f39cd7e-1c48-53a9-adcf-681b7be32742"
    assert uuid.UUID(made.removeprefix("urn:uuid:")).version == 5


def test_identity_outlives_slug_title_and_domain() -> None:
    """A new slug, headline, date and domain leave the identity alone."""
    before = article("keys")
    after = replace(before, slug="first-keys", title="Another headline", date=None)
    elsewhere = settings(site_url="https://press.example.com/news")
    assert identity_of(before, KNOBS) == identity_of(after, elsewhere)


def test_identity_outlives_a_folder_that_becomes_a_file() -> None:
    """The same name as folder, file or translated file is the same article."""
    paths = ("keys/index.md", "keys.md", "keys.en.md", "keys/index.en.md")
    articles = [article("keys", origin=Origin(f"content/releases/{path}")) for path in paths]
    assert len({identity_of(item, KNOBS) for item in articles}) == 1


def test_identity_follows_an_id_when_the_folder_is_renamed() -> None:
    """An `id` stands for the folder's old name."""
    renamed = article("first-keys", id="keys")
    assert identity_of(renamed, KNOBS) == identity_of(article("keys"), KNOBS)


def test_identity_survives_a_new_name_of_the_newsroom() -> None:
    """With PRESSROOM_FEED_ID the newsroom can be renamed; without it, its name counts."""
    renamed = settings(site_name="Lantern News")
    kept = settings(site_name="Lantern News", feed_id=KNOBS.site_name)
    assert identity_of(article("keys"), kept) == identity_of(article("keys"), KNOBS)
    assert identity_of(article("keys"), renamed) != identity_of(article("keys"), KNOBS)


def test_identity_tells_languages_and_kinds_apart() -> None:
    """Translations, and articles of one name in two kinds, are different entries."""
    items = [article("keys"), article("keys", lang="fr"), article("keys", Kind.STORY)]
    assert len({identity_of(item, KNOBS) for item in items}) == 3


def test_identity_tells_apart_same_names_in_a_blog_s_folders() -> None:
    """Outside the kinds' folders the folders count: there `update.md` may exist every year."""
    paths = ("content/2024/update.md", "content/2025/update.md")
    items = [article("update", Kind.STORY, origin=Origin(path)) for path in paths]
    assert len({identity_of(item, KNOBS) for item in items}) == 2


def test_identity_doesn_t_depend_on_how_a_file_system_spells() -> None:
    """Composed and decomposed letters of a file's name are one name, and so is the tag's case."""
    name = "société"
    spellings = [unicodedata.normalize(form, name) for form in ("NFC", "NFD")]
    assert len({identity("story", spelled, "fr", "X") for spelled in spellings}) == 1
    assert identity("story", name, "zh-Hans", "X") == identity("story", name, "zh-hans", "X")


def test_withdrawn_article_keeps_its_identity() -> None:
    """A notice is known by the identity of the article that it stands for."""
    assert identity_of_notice(notice("census"), KNOBS) == identity_of(article("census"), KNOBS)
