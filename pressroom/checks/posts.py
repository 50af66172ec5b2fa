"""Posts for social networks that writers give: within what each network takes."""

from __future__ import annotations

from collections.abc import Iterator

from pressroom.checks.known import Known, says
from pressroom.model.article import Article
from pressroom.networks import EVERYWHERE, NETWORKS, Network, hashtags_in, with_link
from pressroom.problems import Problem, Rule, Severity, did_you_mean

SENTENCE = "Nine families have their keys, and the kettle is on in every kitchen of the house. "

UNKNOWN = Rule(
    code="R410",
    subject="posts",
    title="A post is for no network we know",
    why="It would be offered nowhere. `all` is for every network that has no post of its own.",
    bad="posts:\n  blusky: Nine families have their keys.",
    good="posts:\n  bluesky: Nine families have their keys.",
)
TOO_LONG = Rule(
    code="R411",
    subject="posts",
    title="A post is longer than its network takes",
    why="It couldn't be sent as it is. Each network counts in its own way, the link included; the "
    "toolkit offers a post made of headline and summary instead.",
    bad=f"posts:\n  x: {SENTENCE * 4}",
    good=f"posts:\n  x: {SENTENCE}",
    severity=Severity.WARNING,
)
TOO_MANY = Rule(
    code="R412",
    subject="posts",
    title="A post has more hashtags than its network takes",
    why="Threads makes a link of one only, and Instagram refuses a post with more than five.",
    bad="posts:\n  threads: 'Keys! #yyc #yychousing #cdnimm'",
    good="posts:\n  threads: 'Keys! #yychousing'",
    severity=Severity.WARNING,
)
RULES = (UNKNOWN, TOO_LONG, TOO_MANY)


def problems(known: Known) -> Iterator[Problem]:
    """Every breach of the rules above."""
    for article in known.newsroom.articles:
        for name, text in article.posts:
            if says(article.origin, "posts"):
                yield from _post(known, article, name, text)


def _post(known: Known, article: Article, name: str, text: str) -> Iterator[Problem]:
    place = article.origin.place(f"posts.{name}")
    if name == EVERYWHERE:
        return
    network = NETWORKS.get(name)
    if network is None:
        names = (*NETWORKS, EVERYWHERE)
        hint = did_you_mean(name, names) or f"Networks are {', '.join(names)}."
        yield UNKNOWN.problem(place, f'"{name}" is no network known here.', hint)
        return
    length = network.measure(with_link(text, _address(known, article)))
    if length > network.limit:
        said = f"The post for {network.name} counts {length} with its link."
        yield TOO_LONG.problem(place, said, f"Keep it to {network.limit}.")
    yield from _hashtags(article, name, network, text)


def _hashtags(article: Article, name: str, network: Network, text: str) -> Iterator[Problem]:
    number = hashtags_in(text)
    if number > network.hashtags:
        yield TOO_MANY.problem(
            article.origin.place(f"posts.{name}"),
            f"The post for {network.name} has {number} hashtags.",
            f"Keep {network.hashtags}.",
        )


def _address(known: Known, article: Article) -> str:
    """An address about as long as the article's."""
    home = known.settings.site_url or "https://newsroom.example.org"
    return f"{home}/{article.kind.folder}/2000/{article.slug}/"
