//! A code: what a finding of its kind says, why, how severe it is, and what helps.
//!
//! A row stands with what says it: in its area's file of `catalog/codes`, or, for a lint rule, in the rule's own file.
//! `engine/codes.rs` joins the rows; a test finds codes that are no row, and rows that nobody uses.

use super::severity::Severity;
use crate::text::Phrase;

/// What the program concludes from a code, where it does more than tell it: said once, in the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Maskinporten does not know the client.
    ClientUnknown,
    /// The client has no such key, or Maskinporten does not know it yet.
    KeyUnknown,
    /// The key on the client is not taken: it has ended, or is another.
    KeyRefused,
    /// The scope is not on the client.
    ScopeNotOnClient,
    /// The organisation was not granted the scope, or did not pass it on to its supplier.
    ScopeNotGranted,
    /// The clock of one of the two is wrong.
    ClockWrong,
    /// The terms of use are not signed.
    TermsNotSigned,
    /// The sender is not let in to the resource.
    SenderNotLetIn,
    /// The sending organisation is not in the environment.
    SenderUnknown,
    /// The recipient is not in the environment.
    RecipientUnknown,
    /// All that the service checks before the recipients was right.
    OnlyRecipientTwice,
    /// A message was sent under the same key before.
    SentBefore,
    /// The message was taken back before.
    TakenBackBefore,
    /// What is found works all the same, until its time is over.
    WorksForNow,
    /// Broker knows it already.
    BrokerOwnerKnown,
    /// The resource is not set up in Broker.
    BrokerNotConfigured,
    /// Broker lets the organisation do nothing with the resource.
    BrokerNotLetIn,
    /// Somebody has changed the access list meanwhile.
    ListChanged,
    /// An organisation is not in the environment.
    PartyUnknown,
    /// Maskinporten knows no such system user of the client.
    SystemUserUnknown,
}

impl Meaning {
    /// Whether Maskinporten takes client, key or scope no more: whatever a token showed before does not hold.
    #[must_use]
    pub const fn takes_token_back(self) -> bool {
        match self {
            Self::ClientUnknown
            | Self::KeyUnknown
            | Self::KeyRefused
            | Self::ScopeNotOnClient
            | Self::ScopeNotGranted => true,
            Self::ClockWrong
            | Self::TermsNotSigned
            | Self::SenderNotLetIn
            | Self::SenderUnknown
            | Self::RecipientUnknown
            | Self::OnlyRecipientTwice
            | Self::SentBefore
            | Self::TakenBackBefore
            | Self::WorksForNow
            | Self::BrokerOwnerKnown
            | Self::BrokerNotConfigured
            | Self::BrokerNotLetIn
            | Self::ListChanged
            | Self::PartyUnknown
            | Self::SystemUserUnknown => false,
        }
    }
}

/// One row of the registry of codes. Two are the same when their ids are.
#[derive(Debug)]
pub struct Code {
    /// Stable and documented, such as `ORG-CHECK-DIGIT`: capital letters, digits and hyphens.
    pub id: &'static str,
    /// Every severity that a finding of this code may have, the usual one first.
    pub severities: &'static [Severity],
    /// What the program concludes from it.
    pub means: Option<Meaning>,
    /// What is wrong. It may hold values, which the place that finds it fills in.
    pub sentence: Phrase,
    /// Why it is so, or what comes of it, where the sentence does not say it.
    pub why: Option<Phrase>,
    /// What helps: the next step, with a command where there is one.
    pub next: Phrase,
}

impl Code {
    /// The severity that a finding of this code has when its place does not say otherwise.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self.severities {
            [usual, ..] => *usual,
            [] => Severity::Error,
        }
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Code {}

/// A code is named by its id, also where one compares.
impl PartialEq<str> for Code {
    fn eq(&self, other: &str) -> bool {
        self.id == other
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// One phrase of a row: both languages in braces, or the name of one that several rows share.
macro_rules! row_phrase {
    ({ nb: $nb:expr, en: $en:expr $(,)? }) => {
        $crate::text::phrase!($nb, $en)
    };
    ($shared:expr) => {
        $shared
    };
}

/// One row as a value:
/// `code!("DATE" [Error] says { nb: "…", en: "…" } next { nb: "…", en: "…" })`, with `why { … }` before `next` where the
/// sentence does not say it, and `means …` before `says` where the program does more than tell it.
macro_rules! code {
    ($id:literal [$($severity:ident),+] $(means $means:ident)? says $says:tt $(why $why:tt)? next $next:tt) => {
        $crate::finding::Code {
            id: $id,
            severities: &[$($crate::finding::Severity::$severity),+],
            means: $crate::finding::code::code!(@means $($means)?),
            sentence: $crate::finding::code::row_phrase!($says),
            why: $crate::finding::code::code!(@why $($why)?),
            next: $crate::finding::code::row_phrase!($next),
        }
    };
    (@means) => { None };
    (@means $means:ident) => { Some($crate::finding::Meaning::$means) };
    (@why) => { None };
    (@why $why:tt) => { Some($crate::finding::code::row_phrase!($why)) };
}

/// Declares the rows of one area: `NAME = "ID" [Error] says {…} next {…}`. Makes a static of each and a list of all.
macro_rules! codes {
    ($( $(#[$doc:meta])* $name:ident = $id:literal [$($severity:ident),+] says $says:tt $(why $why:tt)? next $next:tt )+) => {
        $(
            $(#[$doc])*
            #[doc = concat!("`", $id, "`")]
            pub static $name: $crate::finding::Code =
                $crate::finding::code::code!($id [$($severity),+] says $says $(why $why)? next $next);
        )+
        /// All rows of this file.
        pub static ALL: &[&$crate::finding::Code] = &[ $( &$name ),+ ];
    };
}

pub(crate) use {code, codes, row_phrase};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::finding::Finding;

    codes! {
        /// With a value in both.
        DATE = "DATE" [Error, Warning]
            says { nb: "«{found}» er ikke en dato.", en: "“{found}” is not a date." }
            next { nb: "Skriv {found} på nytt.", en: "Write {found} again." }
        /// With a reason, and a next step that others share.
        LATE = "LATE" [Note]
            says { nb: "Det er sent.", en: "It is late." }
            why { nb: "Natten kommer.", en: "Night comes." }
            next SLEEP
    }

    const SLEEP: Phrase = crate::text::phrase!("Sov.", "Sleep.");

    #[test]
    fn a_finding_takes_from_its_row_what_the_place_does_not_say() {
        let finding = Finding::new(&DATE, "--sent").with("found", "x{y}");
        assert_eq!((finding.severity, finding.subject.as_str()), (Severity::Error, "--sent"));
        assert_eq!(finding.message.render(Language::En), "“x{y}” is not a date.");
        assert_eq!(finding.next.map(|next| next.render(Language::En)).as_deref(), Some("Write x{y} again."));
        assert!(LATE.why.is_some() && LATE.severity() == Severity::Note && LATE.next == SLEEP);
        assert_eq!(ALL.iter().map(|code| code.id).collect::<Vec<_>>(), ["DATE", "LATE"]);
    }

    #[test]
    fn codes_are_the_same_when_their_ids_are() {
        static OTHER: Code = code!("DATE" [Note] says SLEEP next SLEEP);
        assert!(DATE == OTHER && DATE != LATE && DATE == *"DATE");
        assert_eq!(DATE.to_string(), "DATE");
    }
}
