"""Search on the site: what can be found, and the index that readers' browsers look into."""
