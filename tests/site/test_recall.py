"""A body is taken as an earlier build rendered it just while nothing that went into it has changed."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import pickle
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pressroom.model.origin import Body
from pressroom.prose.render import Prose, render
from pressroom.prose.surroundings import Absent, Destination, LinkKind, Named, Surroundings
from pressroom.site.recall import BATCH, FEW, Recall
from pressroom.site.texts import Told

TEXT = "See [the plan](plan.md) and [no page](gone.md).\n\n::: contact amira\n:::\n"


@dataclass(frozen=True)
class Someone:
    """A person as a body shows one."""

    name: str = "Amira Haddad"
    url: str = "/people/amira/"
    role: str = ""
    organization: str = ""
    phone: str = ""
    phone_url: str = ""
    email: str = "amira@example.org"
    hours: str = ""


def leads(url: str) -> Callable[[LinkKind, str, str], Destination | Absent]:
    """Links of which only the plan's leads somewhere."""
    return lambda _, target, __: Destination(url) if target == "plan.md" else Absent.UNKNOWN


def around(**more: object) -> Surroundings:
    """What the body may refer to."""
    told: dict[str, object] = {
        "lang": "en",
        "source": "content/stories/a.md",
        "picture": lambda _: Absent.UNKNOWN,
        "recording": lambda _: Absent.UNKNOWN,
        "person": lambda _: Someone(),
        "link": leads("/plan/"),
        "names": lambda _: ("stories/going.md",),
    }
    return Surroundings(**(told | more))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Manuscript:
    """A body in its surroundings, and who renders it."""

    body: Body
    surroundings: Surroundings = field(default_factory=around)
    render: Callable[[Body, Surroundings], Prose] = render

    def around(self) -> Surroundings:
        """What it may refer to."""
        return self.surroundings

    def rendered(self, around: Surroundings) -> Prose:
        """The body in these surroundings."""
        return self.render(self.body, around)


class Kitchen:
    """Renders the body by way of a recall, and counts how often it had to."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.made = folder, 0

    def ask(self, surroundings: Surroundings, text: str = TEXT, dateline: str = "") -> Prose:
        """The body, in a build of its own."""
        with Recall(self.folder) as recall:
            body = Body(text)
            given = (body, dateline)
            text = recall.text(given, None, Manuscript(body, surroundings, self._make))
            assert (text.told.problems, text.told.assets) == (
                text.prose.problems,
                text.prose.assets,
            )
            return text.prose

    def rows(self, sql: str, *values: object) -> list[object]:
        """What a statement gives of the file of bodies."""
        with contextlib.closing(sqlite3.connect(self.folder / "bodies.sqlite")) as file, file:
            return file.execute(sql, values).fetchall()

    def _make(self, body: Body, heard: Surroundings) -> Prose:
        self.made += 1
        return render(body, heard)


def told(recall: Recall, body: Body) -> Told:
    """What came to light in a body, rendered or known."""
    return recall.text((body, ""), None, Manuscript(body)).told


@pytest.fixture
def kitchen(tmp_path: Path) -> Iterator[Kitchen]:
    """A kitchen whose recall knows the body."""
    found = Kitchen(tmp_path / "cache")
    found.ask(around())
    assert found.made == 1
    yield found


def test_taken_while_nothing_changes(kitchen: Kitchen) -> None:
    """The next build gets an equal body, its problems and links with it, without rendering."""
    told = kitchen.ask(around())
    assert kitchen.made == 1
    assert told == render(Body(TEXT), around())
    assert [p.code for p in told.problems] == ["R311"]
    assert "/plan/" in [used.url for used in told.links]


def names_else(_: Named) -> tuple[str, ...]:
    """Another name that the dead link may mean."""
    return ("stories/gone-by.md",)


@pytest.mark.parametrize(
    "changed",
    [
        {"lang": "fr"},
        {"source": "content/stories/b.md"},
        {"prefix": "x"},
        {"link": leads("/new-plan/")},
        {"link": lambda *_: Absent.WITHHELD},
        {"person": lambda _: Someone(email="new@example.org")},
        {"person": lambda _: Absent.WITHHELD},
        {"names": names_else},
    ],
)
def test_rendered_when_an_answer_changes(kitchen: Kitchen, changed: dict[str, object]) -> None:
    """When anything that the body asked of its surroundings is answered otherwise, it is rendered."""
    surroundings = around(**changed)
    told = kitchen.ask(surroundings)
    assert kitchen.made == 2
    assert told == render(Body(TEXT), surroundings)


def test_rendered_when_given_otherwise(kitchen: Kitchen) -> None:
    """Another text and another dateline are other bodies; the first is known still."""
    kitchen.ask(around(), TEXT + "More.\n")
    kitchen.ask(around(), dateline="CALGARY")
    assert kitchen.made == 3
    kitchen.ask(around())
    assert kitchen.made == 3


def test_unasked_questions_do_not_count(kitchen: Kitchen) -> None:
    """A picture that the body doesn't show may change."""
    kitchen.ask(around(picture=lambda _: Absent.WITHHELD))
    assert kitchen.made == 1


def test_unknowable_answers_are_asked_again(tmp_path: Path) -> None:
    """What can't be compared is never taken for the same."""

    @dataclass(frozen=True)
    class Odd(Someone):
        """A person with code in them."""

        more: object = print

    kitchen = Kitchen(tmp_path)
    odd = around(person=lambda _: Odd(more=lambda: None))
    kitchen.ask(odd)
    kitchen.ask(odd)
    assert kitchen.made == 2


@pytest.mark.parametrize("column", ["texts SET kept", "told SET told"])
@pytest.mark.parametrize("damage", [b"", b"\0" * 40, b"\x80\x05N."])
def test_damaged_body_is_rendered(kitchen: Kitchen, damage: bytes, column: str) -> None:
    """A damaged record, and one that holds other things than bodies, counts for nothing."""
    sealed = hashlib.sha256(damage).digest() + damage if damage.startswith(b"\x80") else damage
    kitchen.rows(f"UPDATE {column} = ?", sealed)
    assert kitchen.ask(around()) == render(Body(TEXT), around())
    assert kitchen.made == 2


@pytest.mark.parametrize("column", ["texts SET kept", "told SET told"])
def test_foreign_types_are_not_loaded(kitchen: Kitchen, column: str) -> None:
    """A record made elsewhere can't run code: only values of a body's own types are read."""
    evil = b"\0" * 32 + pickle.dumps((print, ("run",)))
    kitchen.rows(f"UPDATE {column} = ?", hashlib.sha256(evil).digest() + evil)
    kitchen.ask(around())
    assert kitchen.made == 2


def test_body_of_another_is_not_taken(kitchen: Kitchen) -> None:
    """A sound body in another's place isn't read for it."""
    kitchen.ask(around(), "Other words.\n")
    kitchen.rows("UPDATE texts SET kept = (SELECT max(kept) FROM texts)")
    kitchen.rows("UPDATE texts SET kept = (SELECT kept FROM texts LIMIT 1)")
    assert kitchen.ask(around()) == render(Body(TEXT), around())
    assert kitchen.ask(around(), "Other words.\n") == render(Body("Other words.\n"), around())
    assert kitchen.made == 3


def test_rendered_elsewhere(tmp_path: Path) -> None:
    """A body that a copy of the process rendered is known here, and to the next build."""
    kitchen, body = Kitchen(tmp_path), Body(TEXT)
    with Recall(tmp_path) as there, Recall(tmp_path) as here:
        there_text = there.text((body, ""), None, Manuscript(body))
        text = here.text((body, ""), None, Manuscript(body, render=kitchen._make))
        assert [p.code for p in there_text.told.problems] == ["R311"]
        text.learn(here.heard(text.key, there.record(there_text)))
        there.write()
        assert text.prose == render(body, around())
        assert (text.told, text.identity) == (there_text.told, there_text.identity)
    assert kitchen.made == 0


def in_memory() -> list[Prose]:
    """Every body there is."""
    gc.collect()
    return [each for each in gc.get_objects() if isinstance(each, Prose)]


def test_few_bodies_are_held(tmp_path: Path) -> None:
    """Of all bodies that were read only the last few stay in memory; the others are read again, the same."""
    bodies = [Body(f"{TEXT}{n}") for n in range(3 * FEW)]
    with Recall(tmp_path) as recall:
        for body in bodies:
            told(recall, body)
    before = set(map(id, in_memory()))
    with Recall(tmp_path) as recall:
        texts = [recall.text((b, ""), None, Manuscript(b)) for b in bodies]
        for _ in range(2):
            for text, body in zip(texts, bodies, strict=True):
                assert text.prose == render(body, around())
                assert text.prose is text.prose
        # the last that was compared is still in a frame
        assert len(set(map(id, in_memory())) - before) <= FEW + 1


def test_told_however_many(tmp_path: Path) -> None:
    """Of more bodies than are kept at once, each can be told of when it has been rendered."""
    bodies = [Body(f"Body {number}.\n") for number in range(2 * BATCH + 3)]
    with Recall(tmp_path) as recall:
        for body in bodies:
            text = recall.text((body, ""), None, Manuscript(body))
            assert text.told.problems == ()
            text.learn(recall.heard(text.key, recall.record(text)))
    made = Kitchen(tmp_path)
    assert made.ask(around(), "Body 0.\n") == render(bodies[0], around())
    assert made.made == 0


def test_damaged_file_is_begun_anew(kitchen: Kitchen) -> None:
    """A file of bodies that is no database stops nothing."""
    (kitchen.folder / "bodies.sqlite").write_bytes(b"not a database" * 400)
    kitchen.ask(around())
    kitchen.ask(around())
    assert kitchen.made == 2


def test_two_builds_at_once(tmp_path: Path) -> None:
    """Two builds with the same folder do each other no harm."""
    body = Body(TEXT)
    with Recall(tmp_path) as one, Recall(tmp_path) as other:
        for recall in (one, other):
            told(recall, body)
    kitchen = Kitchen(tmp_path)
    kitchen.ask(around())
    assert kitchen.made == 0


def test_tidies_up(tmp_path: Path) -> None:
    """Bodies that nobody asks for any more don't pile up for ever."""
    with Recall(tmp_path) as recall:
        for number in range(1200):
            told(recall, Body(str(number)))
    with Recall(tmp_path) as recall:
        told(recall, Body("new"))
    assert Kitchen(tmp_path).rows("SELECT count(*) FROM texts") == [(1,)]


def test_read_after_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who reads bodies when the cache is closed gets them, however many, and the cache stays as it was."""
    monkeypatch.setattr("pressroom.site.recall.BATCH", 2)
    kitchen = Kitchen(tmp_path)
    kitchen.ask(around())
    with Recall(tmp_path) as recall:
        texts = [
            recall.text(
                (Body(f"{TEXT}{n}"), ""),
                None,
                Manuscript(Body(TEXT), render=kitchen._make),
            )
            for n in range(5)
        ]
    assert all(text.prose == render(Body(TEXT), around()) for text in texts)
    assert kitchen.rows("SELECT count(*) FROM texts") == [(1,)]


def test_forgets(kitchen: Kitchen) -> None:
    """`--clean` renders everything again."""
    with Recall(kitchen.folder, forget=True):
        pass
    kitchen.ask(around())
    assert kitchen.made == 2
