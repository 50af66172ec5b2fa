"""Padding: lengths rounded up so that they tell little of what is inside."""

from __future__ import annotations


def padded(length: int, least: int = 1) -> int:
    """The length to fill up to, at least `least` and at most 12 per cent more.

    PADMÉ: the bits after the first few are zero, so that of all lengths up to L only O(log log L) bits
    remain visible (Nikitin and others, “Reducing Metadata Leakage from Encrypted Files and Communication
    with PURBs”, PoPETs 2019, section 4).
    """
    length = max(length, least)
    if length < 2:
        return length
    exponent = length.bit_length() - 1
    kept = exponent.bit_length()
    mask = (1 << max(0, exponent - kept)) - 1
    return (length + mask) & ~mask
