"""Rules: what is wrong with a newsroom that was read, one subject per file."""
