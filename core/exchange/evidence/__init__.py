"""The evidence set ``.juryevidence``: viewing copies of a round's entries, sealed once for all its jurors."""
