//! A notification as developers order it: with a reminder after seven days that goes out only if what it is about has not
//! been opened, as eForvaltningsforskriften § 8 has it for decisions (lovdata.no, forskrift 2004-06-25-988).

pub mod json;

use crate::domain::Language;
use crate::record::values::NotifiedParties;

/// What is known of the notifications of a service; what is not known stands as something to insert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoticeTemplate<'a> {
    /// Who is notified.
    pub whom: NotifiedParties,
    /// Whose notifications they are.
    pub organisation: Option<&'a str>,
    /// The bare id of the service that they are about.
    pub resource: Option<&'a str>,
    /// The own address of e-mails.
    pub sender_address: Option<&'a str>,
    /// The own name of SMS.
    pub sender_name: Option<&'a str>,
    /// Where Altinn asks.
    pub condition: Option<&'a str>,
    /// The first notification can become needless, too.
    pub asks_first: bool,
    /// What its texts are in.
    pub language: Language,
}
