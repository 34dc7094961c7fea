"""Merging: every file that comes back gets a verdict, is kept, and leaves a line in the journal."""
