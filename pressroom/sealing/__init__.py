"""Sealing: files made unreadable to everybody but whoever has their link."""
