"""Finding the clauses of one constitution that a question is about: by number, by words and by meaning."""
