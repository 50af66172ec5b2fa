"""The code a recipe consists of: its module, the modules that one imports, the packages they use."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import sys
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

from pressroom import __version__

PYTHON = f"{sys.version_info.major}.{sys.version_info.minor} {sys.platform}"


@cache
def code_state(module: str) -> tuple[tuple[str, str], ...]:
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
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _base(name, node)
            yield base
            if _is_package(base):
                yield from (f"{base}.{alias.name}" for alias in node.names)


def _is_package(name: str) -> bool:
    file = _file(name)
    return file is not None and file.stem == "__init__"


def _base(name: str, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = (name if _is_package(name) else name.rpartition(".")[0]).split(".")
    above = parts[: len(parts) - node.level + 1]
    return ".".join([*above, *([node.module] if node.module else [])])


@cache
def _version(package: str) -> str:
    """The installed version of an import package; of one that isn't installed its content hash."""
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
