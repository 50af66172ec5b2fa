"""The pages of one edition, a file for each sort."""
