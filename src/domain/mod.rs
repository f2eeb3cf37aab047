//! Parsed types with one constructor each: inside the program a value of these types cannot be wrong (floor 0).
