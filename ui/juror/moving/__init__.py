"""Leaving this laptop: the work goes on elsewhere, or somebody else takes the seat."""
