"""A small town in our own database, for trying Govbot out and for rehearsals. A real adapter in every other way."""
