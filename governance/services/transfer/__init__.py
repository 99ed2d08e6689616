"""A whole community as a file, and back: every row that makes it up goes along, or stays, as its kind says."""
