"""Moving a community to another host, and closing one: what the platforms' tables and accounts have to do with it."""
