"""Invented participants and materials for the demonstration and the practice package: plainly synthetic, seeded."""
