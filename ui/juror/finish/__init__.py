"""Finishing: what is missing, how the sheet will look, signing it, and what to do with it."""
