"""Structured data: what pages show, told to machines as schema.org nodes."""
