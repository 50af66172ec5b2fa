"""Where each setting is written: settings files looked at as they stand, without running them."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pressroom.model.origin import Place

BLOCKS = ("body", "orelse", "finalbody")
"""The parts of a statement that hold further statements."""


@dataclass(frozen=True, slots=True)
class Declared:
    """The settings that a file sets, those it takes from others among them."""

    file: str
    """The settings file, relative to the site's folder."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """By name; an entry of a list or dictionary that is written out by `NAME.entry`."""

    def __contains__(self, name: object) -> bool:
        return name in self.places

    def place(self, dotted: str = "") -> Place:
        """Where a setting is written, or the nearest that holds it; else the file's first line."""
        while dotted:
            if dotted in self.places:
                return self.places[dotted]
            dotted = dotted.rpartition(".")[0]
        return Place(self.file)


def declared(file: Path, root: Path) -> Declared:
    """What a settings file sets. Names that are made up as it runs stay unknown."""
    name = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name
    return Declared(name, dict(_of_file(file, root, frozenset())))


def loaded_file(root: Path) -> Path:
    """The settings file that was loaded from a folder: Pelican's command keeps its name to itself."""
    for module in list(sys.modules.values()):
        told = getattr(module, "__file__", None)
        if told and Path(told).parent == root and hasattr(module, "PLUGINS"):
            return Path(told)
    return root / "pelicanconf.py"


Found = Iterator[tuple[str, Place]]


def _of_file(file: Path, root: Path, within: frozenset[Path]) -> Found:
    if file in within:
        return
    try:
        tree = ast.parse(file.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return  # whoever runs it says what is wrong
    name = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name
    yield from _of_block(tree.body, name, root, within | {file})


def _of_block(block: list[ast.stmt], name: str, root: Path, within: frozenset[Path]) -> Found:
    for statement in block:
        match statement:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    yield from _set(target, value, name)
            case ast.AnnAssign(target=target, value=value):
                yield from _set(target, value, name)
            case ast.AugAssign(target=target):
                yield from _set(target, None, name)
            case ast.ImportFrom(module=str(module), names=names):
                yield from _imported(module, names, root, within)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                continue
            case _:
                yield from _within(statement, name, root, within)


def _within(statement: ast.stmt, name: str, root: Path, within: frozenset[Path]) -> Found:
    """What is set under an `if`, in a `try` and the like."""
    for part in (statement, *getattr(statement, "handlers", ())):
        for block in BLOCKS:
            yield from _of_block(getattr(part, block, []), name, root, within)


def _set(target: ast.expr, value: ast.expr | None, name: str) -> Found:
    match target:
        case ast.Name(id=setting) if setting.isupper():
            yield setting, _place(target, name)
            yield from _entries(setting, value, name)
        case ast.Subscript(value=ast.Name(id=setting), slice=ast.Constant(value=str(entry))):
            yield f"{setting}.{entry}", _place(target, name)
        case ast.Tuple(elts=targets) | ast.List(elts=targets):
            for each in targets:
                yield from _set(each, None, name)


def _entries(setting: str, value: ast.expr | None, name: str) -> Found:
    match value:
        case ast.Dict(keys=keys):
            for key in keys:
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield f"{setting}.{key.value}", _place(key, name)
        case ast.List(elts=entries) | ast.Tuple(elts=entries):
            for number, entry in enumerate(entries):
                yield f"{setting}.{number}", _place(entry, name)


def _imported(module: str, names: list[ast.alias], root: Path, within: frozenset[Path]) -> Found:
    file = root.joinpath(*module.split(".")).with_suffix(".py")
    wanted = {alias.name for alias in names}
    for setting, place in _of_file(file, root, within):
        if "*" in wanted or setting.partition(".")[0] in wanted:
            yield setting, place


def _place(node: ast.expr, name: str) -> Place:
    return Place(name, node.lineno, node.col_offset + 1)
