"""The juror's desk: what one laptop holds for all its contests, jurors and rounds."""
