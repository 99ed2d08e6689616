"""Servers that tests talk to over HTTP, on this machine only."""
