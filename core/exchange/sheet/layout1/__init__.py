"""Layout 1, FROZEN: every byte it ever wrote must come out again, or signed sheets of the past are refused.

Nothing in here may look at the clock, the locale, Unicode tables, a compressor or any text catalogue: all of these
change between versions. Kept sheets in ``tests/data/sheets`` watch over it.
"""
