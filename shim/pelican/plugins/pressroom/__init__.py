"""Lets Pelican find pressroom under its plugin namespace; the code is the top-level package."""

from pressroom.plugin.signals import register

__all__ = ["register"]
