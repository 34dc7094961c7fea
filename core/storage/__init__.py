"""The contest folder and the juror's desk on disk: the only room that speaks SQL."""
