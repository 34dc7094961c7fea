"""Checking: a file that came from somewhere, a whole contest, an installed build; numbered, each with its words."""
