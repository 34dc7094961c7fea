"""Ways to make one number per entry of a table; a method is a module's function and a line in the registry."""
