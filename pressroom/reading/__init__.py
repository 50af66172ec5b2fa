"""Files in, model and Problems out; line numbers kept."""
