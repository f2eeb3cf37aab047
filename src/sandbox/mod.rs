//! The embedded Altinn and Maskinporten: a real HTTP server with state, strict as the real ones (floor 3).
