"""The only room that speaks Pelican."""
