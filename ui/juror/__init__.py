"""The juror's pages; none of them imports the secretary's."""
