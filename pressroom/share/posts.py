"""Ready posts: what a partner can send on each network, within that network's own limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pressroom.networks import EVERYWHERE, NETWORKS, Network, hashtags_in, with_link
from pressroom.share.links import intent, tagged


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What posts are made of."""

    lang: str
    title: str
    url: str
    slug: str
    summary: str = ""
    when: str = ""
    """When and where, of an event."""
    hashtags: tuple[str, ...] = ()
    written: Mapping[str, str] = field(default_factory=dict)
    """Posts that somebody wrote, by network."""
    campaign: str = ""
    """Tags for the links, as the settings have them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post: its text with the link in it, and how long it is as its network counts."""

    network: str
    name: str
    text: str
    length: int
    limit: int
    url: str
    """The link in it."""
    subject: str = ""
    """Of an e-mail."""
    intent: str = ""
    """Where the network takes it; empty where it takes none from outside."""


def posts(told: Material) -> tuple[Post, ...]:
    """A post for each network, in the order of `NETWORKS`."""
    return tuple(_post(told, key, network) for key, network in NETWORKS.items())


def _post(told: Material, key: str, network: Network) -> Post:
    url = tagged(told.url, told.campaign, network=key, slug=told.slug, lang=told.lang)
    text = _written(told, key, network, url) or _made(told, key, network, url)
    subject = told.title if key == "newsletter" else ""
    return Post(
        network=key,
        name=network.name,
        text=text,
        length=network.measure(text),
        limit=network.limit,
        url=url,
        subject=subject,
        intent=intent(key, text, url, subject),
    )


def _written(told: Material, key: str, network: Network, url: str) -> str:
    """What somebody wrote for the network, or for all; nothing where that is too much for it."""
    for name in (key, EVERYWHERE):
        text = with_link(told.written[name], url) if told.written.get(name) else ""
        if text and network.measure(text) <= network.limit:
            return text if hashtags_in(text) <= network.hashtags else ""
    return ""


def _made(told: Material, key: str, network: Network, url: str) -> str:
    """A post made of headline, time, summary, link and hashtags, as much as the network takes."""
    title = f"*{told.title}*" if key == "whatsapp" else told.title
    first = [] if key == "newsletter" else [title]
    last = [url]
    if not _fits(network, (*first, *last)):
        return "\n\n".join((_shortened(network, title, url), url))
    chosen = [*first]
    for part in (told.when, told.summary):
        if part and _fits(network, (*chosen, part, *last)):
            chosen.append(part)
    tags = _tags(network, told.hashtags, (*chosen, *last))
    return "\n\n".join((*chosen, *last, *tags))


def _fits(network: Network, parts: Iterable[str]) -> bool:
    return network.measure("\n\n".join(parts)) <= network.limit


def _tags(network: Network, hashtags: tuple[str, ...], parts: tuple[str, ...]) -> tuple[str, ...]:
    """As many hashtags as a post should have and has room for, in one line."""
    for count in range(min(network.wanted, len(hashtags)), 0, -1):
        line = " ".join(hashtags[:count])
        if _fits(network, (*parts, line)):
            return (line,)
    return ()


def _shortened(network: Network, title: str, url: str) -> str:
    """The headline without its last words, until it fits with the link."""
    return next(cut for cut in _cuts(title) if _fits(network, (cut, url)))


def _cuts(title: str) -> Iterator[str]:
    spaced = " " in title.strip()
    for end in range(len(title) - 1, 0, -1):
        if not spaced or title[end] == " ":
            yield title[:end].rstrip(" ,;:–—-") + "…"
    yield ""
