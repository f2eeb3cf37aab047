//! Where the published guides and the services differ; the services are right (the published guides, read in November
//! 2026).
//!
//! A card of a step names its rows by number. A test of the journeys counts that every row has a place, and
//! names those whose journeys are not built yet.

use crate::text::{Phrase, guide_differences as text};

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GuideDifference {
    /// The row's number, which cards refer to.
    pub number: u8,
    /// Which guide and step says it; empty when no guide mentions the matter.
    pub guide: &'static str,
    /// What the guide says.
    pub says: Phrase,
    /// What is true.
    pub truth: Phrase,
    /// Where the truth is from.
    pub source: &'static str,
}

/// All rows.
pub const ALL: [GuideDifference; 21] = [
    row(1, "000, step 10", text::G1, text::T1, "altinn-apis 4.6"),
    row(2, "000, step 9", text::G2, text::T2, "altinn-apis 11"),
    row(3, "000 and 002, step 4", text::G3, text::T3, "altinn-apis 3.4"),
    row(4, "000, step 4", text::G4, text::T4, "altinn-apis 7.1"),
    row(5, "000, step 11", text::G5, text::T5, "altinn-apis 4.7, 7.1"),
    row(6, "001, step 3", text::G6, text::T6, "altinn-apis 11"),
    row(7, "001, step 2; 004", text::G7, text::T7, "altinn-apis 0.2"),
    row(8, "004", text::G8, text::T8, "altinn-apis 3.4"),
    row(9, "004", text::G9, text::T9, "altinn-apis 13"),
    row(10, "001, step 3", text::G10, text::T10, "altinn-apis 13"),
    row(11, "000, step 7", text::G11, text::T11, "altinn-apis 4.3"),
    row(12, "003", text::G12, text::T12, "altinn-apis 6"),
    row(13, "000, steps 5 and 7", text::G13, text::T13, "altinn-apis 4.1"),
    row(14, "000, step 4", text::G14, text::T14, "altinn-apis 4.1, 7.1"),
    row(15, "000, step 4", text::G15, text::T15, "altinn-apis 3.5"),
    row(16, "", text::G16, text::T16, "altinn-apis 3.1"),
    row(17, "", text::G17, text::T17, "altinn-apis 5"),
    row(18, "", text::G18, text::T18, "altinn-apis 2.1"),
    row(19, "", text::G19, text::T19, "altinn-apis 4.5"),
    row(20, "", text::G20, text::T20, "altinn-apis 8"),
    row(21, "", text::G21, text::T21, "altinn-apis 2.3"),
];

/// The row of a number.
#[must_use]
pub fn by_number(number: u8) -> Option<&'static GuideDifference> {
    ALL.iter().find(|row| row.number == number)
}

const fn row(number: u8, guide: &'static str, says: Phrase, truth: Phrase, source: &'static str) -> GuideDifference {
    GuideDifference { number, guide, says, truth, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_are_numbered_without_gaps() {
        let numbers: Vec<u8> = ALL.iter().map(|row| row.number).collect();
        assert_eq!(numbers, (1..=21).collect::<Vec<u8>>());
    }
}
