//! Who does what others could do too.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::choice::choice;

choice! {
    /// Who makes the resource.
    ResourceBy { /** A person, in Altinn Studio. */ Studio = "studio", /** The program, by API. */ Program = "program" }
}
choice! {
    /// Who does in production what changes something there.
    ProductionBy {
        /** The program, each write confirmed where it runs. */ Program = "program",
        /** People, by hand. */ People = "people",
    }
}
