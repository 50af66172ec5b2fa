"""What may be seen at a given time, and the audit of what left."""
