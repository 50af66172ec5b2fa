"""What is wrong with the media list, by itself and beside the content: every problem out."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from zoneinfo import available_timezones

from pressroom.language.tags import known
from pressroom.language.words import ui_languages
from pressroom.model.newsroom import Newsroom
from pressroom.model.origin import Origin
from pressroom.model.parts import Audience
from pressroom.outreach import rules
from pressroom.outreach.media_list import FORMATS, Basis, Journalist, Outlet, Outreach
from pressroom.problems import Problem, did_you_mean

SERVES: Mapping[str, int | None] = {
    "express": None,
    "published": None,
    "disclosed": None,
    "implied": 24,
    "inquiry": 6,
    "relationship": 24,
}
"""How many months a basis of consent serves (Canada's Anti-Spam Legislation, S.C. 2010, c. 23, s. 10)."""

Entry = Outlet | Journalist


def check_outreach(outreach: Outreach, newsroom: Newsroom, today: dt.date) -> Iterator[Problem]:
    """Every breach of the rules about the media list, and about what the content says of it."""
    for entry in entries(outreach):
        yield from _entry(entry, today)
    for journalist in outreach.journalists.values():
        yield from _journalist(outreach, journalist, today)
    yield from _same_email(outreach)
    yield from _same_name(outreach)
    if outreach.outlets or outreach.journalists:
        yield from _content(outreach, newsroom)


def entries(outreach: Outreach) -> tuple[Entry, ...]:
    """Outlets, then journalists."""
    return (*outreach.outlets.values(), *outreach.journalists.values())


def basis_ends(basis: Basis) -> dt.date | None:
    """The last day on which a basis of consent serves; None when nobody knows of one."""
    if basis.until is not None:
        return basis.until
    serves = SERVES.get(basis.basis.lower())
    if serves is None or basis.date is None:
        return None
    from dateutil.relativedelta import relativedelta  # most builds have no such basis

    return basis.date + relativedelta(months=serves)


def folded(text: str) -> str:
    """A name or address as it is compared: case, accents' spelling and spaces put aside."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _entry(entry: Entry, today: dt.date) -> Iterator[Problem]:
    place = entry.origin.place
    if entry.timezone and entry.timezone not in available_timezones():
        hint = did_you_mean(entry.timezone, available_timezones()) or "Look it up in the IANA list."
        message = f'Time zone "{entry.timezone}" is unknown.'
        yield rules.ZONE.problem(place("timezone"), message, hint)
    for index, tag in enumerate(entry.languages):
        if not known(tag):
            hint = did_you_mean(tag, ui_languages()) or "Look it up in BCP 47."
            message = f'"{tag}" is no language.'
            yield rules.LANGUAGE.problem(place(f"languages.{index}"), message, hint)
    terms = entry.embargo_terms
    if terms and terms.accepted > today:
        yield _ahead(entry.origin, "embargo_terms.accepted", terms.accepted)
    formats = entry.formats if isinstance(entry, Outlet) else entry.preferences.formats
    dotted = "formats" if isinstance(entry, Outlet) else "preferences.formats"
    for index, name in enumerate(formats):
        if name.lower().lstrip(".") not in FORMATS:
            hint = did_you_mean(name.lower(), FORMATS)
            message = f'"{name}" is no format of a kit.'
            yield rules.FORMAT.problem(place(f"{dotted}.{index}"), message, hint)


def _ahead(origin: Origin, dotted: str, day: dt.date) -> Problem:
    message = f"{dotted.rpartition('.')[2]} is {day}, which lies ahead."
    return rules.AHEAD.problem(origin.place(dotted), message, "Correct it.")


def _journalist(outreach: Outreach, journalist: Journalist, today: dt.date) -> Iterator[Problem]:
    place = journalist.origin.place
    if journalist.outlet and journalist.outlet not in outreach.outlets:
        yield rules.OUTLET.problem(
            place("outlet"),
            f'Outlet "{journalist.outlet}" is unknown.',
            did_you_mean(journalist.outlet, outreach.outlets)
            or f"Write outreach/outlets/{journalist.outlet}.yml.",
        )
    outlet = outreach.outlet_of(journalist)
    ways = (journalist.email, journalist.phone, journalist.mobile)
    if not any(ways) and not (outlet and (outlet.email or outlet.phone)):
        message = "There is no e-mail address and no phone number."
        yield rules.UNREACHABLE.problem(place("email"), message, "Add email: or phone:.")
    if not journalist.do_not_contact:
        yield from _consent(journalist, today)


def _consent(journalist: Journalist, today: dt.date) -> Iterator[Problem]:
    place, consent = journalist.origin.place, journalist.consent
    if consent is None:
        hint = "Add consent: {basis: …, date: …}."
        yield rules.NO_BASIS.problem(place("consent"), "No basis of consent is recorded.", hint)
        return
    if consent.basis.lower() not in SERVES:
        hint = did_you_mean(consent.basis.lower(), SERVES) or f"There are {', '.join(SERVES)}."
        message = f'The basis of consent is "{consent.basis}".'
        yield rules.UNKNOWN_BASIS.problem(place("consent.basis"), message, hint)
    if consent.date and consent.date > today:
        yield _ahead(journalist.origin, "consent.date", consent.date)
    ends = basis_ends(consent)
    if ends is not None and ends < today and not consent.withdrawn:
        message = f"The basis for writing to them ended on {ends}."
        yield rules.BASIS_ENDED.problem(place("consent"), message, "Ask for express consent.")


def _same_email(outreach: Outreach) -> Iterator[Problem]:
    first: dict[str, Entry] = {}
    for entry in entries(outreach):
        if not entry.email:
            continue
        other = first.setdefault(folded(entry.email), entry)
        if other is not entry:
            yield rules.SAME_EMAIL.problem(
                entry.origin.place("email"),
                f"{other.origin.path} has the same e-mail address.",
                "Keep one of the two.",
            )


def _same_name(outreach: Outreach) -> Iterator[Problem]:
    first: dict[tuple[str, str | None], Journalist] = {}
    for journalist in outreach.journalists.values():
        other = first.setdefault((folded(journalist.name), journalist.outlet), journalist)
        if other is not journalist:
            yield rules.SAME_NAME.problem(
                journalist.origin.place("name"),
                f"{other.origin.path} has the same name and outlet.",
                "Keep one of the two.",
            )


def _content(outreach: Outreach, newsroom: Newsroom) -> Iterator[Problem]:
    """What the content says of outlets and journalists that the list doesn't know."""
    known_words = _words(outreach)
    for article in newsroom.articles:
        if article.exclusive is not None:
            yield from _held_by(
                outreach, article.origin, "exclusive.outlet", article.exclusive.outlet
            )
        for index, angle in enumerate(article.angles):
            dotted = f"angles.{index}.for_"
            if angle.for_.outlet:
                yield from _held_by(outreach, article.origin, f"{dotted}.outlet", angle.for_.outlet)
            yield from _nobodys(known_words, article.origin, dotted, angle.for_)
    for piece in newsroom.coverage:
        if piece.journalist and piece.journalist not in outreach.journalists:
            yield rules.COVERED_BY.problem(
                piece.origin.place("journalist"),
                f'Journalist "{piece.journalist}" is unknown.',
                did_you_mean(piece.journalist, outreach.journalists),
            )


def _held_by(outreach: Outreach, origin: Origin, dotted: str, slug: str) -> Iterator[Problem]:
    if slug not in outreach.outlets:
        yield rules.HELD_BY.problem(
            origin.place(dotted),
            f'Outlet "{slug}" is unknown.',
            did_you_mean(slug, outreach.outlets) or f"Write outreach/outlets/{slug}.yml.",
        )


def _words(outreach: Outreach) -> dict[str, dict[str, str]]:
    """The beats, regions and languages that anybody has, by how they are compared."""
    return {
        "beat": _by_folded(b for e in entries(outreach) for b in e.beats),
        "region": _by_folded(r for e in entries(outreach) for r in e.regions),
        "lang": _by_folded(t.split("-")[0] for e in entries(outreach) for t in e.languages),
    }


def _by_folded(words: Iterable[str]) -> dict[str, str]:
    return {folded(word): word for word in words}


def _nobodys(
    words: Mapping[str, Mapping[str, str]], origin: Origin, dotted: str, audience: Audience
) -> Iterator[Problem]:
    said = {"beat": audience.beat, "region": audience.region, "lang": audience.lang}
    for name, word in said.items():
        sought = folded(word.split("-")[0] if name == "lang" else word) if word else ""
        if sought and sought not in words[name]:
            near = did_you_mean(sought, words[name])
            hint = near or "Add it to an outlet or a journalist, or take the angle away."
            message = f'Nobody has the {"language" if name == "lang" else name} "{word}".'
            yield rules.NOBODYS.problem(origin.place(f"{dotted}.{name}"), message, hint)
