"""The search, as templates see it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceView:
    """One of several values to choose from."""

    value: str
    title: str
    one: str = ""
    """What one of them is called, where the title names many."""
    lang: str = ""
    """The title's language where it isn't the page's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """What the search page lets its readers ask for."""

    index: str
    """The address of the folder that the index lies in."""
    kinds: tuple[ChoiceView, ...]
    topics: tuple[ChoiceView, ...]
    years: tuple[ChoiceView, ...]
    languages: tuple[ChoiceView, ...]
