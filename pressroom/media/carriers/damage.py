"""What a carrier says of a file that isn't whole."""

from __future__ import annotations


class Damaged(ValueError):
    """The file breaks off or contradicts itself; the text says where, for a person."""
