"""One build, from the content folder to a published site; it knows nothing of Pelican."""
