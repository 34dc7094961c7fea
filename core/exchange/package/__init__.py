"""The juror package ``.jurypkg``: what one juror gets for one round, sealed with their code."""
