"""Artifacts made once, in parallel, written beside the last site and swapped in."""
