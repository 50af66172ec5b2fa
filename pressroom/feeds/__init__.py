"""Feeds and calendars: what is published, for those who subscribe."""
