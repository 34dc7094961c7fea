"""The verbs of the two roles, each one transaction."""
