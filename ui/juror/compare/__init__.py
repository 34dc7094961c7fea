"""Comparing: a juror's own marks side by side, before anything is signed."""
