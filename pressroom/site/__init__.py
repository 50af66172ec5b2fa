"""The website: which pages there are, what each of them shows, and their rendering."""
