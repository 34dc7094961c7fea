"""Keys, signatures, sealing and the verdicts on them."""
