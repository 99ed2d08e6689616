"""A constitution run through a story in virtual time, by the production code, in a database that is thrown away."""
