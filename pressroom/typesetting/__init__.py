"""Fonts for every script, and typst: plain data set into pages and pictures."""
