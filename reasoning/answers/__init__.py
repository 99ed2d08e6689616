"""Questions about a constitution, answered with its own words or with "not stated"."""
