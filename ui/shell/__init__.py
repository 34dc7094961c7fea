"""The window itself: its bar, the start page, the code, and what follows the opening of a package."""
