"""The score sheet: one PDF that a person reads and prints, and that merges as data.

A sheet is accepted only if rebuilding it from its embedded ``scores.json`` and the issued package gives the same bytes
outside the signature. So a layout (``layout1`` and its constants in ``resources/layouts/1``) is frozen for ever: a
change, however small, is a new layout beside the old one.

History: format 1, layout 1 is the first.
"""
