"""The code a recipe consists of: its module, the modules that one imports, the packages they use."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pressroom import __version__

PYTHON = f"{sys.version_info.major}.{sys.version_info.minor} {sys.platform}"


Code = tuple[tuple[str, str], ...]
"""Modules and packages, each with its state."""


@cache
def code_state(module: str) -> Code:
    """What a module's outcome may hang on, each with its state: content hash or version.

    Its own source and that of the modules of its own package and of pressroom that it imports, by
    their import statements and as far as these lead; of other packages the installed version.
    """
    states: dict[str, str] = {"pressroom": __version__, "python": PYTHON}
    own = {module.partition(".")[0], "pressroom"}
    waiting = [module]
    while waiting:
        name = waiting.pop()
        top = name.partition(".")[0]
        if name in states or top in sys.stdlib_module_names:
            continue
        if top not in own:
            states.setdefault(top, _version(top))
            continue
        source = _source(name)
        if source is not None:
            states[name] = hashlib.sha256(source).hexdigest()
            waiting.extend(_imported(name, source))
            waiting.append(name.rpartition(".")[0] or name)
    return tuple(sorted(states.items()))


def is_all_ours(code: Code) -> bool:
    """Whether code can't change while pressroom's own files and the installed packages don't."""
    return all(name.partition(".")[0] == "pressroom" or len(state) < HEX for name, state in code)


HEX = 64
"""Characters of a content hash: the state of what has no version."""


def _source(name: str) -> bytes | None:
    file = _file(name)
    return file.read_bytes() if file is not None and file.suffix == ".py" else None


@cache
def _file(name: str) -> Path | None:
    loaded = sys.modules.get(name)
    found = getattr(loaded, "__file__", None)
    if found is None:
        try:
            spec = importlib.util.find_spec(name)
        except (ImportError, AttributeError, ValueError):
            return None
        found = spec.origin if spec is not None else None
    return Path(found) if found and Path(found).is_file() else None


def _imported(name: str, source: bytes) -> Iterator[str]:
    """The modules that a module's import statements may mean, wherever in it they stand."""
    for level, module, names in statements(source):
        if level == 0 and not names:
            yield module
            continue
        base = _base(name, level, module)
        yield base
        if _is_package(base):
            yield from (f"{base}.{each}" for each in names)


Statement = tuple[int, str, tuple[str, ...]]
"""How many folders up, which module, and what of it; nothing of it for `import module`."""


def statements(source: bytes) -> list[Statement]:
    """The import statements of a module, and maybe what looks like one in its texts.

    Every statement has the word `import`: where all of these are in lines that can be read as they
    stand, no other statement can be hidden, and the module needn't be parsed, which takes longer.
    """
    text = source.decode("utf-8", "replace")
    found = list(PLAIN.finditer(text))
    if len(found) == len(WORD.findall(text)):
        return [each for one in found for each in _plain(one)]
    return list(_parsed(source))


WORD = re.compile(r"\bimport\b")
PLAIN = re.compile(
    r"^[ \t]*(?:from[ \t]+(?P<dots>\.*)(?P<base>[\w.]*)[ \t]+import[ \t]+"
    r"(?P<names>\((?:[\w\s,]|#[^\n]*)*\)|[\w ,\t]+)"
    r"|import[ \t]+(?P<whole>[\w., \t]+))[ \t]*(?:#[^\n]*)?$",
    re.MULTILINE,
)
COMMENT = re.compile(r"#[^\n]*")


def _plain(found: re.Match[str]) -> Iterator[Statement]:
    listed = COMMENT.sub("", found["whole"] or found["names"]).strip("()")
    names = [part.split()[0] for part in listed.split(",") if part.strip()]
    if found["whole"]:
        yield from ((0, name, ()) for name in names)
    else:
        yield len(found["dots"]), found["base"], tuple(names)


def _parsed(source: bytes) -> Iterator[Statement]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((0, alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.level, node.module or "", tuple(alias.name for alias in node.names)


def _is_package(name: str) -> bool:
    file = _file(name)
    return file is not None and file.stem == "__init__"


def _base(name: str, level: int, module: str) -> str:
    if not level:
        return module
    parts = (name if _is_package(name) else name.rpartition(".")[0]).split(".")
    above = parts[: len(parts) - level + 1]
    return ".".join([*above, *([module] if module else [])])


@cache
def _version(package: str) -> str:
    """The installed version of an import package; of one that isn't installed its content hash."""
    from importlib import metadata  # loads what reads mail, and most builds ask for no version

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        file = _file(package)
        if file is None:
            return ""
        line = f"{package}/__init__.py,".encode()
        for record in sorted(file.parent.parent.glob("*.dist-info/RECORD")):
            if line in record.read_bytes():
                return record.parent.name
        return hashlib.sha256(file.read_bytes()).hexdigest()
