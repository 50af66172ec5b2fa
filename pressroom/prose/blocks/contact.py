"""`::: contact <person>`: whom to call, as a card."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from pressroom.language.press import joined
from pressroom.prose.blocks.call import Argument, Block, Call
from pressroom.prose.blocks.pullquote import unknown_person
from pressroom.prose.desk import Desk
from pressroom.prose.surroundings import Absent, Person
from pressroom.prose.tree import element


def build(call: Call, _text: Element, desk: Desk) -> Element | None:
    """A `div.contact` with name, role, phone, e-mail and hours."""
    person = desk.surroundings.person(call.argument)
    if isinstance(person, Absent):
        if person is Absent.UNKNOWN:
            unknown_person(call, desk)
        return None
    return element("div", {"class": "contact"}, *_lines(person, desk.surroundings.lang))


def _lines(person: Person, lang: str) -> list[Element]:
    name: Element | str = person.name
    if person.url:
        name = element("a", {"href": person.url}, person.name)
    lines = [element("p", {"class": "name"}, name)]
    role = joined(lang, person.role, person.organization)
    if role:
        lines.append(element("p", {"class": "role"}, role))
    if person.phone:
        number = element("a", {"href": person.phone_url}, element("bdi", {}, person.phone))
        lines.append(element("p", {"class": "phone"}, number))
    if person.email:
        mail = element("a", {"href": f"mailto:{person.email}"}, person.email)
        lines.append(element("p", {"class": "email"}, mail))
    if person.hours:
        lines.append(element("p", {"class": "hours"}, person.hours))
    return lines


CONTACT = Block(
    name="contact",
    doc="A card with somebody's phone number and e-mail address.",
    build=build,
    argument=Argument.REQUIRED,
    argument_doc="<slug of a person>",
    example="::: contact amira-haddad\n:::",
)
