"""What a newsroom consists of: frozen values without I/O; the content contract lives here."""
