"""How sure a result is: what other juries, methods, criteria and marks would have made of it."""
