//! What we know and how we know it: topics, facts, evidence, questions, waits, letters, the state schema (floor 1).
