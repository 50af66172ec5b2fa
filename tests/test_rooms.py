"""What the import contracts in pyproject.toml can't say of the rooms."""

import ast
import re
from pathlib import Path

import pressroom

PACKAGE = Path(pressroom.__file__).parent
PUBLISHING = (
    "feeds",
    "kits",
    "media",
    "metadata",
    "prose",
    "search",
    "share",
    "site",
    "typesetting",
)


def names_in(file: Path) -> set[str]:
    """Every name a module mentions: variables, attributes and imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.alias):
            found.update((node.name, node.asname or ""))
    return found


def test_publishing_rooms_never_name_the_uncleared_newsroom() -> None:
    """What makes public files knows PublicNewsroom only."""
    files = [file for room in PUBLISHING for file in sorted((PACKAGE / room).rglob("*.py"))]
    assert files
    assert [file for file in files if "Newsroom" in names_in(file)] == []


def test_pages_ask_the_desk_for_articles() -> None:
    """Only the directory and what tells its answers take the articles without its being noted."""
    files = [file for room in ("site", "kits") for file in (PACKAGE / room).rglob("*.py")]
    taking = {
        f.name for f in files if re.search(r"\bnews(room)?\.articles\b", f.read_text("utf-8"))
    }
    assert taking == {"directory.py", "answers.py"}


def test_rooms_re_export_nothing() -> None:
    """An `__init__.py` holds one sentence; whoever wants a name imports it from its own module."""
    for file in sorted(PACKAGE.glob("*/**/__init__.py")):
        body = ast.parse(file.read_text("utf-8")).body
        docstring = body[:1] if ast.get_docstring(ast.Module(body, [])) else []
        assert body == docstring, file


def test_modules_open_with_a_sentence() -> None:
    """The first line of each module says what lives there."""
    files = sorted(PACKAGE.rglob("*.py"))
    assert [f for f in files if not ast.get_docstring(ast.parse(f.read_text("utf-8")))] == []


def test_the_clock_is_read_in_one_place() -> None:
    """`now` is an argument everywhere below the command line and the plugin."""
    reading = {
        file.relative_to(PACKAGE).parts[0]
        for file in PACKAGE.rglob("*.py")
        if {"now", "today", "utcnow"} & calls_on_datetime(file)
    }
    assert reading <= {"cli", "plugin"}


def calls_on_datetime(file: Path) -> set[str]:
    """The methods a module calls on `datetime` and `date`."""
    calls = (
        n.func for n in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(n, ast.Call)
    )
    attributes = (f for f in calls if isinstance(f, ast.Attribute))
    return {f.attr for f in attributes if "date" in ast.unparse(f.value)}
