"""What we use of fontTools 4 (annotated in part, not declared typed)."""
