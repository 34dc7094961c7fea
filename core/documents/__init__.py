"""What is printed: letters, summary, minutes, workbooks and forms, from ready strings and never with a key."""
