"""The plain texts that go with an archive: whom to call and what is inside, captions, people, quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressroom.kits.columns import wrapped
from pressroom.kits.kit import Kit
from pressroom.kits.tables import plain
from pressroom.language.dates import long_date
from pressroom.language.press import colon, joined
from pressroom.language.tags import direction
from pressroom.language.words import words
from pressroom.settings import Settings
from pressroom.site.views.media import PictureView, RecordingView
from pressroom.site.views.people import PersonView

COLUMNS = 72
LRM = "\u200e"
"""Keeps a phone number or an address whole within a text from right to left."""

Line = tuple[str, str]
"""A label and what it labels."""


def readme(
    kit: Kit, settings: Settings, names: Iterable[str], linked: Iterable[RecordingView], base: str
) -> bytes:
    """README.txt: who to call, what is inside, the terms. `names` are the other files' names; `linked`
    the recordings that are too large to be among them.
    """
    _ = words(kit.lang).gettext
    head = [_("Press kit"), kit.title]
    if kit.date:
        head.append(long_date(kit.date.astimezone(settings.timezone).date(), kit.lang))
    head += [kit.embargo, kit.prepared]
    parts = [
        _block(line for line in head if line),
        _section(_("Always up to date here"), [_ltr(kit.address, kit.lang)]),
        *(_corrections(kit)),
        _section(_("For you"), [_wrap(kit.angle)]),
        _section(_("Who to call"), [_person(p, kit.lang) for p in kit.contacts]),
        _section(_sentence(kit), [_wrap(kit.sentence)]),
        *(_happening(kit)),
        _section(_("What is inside"), [_inside(kit.lang, tuple(names))]),
        _section(
            _("Too large for this file"), [_ltr(_full(r.src, base), kit.lang) for r in linked]
        ),
        _section(_("Terms of use"), [_wrap(text) for text in _terms(kit)]),
        _section(_("Background"), [_linked(c.title, _full(c.url, base)) for c in kit.background]),
        _section(_("Links"), [_linked(link.title, _full(link.url, base)) for link in kit.links]),
        *(_section(b.title, [_wrap(b.medium or b.short or b.long)]) for b in kit.boilerplates),
    ]
    return _file(parts)


def _sentence(kit: Kit) -> str:
    _ = words(kit.lang).gettext
    return _("The story in a sentence") if kit.sort == "article" else _("In short")


def _terms(kit: Kit) -> Iterator[str]:
    _ = words(kit.lang).gettext
    if kit.terms:
        yield kit.terms
    if kit.pictures or kit.logos or kit.recordings:
        yield _("Each picture, film and recording has terms of its own; they stand beside it.")


def _corrections(kit: Kit) -> Iterator[str]:
    _ = words(kit.lang).gettext
    for change in kit.corrections:
        day = long_date(change.date.date(), kit.lang)
        yield _section(
            _("Correction, {date}").format(date=day), [_wrap(str(change.note.striptags()))]
        )


def _happening(kit: Kit) -> Iterator[str]:
    told = kit.happening
    if told is None:
        return
    _ = words(kit.lang).gettext
    cancelled = _("Cancelled") if told.cancelled else ""
    where = joined(kit.lang, told.venue, told.address)
    lines = [
        (cancelled, told.cancelled_reason or cancelled),
        (_("When"), told.when),
        (_("New date") if told.moved else "", told.moved),
        (_("Where"), where),
        (_("Online"), _ltr(told.online, kit.lang)),
        (_("Photo opportunity"), str(told.photo_opportunity.striptags())),
        (_("Accreditation"), str(told.accreditation.striptags())),
        (_("RSVP"), told.rsvp),
    ]
    yield _section(_("When and where"), [_labelled(lines, kit.lang)])


def _inside(lang: str, names: tuple[str, ...]) -> str:
    """The files by folder, each with its size in the manifest."""
    folders: dict[str, list[str]] = {}
    for name in sorted(names):
        folder, _, file = name.rpartition("/")
        folders.setdefault(folder, []).append(file)
    lines = []
    for folder, files in folders.items():
        lines += [f"{folder}/", *(f"    {file}" for file in files)] if folder else files
    return "\n".join(_ltr(line, lang) if line.isascii() else line for line in lines)


def person_text(person: PersonView, lang: str) -> bytes:
    """A biography, with how to say the name and where the person can be interviewed."""
    return _file([_person(person, lang), _wrap_all(person.biography_text)])


def _person(person: PersonView, lang: str) -> str:
    """Name, role, and every way to reach them."""
    _ = words(lang).gettext
    role = joined(lang, person.role, person.organization)
    on_air = _(", ").join(name for _tag, name, live in person.languages if live)
    other = _(", ").join(name for _tag, name, live in person.languages if not live)
    lines = [
        (_("Phone"), _ltr(person.phone, lang)),
        (_("Mobile"), _ltr(person.mobile, lang)),
        (_("After hours"), _ltr(person.after_hours, lang)),
        (_("E-mail"), _ltr(person.email, lang)),
        (_("Hours"), person.hours),
        (_("Say the name"), _ltr(person.pronunciation, lang)),
        (_("On air in"), on_air),
        (_("Speaks"), other),
    ]
    return "\n".join(filter(None, (person.name, role, _labelled(lines, lang))))


def quotes_text(kit: Kit) -> bytes:
    """Every quote with its attribution, to copy."""
    return _file([_wrap(quote.attribution or quote.marked) for quote in kit.quotes])


def captions_text(pictures: Iterable[tuple[str, PictureView]], lang: str) -> bytes:
    """captions.txt: beneath each file's name what must be printed and what may be done with it."""
    _ = words(lang).gettext
    parts = []
    for name, picture in pictures:
        people = _(", ").join(person.title for person in picture.people)
        taken = long_date(picture.taken, lang) if picture.taken else ""
        lines = [
            (_("Credit"), picture.credit),
            (_("Terms of use"), picture.usage_terms),
            (_("Licence"), _ltr(picture.licence_url, lang)),
            (_("Shows"), people),
            (_("Place"), picture.place),
            (_("Taken"), taken),
            (_("Made as"), picture.source_type),
            (_("Alternative text"), picture.alt),
        ]
        parts.append("\n".join(filter(None, (name, _wrap(plain(picture)), _labelled(lines, lang)))))
    return _file(parts)


def links_text(recordings: Iterable[tuple[str, RecordingView]], lang: str, base: str) -> bytes:
    """LINKS.txt: of each film or sound its file or where to get it, credit, terms, transcript."""
    _ = words(lang).gettext
    parts = []
    for name, recording in recordings:
        lines = [
            (_("Here"), name),
            (_("On the web"), _ltr(_full(recording.src, base), lang)),
            (_("Running time"), _ltr(recording.duration, lang)),
            (_("Credit"), recording.credit),
            (_("Terms of use"), recording.usage_terms),
        ]
        transcript = f"{_('Transcript')}\n{_wrap_all(recording.transcript)}"
        told = (recording.title, _labelled(lines, lang), transcript if recording.transcript else "")
        parts.append("\n\n".join(filter(None, told)))
    return _file(parts)


def _file(parts: Iterable[str]) -> bytes:
    return ("\n\n".join(part for part in parts if part.strip()) + "\n").encode()


def _section(title: str, parts: Iterable[str]) -> str:
    told = "\n\n".join(part for part in parts if part.strip())
    return f"\n{title.upper()}\n\n{told}" if told else ""


def _block(lines: Iterable[str]) -> str:
    return "\n".join(_wrap(line) for line in lines)


def _labelled(lines: Iterable[Line], lang: str) -> str:
    return "\n".join(_wrap(f"{label}{colon(lang)}{text}") for label, text in lines if text)


def _linked(title: str, url: str) -> str:
    return f"{_wrap(title)}\n{url}"


def _full(url: str, base: str) -> str:
    return f"{base}{url}" if url.startswith("/") else url


def _ltr(text: str, lang: str) -> str:
    return f"{LRM}{text}{LRM}" if text and direction(lang) == "rtl" else text


def _wrap(text: str) -> str:
    if len(text) * 2 <= COLUMNS or (text.isascii() and len(text) <= COLUMNS):
        return text
    return "\n".join(wrapped(text, COLUMNS))


def _wrap_all(text: str) -> str:
    return "\n\n".join(_wrap(part) for part in text.split("\n\n"))
