"""A newsroom in a git repository."""

__version__ = "0.1.0"


def register() -> None:
    """Pelican calls this: `PLUGINS = ["pressroom"]` finds the package under its own name."""
    from pressroom.plugin.signals import register as connect

    connect()
