"""Which files are kept back: those without consent, beside withheld articles, or that only these name."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping

from pressroom.embargo.mentions import Mentions
from pressroom.embargo.naming import NOT_SECRET, UNREAD, Names, Reason, under
from pressroom.embargo.references import ASSET_PARTS, Library, assets_of, parts_of
from pressroom.embargo.verdicts import Judged, Verdict, of_part
from pressroom.model.article import Article
from pressroom.model.assets import Asset
from pressroom.model.consents import objection
from pressroom.model.newsroom import Newsroom


def assets_named(
    newsroom: Newsroom,
    library: Library,
    judged: Judged,
    pages: Mapping[int, Reason],
    topics: Mapping[int, Reason],
    people: Mapping[str, Reason],
    unread: Mentions,
) -> Names:
    """Who names each asset."""
    names = Names()
    for article, verdict in judged:
        for paths, each in _named_by(article, verdict, library):
            names.add(paths, each)
    for place, topic in enumerate(newsroom.topics):
        names.add(assets_of(topic, library), under(topics.get(place)))
    for person in newsroom.people:
        names.add(assets_of(person, library), under(people.get(person.slug)))
    for place, page in enumerate(newsroom.pages):
        names.add(assets_of(page, library), under(pages.get(place)))
    names.add(assets_of(newsroom.organization, library))
    names.add(unread.assets, Verdict(UNREAD))
    return names


def _named_by(
    article: Article, verdict: Verdict, library: Library
) -> Iterator[tuple[frozenset[str], Verdict]]:
    """The assets each part names; what an exclusive keeps back isn't shown by the other parts."""
    parts = {name: paths for name, paths in parts_of(article, library).items() if paths}
    held = frozenset[str]().union(*(parts.get(n, ()) for n in ASSET_PARTS if n in verdict.parts))
    for name, paths in parts.items():
        yield paths & held, of_part(next(iter(verdict.parts), ""), verdict)
        yield paths - held, of_part(name, verdict)


def assets_kept_back(
    newsroom: Newsroom,
    library: Library,
    judged: Judged,
    names: Names,
    now: dt.datetime,
) -> dict[str, Reason]:
    """Why each file that is kept back is, by path."""
    owners: dict[str, list[Verdict]] = defaultdict(list)
    for article, verdict in judged:
        owners[library.folder(article)].append(verdict)
    found = {}
    for path, asset in sorted(newsroom.assets.items()):
        reason = (
            _without_consent(asset, now)
            or (_beside(owners.get(asset.owner, [])) if asset.owner else None)
            or names.reason(path)
        )
        if reason is not None:
            found[path] = reason
    return found | _companions(newsroom, library, found, names)


def _without_consent(asset: Asset, now: dt.datetime) -> Reason | None:
    why = objection(asset, now.date())
    return Reason(why) if why else None


def _beside(verdicts: list[Verdict]) -> Reason | None:
    """The fate of what lies in an article's folder."""
    if not verdicts:
        return Reason(UNREAD)
    if any(verdict.public for verdict in verdicts):
        return None
    if all(verdict.left_out for verdict in verdicts):
        return NOT_SECRET
    opening = [v.opens for v in verdicts if v.opens is not None]
    return Reason(
        f"beside an article that is withheld: {verdicts[0].why}", min(opening, default=None)
    )


def _companions(
    newsroom: Newsroom, library: Library, withheld: Mapping[str, Reason], names: Names
) -> dict[str, Reason]:
    """The captions of withheld videos, unless a public video or text has the same."""
    owned = Names()
    for path, asset in sorted(newsroom.assets.items()):
        if asset.captions_file:
            file = library.find(asset.captions_file, path.rpartition("/")[0])
            owned.add([file] if file else [], under(withheld.get(path)))
    return {
        path: reason
        for path in sorted(newsroom.assets.keys() - withheld.keys())
        if not names.public(path) and (reason := owned.reason(path))
    }
