"""One folder for each platform; they do not know each other."""
