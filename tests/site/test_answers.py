"""What pages draw on of the news, and when it counts as the same."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "embargo"))

from samples import NOW, article, localized

from pressroom.model.article import Article
from pressroom.model.newsroom import PublicArticle, PublicNewsroom
from pressroom.model.organization import Organization
from pressroom.model.origin import Body, Origin
from pressroom.settings import Settings
from pressroom.site.answers import Answers
from pressroom.site.desk import Desk
from pressroom.site.notes import ALL_NEWS, Drawn

SETTINGS = Settings(root=Path("/nowhere"), site_name="Scratch", timezone=ZoneInfo("UTC"))
HOUSE = Organization(origin=Origin("content/organization.yml"), name=localized("Scratch"))
ONE = article("one", topic="tea", tags=("cups",))
TWO = article("two", topic="tea", tags=("cups", "kettles"))
THREE = article("three", tags=("kettles",))
RELATED: Drawn = ("asked", "related", ONE.origin.path)


def desk_of(*articles: Article) -> Desk:
    """The desk of a newsroom that says no more than these."""
    news = PublicNewsroom(now=NOW, organization=HOUSE, articles=tuple(map(PublicArticle, articles)))
    return Desk(news, SETTINGS, {}, {})


def answers_of(*articles: Article) -> Answers:
    """What there is to draw on of them."""
    return Answers(desk_of(*articles), "media")


@pytest.mark.parametrize(
    "look",
    [
        lambda desk: desk.articles,
        lambda desk: desk.by_tag["en", "cups"],
        lambda desk: desk.content_paths,
    ],
)
def test_looking_among_all_draws_on_all(look: Callable[[Desk], object]) -> None:
    """Whoever looks among all articles draws on all news, also where another looked first."""
    desk = desk_of(ONE, TWO)
    for _ in range(2):
        with desk.notes.hearing() as drawn:
            look(desk)
        assert drawn == {ALL_NEWS}


def test_a_question_draws_on_its_answer_only() -> None:
    """Whoever asks how many there are draws on that, and what everybody may know is not noted."""
    desk = desk_of(ONE, TWO)
    with desk.notes.hearing() as drawn:
        assert desk.tagged("en", "cups") == 2
        assert desk.languages == ("en",)
        assert desk.topic_slugs == {"en": ()}
    assert drawn == {("asked", "tagged", "en", "cups")}


@pytest.mark.parametrize(
    ("drawn", "other"),
    [
        (ALL_NEWS, replace(THREE, title="Another")),
        (RELATED, replace(TWO, title="Another")),
        (RELATED, replace(TWO, topic=None)),
        (("asked", "tagged", "en", "kettles"), replace(TWO, tags=())),
        (("asked", "around", "release", "en", "one"), replace(TWO, slug="second")),
        (("asked", "article", "three", "en"), replace(THREE, summary="Said otherwise.")),
        (
            ("asked", "versions_of", "release", "one"),
            replace(TWO, translation_key="one", lang="fr"),
        ),
    ],
)
def test_other_news_is_another_answer(drawn: Drawn, other: Article) -> None:
    """An answer differs as soon as anything does that is said of an article in it, or which ones are."""
    told = {a.slug: a for a in (ONE, TWO, THREE)}
    others = [other if a.origin == other.origin else a for a in told.values()]
    before, now = answers_of(*told.values()).answer(drawn), answers_of(*others).answer(drawn)
    assert before
    assert now
    assert before != now


@pytest.mark.parametrize("drawn", [ALL_NEWS, RELATED, ("given", "page")])
def test_another_text_is_the_same_news(drawn: Drawn) -> None:
    """Bodies aren't news: a page notes those that it draws on by themselves."""
    before, now = answers_of(ONE, TWO), answers_of(ONE, replace(TWO, body=Body("More.")))
    for answers in (before, now):
        answers.given["page"] = ("a list", 1, answers.desk.newsroom.articles)
    assert before.answer(drawn) == now.answer(drawn) != ""


def test_what_does_not_concern_a_page_is_the_same_to_it() -> None:
    """One more article leaves the answers about others as they were."""
    before, now = answers_of(ONE, TWO), answers_of(ONE, TWO, THREE)
    assert before.answer(ALL_NEWS) != now.answer(ALL_NEWS)
    assert before.answer(RELATED) == now.answer(RELATED)
    assert before.ground("state") == now.ground("state") != ""


def test_what_a_page_was_planned_by_tells_values_apart() -> None:
    """A page planned by other articles, another number, or texts that only together are the same, is another."""
    answers = answers_of(ONE, TWO)
    plans = {"a": (1, (ONE,)), "b": (1, (TWO,)), "c": ("1", (ONE,)), "d": ("a,b",), "e": ("a", "b")}
    answers.given |= plans
    assert len({answers.answer(("given", name)) for name in plans}) == len(plans)


def test_what_nobody_can_tell_is_no_answer() -> None:
    """What code an article brings along can't be compared, so nothing is known of it."""
    odd = replace(ONE, extra={"call": lambda: None})
    answers = answers_of(odd, TWO)
    answers.given["page"] = (odd,)
    assert answers.answer(ALL_NEWS) == ""
    assert answers.answer(("given", "page")) == ""
    assert answers.ground("state") == ""
