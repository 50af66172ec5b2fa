"""The press blocks, one per file."""
