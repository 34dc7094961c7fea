"""The verbs of the two roles; each changes the contest in one transaction and answers what changed."""
