"""Pictures, video and sound: what a file is, which renditions leave, and what each tells of itself."""
