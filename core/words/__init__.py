"""Every sentence shown to people, in both languages."""
