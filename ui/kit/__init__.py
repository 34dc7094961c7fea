"""What every window stands on: palette, theme, fonts, icons, words, tasks, messages, settings."""
