"""Topics as links and as pages."""

from __future__ import annotations

from pressroom.site.desk import Desk
from pressroom.site.views.links import LinkView


def topic_link(desk: Desk, slug: str | None, lang: str) -> LinkView | None:
    """A link to a topic's page in a language, or to the one in the language that has it."""
    topic = desk.topic(slug, lang) if slug else None
    if topic is None or slug is None:
        return None
    home = lang if slug in desk.topic_slugs.get(lang, ()) else topic.lang
    path = desk.addresses.standing("topics", home, slug)
    return LinkView(
        title=topic.title,
        url=desk.url(path),
        count=desk.on_topic(home, slug),
        lang=topic.lang if topic.lang != lang else "",
    )


def topic_links(desk: Desk, lang: str) -> tuple[LinkView, ...]:
    """Links to every topic that has a page in a language, those told most about first."""
    links = [link for slug in desk.topic_slugs[lang] if (link := topic_link(desk, slug, lang))]
    return tuple(sorted(links, key=lambda link: (-link.count, link.title)))
