"""How far jurors agree: coefficients with their sources, intervals, and where they differ most."""
