"""Streams as bells: one thread for each account hears that something came in, and has it read at once.

What came in is always read from the platform's list. Without a stream it is read every few seconds instead.
"""
