"""How instants are written where nothing else is said: to the minute, by the 24-hour clock, with the zone."""
