//! `promote`: where a service stands on its way to production, from a state of many answers.

use std::path::Path;

use super::Pair;
use crate::common::screen::Screens;

#[test]
fn a_service_is_held_against_production() {
    let pair = Pair::new();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/state/schema-2-real.json");
    pair.write("altinn-onboard.json", std::fs::read_to_string(fixture).unwrap());
    pair.show_all(
        Screens::new("promote/plan"),
        &[
            "promote --plan --service vedtak",
            "promote --to tt02",
            "promote --env sandbox",
            "promote --plan --service nope",
            "promote --confirm-production nope",
        ],
    );
    pair.shows("json/promotion", "promote --plan --service vedtak --format json");
}
