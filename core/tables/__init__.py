"""Tables of strangers read with care, tables of our own written so that nothing in them runs."""
