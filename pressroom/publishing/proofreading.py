"""The mistakes that show only when texts are rendered, addresses known and files looked for."""

from __future__ import annotations

from collections.abc import Container, Iterator

from pressroom.checks.elsewhere import NO_READER
from pressroom.embargo.marks import texts_of
from pressroom.kits.proof import unset
from pressroom.problems import Problem
from pressroom.prose.extensions import extension_problems
from pressroom.publishing.newsdesk import Copy
from pressroom.publishing.preview import preview_of
from pressroom.publishing.production import open_desk
from pressroom.reading.files import suffix_of
from pressroom.site.bodies import article_text, page_text, person_text, rendered, topic_text
from pressroom.site.cards import unset_cards
from pressroom.site.desk import Desk
from pressroom.site.holdings import by_setting, managed
from pressroom.site.plan import Site
from pressroom.site.texts import Told

UNREAD = frozenset(
    {".org", ".adoc", ".asciidoc", ".textile", ".ipynb", ".creole", ".wiki", ".mediawiki", ".tex"}
    | {".typ", ".rmd", ".qmd", ".dj", ".docx", ".doc", ".odt", ".rtf", ".pages"}
)
"""Suffixes of texts that nothing here reads: whoever wrote one may wait for its page."""


def proofread(copy: Copy, desk: Desk, site: Site, *, jobs: int = 1) -> tuple[Problem, ...]:
    """The mistakes that show only when texts are rendered, in up to `jobs` processes, and addresses known.

    What is kept back is read too, as a preview shows it: an embargo ends when nobody is at the desk.
    """
    shown, kept_back = preview_of(copy)
    later = open_desk(shown, kept_back=kept_back, recall=desk.recall)[0] if kept_back else desk
    said = _characters(copy, desk)
    hidden = _characters(copy, later) if kept_back else frozenset()
    return (
        *extension_problems(desk.settings.markdown),
        *site.collisions(),
        *(problem for told in _texts(desk, jobs) for problem in told.problems),
        *(problem for told in _texts(later, jobs, kept_back) for problem in told.problems),
        *unset(desk, said),
        *unset_cards(desk, said),
        *(unset(later, hidden, kept_back) if kept_back else ()),
        *(unset_cards(later, hidden, kept_back) if kept_back else ()),
        *unread(desk),
    )


def unread(desk: Desk) -> Iterator[Problem]:
    """The public files that look like a text, have no page, and are no file of anything's either.

    Asked after all bodies were rendered, so that what they link to is known.
    """
    for path, asset in desk.newsroom.assets.items():
        suffix = suffix_of(path)
        if suffix not in UNREAD or path in desk.linked:
            continue
        if not managed(asset) and not by_setting(asset, desk.settings):
            yield NO_READER.problem(
                asset.origin.place(),
                f"Nothing here reads a {suffix} file, so it has no page.",
                "Write it in Markdown, name a plugin that reads it in PLUGINS, or link to the file.",
            )


def _characters(copy: Copy, desk: Desk) -> frozenset[str]:
    """Every character that the newsroom says, or more, but for those that every font has."""
    news = desk.newsroom
    known = (*news.assets.values(), *news.coverage, news.organization)
    said = news if copy.characters is None else known
    found = frozenset().union(*(t for t in texts_of(said) if not t.isascii()))
    return found | (copy.characters or frozenset())


def _texts(desk: Desk, jobs: int, only: Container[str] | None = None) -> list[Told]:
    """What came to light in every body, or only in those at some content paths."""
    news = desk.newsroom
    if only is not None:
        articles = [a for a in news.articles if desk.inside(a.origin.path) in only]
        pages = [p for p in news.pages if desk.inside(p.origin.path) in only]
        texts = [*(article_text(desk, a) for a in articles), *(page_text(desk, p) for p in pages)]
    else:
        texts = [
            *(article_text(desk, a) for a in news.articles),
            *(page_text(desk, p) for p in news.pages),
            *(person_text(desk, p, p.lang) for p in news.people),
            *(topic_text(desk, t) for t in news.topics if not t.implied),
        ]
    rendered(desk, texts, jobs)
    return [text.told for text in texts]
