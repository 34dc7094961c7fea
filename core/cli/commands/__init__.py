"""One module per command: arguments in, one answer out; the work itself is done by the services."""
