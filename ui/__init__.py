"""The windows of juror and secretary; everything they do is asked of ``core``."""
