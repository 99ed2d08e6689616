"""What pages say: states, rules and entries of the record in plain words. Reads only; no requests, no markup."""
