"""The user's verbs: each joins a call of the core with words of success and runs off the UI thread."""
