"""Drawing pages: fonts, PDF/A and the text on them."""
