"""From a constitution in plain language to a draft rulebook: found by fixed rules, checked, and for people to ratify."""
