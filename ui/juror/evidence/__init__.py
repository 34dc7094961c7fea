"""What is being scored, in the middle of the page: pictures and papers, figures, links."""
