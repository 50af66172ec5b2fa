"""What a recipe's code consists of, so that a changed recipe is carried out again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pressroom import __version__
from pressroom.build import provenance
from pressroom.build.provenance import code_state

FILES = {
    "studio/__init__.py": "",
    "studio/recipes.py": "import os\nfrom studio import paint\nfrom .frames.gilt import edge\n",
    "studio/paint.py": "def red():\n    from studio.oil import tube\n    return tube\n",
    "studio/oil.py": "import markdown\nimport PIL.Image\nimport not_installed\ntube = 1\n",
    "studio/frames/__init__.py": "from . import plain\n",
    "studio/frames/gilt.py": "from ..oil import tube\nedge = 1\n",
    "studio/frames/plain.py": "",
    "studio/apart.py": "import studio.recipes\n",
}


@pytest.fixture
def studio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package of recipes that can be imported."""
    for name, source in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(source)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path / "studio"
    forget()
    for name in [n for n in sys.modules if n.partition(".")[0] == "studio"]:
        del sys.modules[name]


def forget() -> None:
    """As in a new process."""
    for cached in (code_state, provenance._file, provenance._version):
        cached.cache_clear()


def test_everything_imported_counts(studio: Path) -> None:
    """The modules that a recipe's module imports count, wherever and however it says so."""
    names = [name for name, _ in code_state("studio.recipes")]
    assert names == [
        *("PIL", "markdown", "not_installed", "pressroom", "python", "studio", "studio.frames"),
        *("studio.frames.gilt", "studio.frames.plain", "studio.oil", "studio.paint"),
        "studio.recipes",
    ]
    assert studio.is_dir()


@pytest.mark.parametrize("name", [name for name in FILES if name != "studio/apart.py"])
def test_a_changed_module_changes_the_state(name: str, studio: Path) -> None:
    """An edit of any of them is another recipe."""
    before = code_state("studio.recipes")
    forget()
    with (studio.parent / name).open("a") as file:
        file.write("changed = True\n")
    assert code_state("studio.recipes") != before


def test_a_module_apart_does_not(studio: Path) -> None:
    """An edit of a module that the recipe doesn't import changes nothing."""
    before = code_state("studio.recipes")
    forget()
    (studio / "apart.py").write_text("changed = True\n")
    assert code_state("studio.recipes") == before


def test_versions(studio: Path) -> None:
    """Of other packages the version counts, by whatever name they are installed; ours always."""
    states = dict(code_state("studio.recipes"))
    assert states["PIL"].startswith("pillow-")
    assert states["markdown"][0].isdigit()
    assert states["pressroom"] == __version__
    assert studio.is_dir()


ODD = (
    "import a; import b",
    "import a, \\\n    b",
    "from .a import (  # import c\n    b,\n    d as e,\n)",
    '"""To import x,\nimport y\n"""\nfrom .. import z',
    "if True: import a",
    "x = 1; from a import b",
    "def f():\n\tfrom a.b import (c, d)\n\timport e.f as g # why",
    "from a import *",
)


def test_no_import_statement_is_missed() -> None:
    """Reading lines finds whatever parsing finds, in this program's modules and in odd ones."""
    files = Path(provenance.__file__).parents[1].rglob("*.py")
    for source in (*(text.encode() for text in ODD), *(file.read_bytes() for file in files)):
        assert set(provenance._parsed(source)) <= set(provenance.statements(source)), source[:80]
