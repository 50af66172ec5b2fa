"""What a site's other plugins read: texts in formats of their own, as if they were ours."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from pressroom.plugin.sites import OpenedSite, at_home
from pressroom.prose.plain import plain
from pressroom.reading.files import MARKUP_OF_SUFFIX
from pressroom.reading.header import Parted
from pressroom.reading.nodes import Malformed
from pressroom.reading.others import parted

COPIED = "static"
"""The name of Pelican's reader of files that are only copied."""


@dataclass(frozen=True, slots=True)
class PluginReaders:
    """The readers of other plugins, each text read once."""

    root: Path
    readers: Mapping[str, Any]
    """By suffix: `.org`."""
    _read: dict[Path, Parted] = field(default_factory=dict)

    @property
    def suffixes(self) -> Collection[str]:
        """The suffixes of the files they take."""
        return self.readers.keys()

    def read(self, file: Path) -> Parted:
        """A text's header and HTML; raises Malformed where the plugin fails on it."""
        if file not in self._read:
            self._read[file] = self._fresh(file)
        return self._read[file]

    def _fresh(self, file: Path) -> Parted:
        reader = self.readers[file.suffix.lower()]
        try:
            with at_home(self.root):
                html, metadata = reader.read(str(file))
        except Exception as trouble:
            said = str(trouble).strip().partition("\n")[0]
            message = f"{type(reader).__name__} can't read this file: {said}."
            hint = "Mend the file, or the plugin that brings the reader."
            raise Malformed("R905", 1, 1, message, hint) from trouble
        return parted({str(key): _said(key, value) for key, value in metadata.items()}, html or "")


def readers_in(settings: Any, root: Path) -> PluginReaders:
    """The readers for other formats than ours that a Pelican with its plugins loaded has."""
    from pelican.readers import Readers

    made = {f".{name.lower()}": reader for name, reader in Readers(settings).readers.items()}
    ours = {*MARKUP_OF_SUFFIX, f".{COPIED}"}
    return PluginReaders(root, {name: made[name] for name in sorted(made.keys() - ours)})


def with_others(site: OpenedSite) -> OpenedSite:
    """The site with the readers of its other plugins, which are loaded as Pelican loads them."""
    if not site.others_read:
        return site
    from pelican.log import init as init_logging

    init_logging(name="pelican")
    with at_home(site.root):
        pelican = class_of(site.pelican)(dict(site.pelican))
        return dataclasses.replace(site, readers=readers_in(pelican.settings, site.root))


def class_of(settings: dict[str, Any]) -> Any:
    """The class that PELICAN_CLASS names, as Pelican's own command finds it."""
    named = settings["PELICAN_CLASS"]
    if not isinstance(named, str):
        return named
    module, _, name = named.rpartition(".")
    return getattr(import_module(module), name)


def _said(key: str, value: Any) -> str | list[str]:
    """A value of Pelican's making as a header would say it."""
    if isinstance(value, (list, tuple, set)):
        return [str(_said("", each)) for each in value]
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    if key == "summary":
        return plain(str(value))
    return "" if value is None else str(getattr(value, "name", value))
