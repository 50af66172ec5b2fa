"""Whom the newsroom tells: the private media list, what was sent to whom, and what only they may see."""
