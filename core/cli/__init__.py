"""The command line: one small module per command, each reading arguments and showing one answer."""
