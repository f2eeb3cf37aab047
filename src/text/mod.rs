//! What people read, in Norwegian Bokmål and English: one typed catalogue, complete by compilation (floor 0).
