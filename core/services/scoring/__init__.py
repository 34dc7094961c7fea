"""The juror's verbs: take a package in, enter marks, sign a sheet."""
