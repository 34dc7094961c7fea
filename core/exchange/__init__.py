"""What travels between laptops: packages, evidence sets, score sheets, archives, and how each is judged."""
