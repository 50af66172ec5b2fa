"""The text of a body is held in little room, and is a text all the same."""

from __future__ import annotations

import dataclasses
import pickle
import sys

import pytest

from pressroom.build.digests import Digester
from pressroom.build.pickles import opened, sealed
from pressroom.embargo.marks import texts_of
from pressroom.model.origin import Body

TEXTS = ("", "Plain.\n", "L’été “ici”.\n", "\N{HOUSE BUILDING} 家。\n", "half \ud800 a letter")


@pytest.mark.parametrize("text", TEXTS)
def test_text(text: str) -> None:
    """A body says, compares and is known by what it was given, and comes back from a file the same."""
    body = Body(text, 3, "html")
    assert (body.text, body.line, body.markup) == (text, 3, "html")
    assert body == Body(text, 3, "html") != Body(f"{text}.", 3, "html")
    assert body == dataclasses.replace(Body("Other.", 3, "html"), text=text)
    assert [getattr(body, field.name) for field in dataclasses.fields(body)] == [text, 3, "html"]
    assert text in texts_of((body,))
    assert (
        opened(sealed(body), {"pressroom.model.origin"}) == body == pickle.loads(pickle.dumps(body))
    )
    assert Digester().digest(body) == Digester().digest(Body(text, 3, "html"))


def test_empty() -> None:
    """A body that was given nothing says nothing."""
    assert (Body().text, Body().line, Body().markup) == ("", 1, "md")


def test_room() -> None:
    """A curly quote among ten thousand letters takes its own three bytes, also once it was pickled."""
    body = Body("“" + 10_000 * "a")
    sealed(body)
    assert sum(sys.getsizeof(held) for held in vars(body).values()) < 10_300
