"""The page where entries are marked: the list, the evidence, the panel with the keys, the strip."""
