//! XACML as the platform understands it: model, read, write, build, decide, compare. Pure (floor 1).

pub mod model;
