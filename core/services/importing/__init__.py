"""Importing strangers' tables and files: read in the process pool, checked whole, then all or nothing."""
