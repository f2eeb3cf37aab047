//! What is true of one kind of letter: to whom, how, and why.

use crate::catalog::letter_details::LetterDetail;
use crate::text::Phrase;

/// How a letter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// To a public mailbox.
    Mailbox(&'static str),
    /// A form, with the letter to a mailbox beside it.
    Form {
        /// Where the form is.
        address: &'static str,
        /// Where the letter goes.
        mailbox: &'static str,
    },
    /// Inside the organisation: no address that a program could know.
    Internal,
    /// To the supplier, whose address only the operator knows.
    Supplier,
    /// To many, in their own channels.
    Parties,
}

/// To whom, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receiver {
    /// A phrase of [`crate::text::roles`].
    pub who: Phrase,
    /// The way.
    pub channel: Channel,
}

/// What is true of one kind of letter.
#[derive(Clone, Copy, Debug)]
pub struct LetterEntry {
    /// What the file is called after: `L1-scopes.nb.txt`.
    pub slug: &'static str,
    /// What it is called in a list.
    pub title: Phrase,
    /// To whom.
    pub receiver: Receiver,
    /// To whom when the first is not known, or does not exist.
    pub otherwise: Option<Receiver>,
    /// The subject line, with places for what the letter is about.
    pub subject: Phrase,
    /// Why it is sent.
    pub why: Phrase,
    /// How long an answer usually takes, from experience.
    pub usually: Phrase,
    /// The steps that wait for it.
    pub steps: &'static [&'static str],
    /// What only this letter needs, besides the facts of the journey.
    pub details: &'static [LetterDetail],
}
