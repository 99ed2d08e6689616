"""The only writers. `handle.handle` is the single door: lock, decide, save, record and speak in one transaction."""
