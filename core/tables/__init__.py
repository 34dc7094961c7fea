"""Workbooks and CSV: read with every bad cell named, written so that no cell can run."""
