"""What differs when the newsroom is published: `make publish` and `pressroom build --publish` read this."""

from pelicanconf import *  # noqa: F403
