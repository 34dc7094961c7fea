"""Counting: numbers in, numbers out."""
