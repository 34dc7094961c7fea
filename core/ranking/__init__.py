"""Counting: coded marks in, exact scores, places, shortlists and assignments out; knows no contest and no file."""
