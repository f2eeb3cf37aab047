//! What is wrong with a policy that is being explained.

use super::explanation::Explanation;
use super::reach::Recipient;
use crate::catalog::codes::policies::{EXPLAIN_NOBODY, EXPLAIN_UNLISTABLE};
use crate::domain::PolicyKind;
use crate::finding::{Finding, Severity};
use crate::text::Message;

impl Explanation {
    /// What is wrong, as findings about `subject`, the file.
    #[must_use]
    pub fn findings(&self, subject: &str) -> Vec<Finding> {
        self.unlistable(subject).into_iter().chain(self.nobody_reads(subject)).collect()
    }

    /// The registry lists no rights. An app does without.
    fn unlistable(&self, subject: &str) -> Option<Finding> {
        let error = self.listing.as_ref().err()?;
        let finding = Finding::new(&EXPLAIN_UNLISTABLE, subject);
        let finding = match self.kind {
            Some(PolicyKind::Correspondence) => finding.saying(words::UNLISTABLE_CORRESPONDENCE),
            Some(PolicyKind::App) => finding.severity(Severity::Warning),
            _ => finding,
        };
        Some(finding.with("rule", error.rule()).with("reason", error.to_string()))
    }

    fn nobody_reads(&self, subject: &str) -> Option<Finding> {
        if let Some(at) = &self.at {
            let nobody = self.is_ordinary_mail() && !at.is_reached();
            let who = Message::verbatim(at.organisation.number.spaced());
            return nobody.then(|| Finding::new(&EXPLAIN_NOBODY, subject).with("who", who));
        }
        if !self.is_ordinary_mail() || self.reach.iter().any(|(_, roles)| !roles.is_empty()) {
            return None;
        }
        let finding = Finding::new(&EXPLAIN_NOBODY, subject);
        let finding = match self.only {
            Some(recipient) => finding.with("who", recipient.name()),
            None => finding.saying(words::NOBODY_READS_AT_ALL),
        };
        Some(match (self.only, self.consequences.limited) {
            (Some(Recipient::Person), Some(true)) => finding.next(words::NOBODY_READS_LIMITED),
            (Some(Recipient::Person), _) => finding.next(words::NOBODY_READS_PERSON),
            _ => finding,
        })
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        UNLISTABLE_CORRESPONDENCE { nb: "Melding henter listen ved hver sending, så ingen melding kan sendes. Ressursregisteret kan ikke liste rettighetene (regel {rule}): {reason}", en: "Correspondence fetches the list every time it sends, so no message can be sent. The resource registry cannot list the rights (rule {rule}): {reason}" }
        NOBODY_READS_AT_ALL { nb: "Ingen mottaker kan lese meldingene uten først å ha fått fullmakt. Ordinær post som ingen kan åpne, blir liggende ulest.", en: "No recipient can read the messages without being authorised first. Ordinary mail that nobody can open is left unread." }
        NOBODY_READS_PERSON { nb: "Gi handlingen `read` (lese) til rollen Privatperson (priv), eller send ikke til privatpersoner: altinn-onboard policy new", en: "Give read to the role Private person (priv), or do not send to private persons: altinn-onboard policy new" }
        NOBODY_READS_LIMITED { nb: "Tilgangslister stenger privatpersoner ute: slå av accessListMode, eller send ikke til privatpersoner", en: "Access lists shut private persons out: switch accessListMode off, or do not send to private persons" }
    }
}
