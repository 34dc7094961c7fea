"""The contest's own words as frozen values and pure rules; knows no file, no database, no screen."""
