"""The conflict statement: whose entries these are, and what ties the juror to any of them."""
