"""The reference pages of the docs and the schemas for editors, made of what the code declares."""
