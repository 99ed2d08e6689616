"""`/api/v1/`: the public pages as JSON, for programs. It reads and never writes."""
