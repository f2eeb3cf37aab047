//! Scopes: what each is for, and how one gets it.
