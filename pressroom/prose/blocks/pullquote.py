"""`::: pullquote <person>`: somebody's words, large."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from pressroom.language.press import conventions, joined
from pressroom.language.tags import direction
from pressroom.problems import did_you_mean
from pressroom.prose import rules
from pressroom.prose.blocks.call import Argument, Block, Call, Text
from pressroom.prose.desk import Desk
from pressroom.prose.surroundings import Absent, Person
from pressroom.prose.tree import append, element


def build(call: Call, text: Element, desk: Desk) -> Element | None:
    """A `div.pullquote` with the words and who said them."""
    lang = call.option("lang")
    spoken = {"lang": lang, "dir": direction(lang)} if lang else {}
    quote = element("blockquote", spoken)
    append(quote, text.text)
    quote.extend(list(text))
    return element("div", {"class": "pullquote"}, quote, _footer(call, desk))


def _footer(call: Call, desk: Desk) -> Element | None:
    person, lang = _speaker(call, desk), desk.surroundings.lang
    name: Element | str = call.argument
    role = call.option("role")
    if person:
        url = person.url
        name = element("a", {"class": "name", "href": url}, person.name) if url else person.name
        role = role or joined(lang, person.role, person.organization)
    if isinstance(name, str) and name:
        name = element("span", {"class": "name"}, name)
    parts = [
        name if not isinstance(name, str) else None,
        element("span", {"class": "role"}, role) if role else None,
        _source(call.option("source")),
    ]
    shown = [part for part in parts if part is not None]
    for part in shown[:-1]:
        part.tail = conventions(lang).comma
    return element("footer", {}, *shown) if shown else None


def _source(source: str) -> Element | None:
    if source.startswith(("https://", "http://")):
        host = source.split("/")[2]
        return element("cite", {"class": "source"}, element("a", {"href": source}, host))
    return element("cite", {"class": "source"}, source) if source else None


def _speaker(call: Call, desk: Desk) -> Person | None:
    if not call.argument:
        return None
    person = desk.surroundings.person(call.argument)
    if not isinstance(person, Absent):
        return person
    if person is Absent.UNKNOWN and looks_like_slug(call.argument):
        unknown_person(call, desk)
    return None


def looks_like_slug(text: str) -> bool:
    """Whether it names a page of people/ rather than being a name to print."""
    return " " not in text and text == text.lower() and (text.isascii() or "-" in text)


def unknown_person(call: Call, desk: Desk) -> None:
    """Report a slug that is nobody's."""
    desk.report(
        rules.BLOCK_PERSON,
        call.line,
        f'Person "{call.argument}" is unknown.',
        did_you_mean(call.argument, desk.surroundings.names("people"))
        or f"Write content/people/{call.argument}.md.",
    )


PULLQUOTE = Block(
    name="pullquote",
    doc="Somebody's words, set large in the text.",
    build=build,
    argument=Argument.OPTIONAL,
    argument_doc="<slug of a person, or a name>",
    text=Text.MARKDOWN,
    options={
        "role": "The speaker's role, where it isn't the one on their page.",
        "lang": "Language of the words, where it isn't the text's.",
        "source": "Where they were said: an address or words.",
    },
    example="::: pullquote amira-haddad\nrole: Executive director\n\nEvery door opens.\n:::",
)
