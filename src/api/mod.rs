//! One file a remote service: sends what it is given and reads what comes back (floor 2).
