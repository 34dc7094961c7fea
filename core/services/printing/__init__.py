"""Printing: what the contest holds becomes the ready strings of papers, and papers become files."""
