//! The DNS: what the domains of an own sender hold.

use super::about::EffectAbout;
use super::result::{EffectBrought, EffectResult};
use crate::record::t;

/// Something to ask the DNS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DnsEffect {
    /// Read the records that Altinn asks for in the domains that e-mails come from.
    ReadSender {
        /// The domains.
        domains: Vec<String>,
    },
}

impl DnsEffect {
    /// What it does.
    pub(super) fn about(&self) -> EffectAbout<'_> {
        let Self::ReadSender { domains } = self;
        EffectAbout::read(words::READ.with("domains", domains.join(", ")))
    }

    /// What the domains hold.
    pub(super) fn result(&self, brought: &EffectBrought<'_>) -> EffectResult {
        let Self::ReadSender { domains } = self;
        let seen = brought.get(t::SenderDns).map(|seen| seen.0.as_slice()).unwrap_or_default();
        let say = |phrase: crate::text::Phrase| phrase.with("domains", domains.join(", "));
        if seen.iter().any(|domain| !domain.missing.is_empty()) {
            return EffectResult::awaited(say(words::LACKS));
        }
        let all_read = !seen.is_empty() && seen.iter().all(|domain| domain.trouble.is_none());
        EffectResult::when(all_read, say(words::HOLDS), say(words::NOT_READ))
    }
}

/// What these effects say.
mod words {
    use crate::text::phrases;

    phrases! {
        READ { nb: "Slå opp oppføringene for e-post i DNS for {domains}", en: "Look up the records for e-mail in the DNS of {domains}" }
        HOLDS { nb: "DNS for {domains} har oppføringene som Altinn ber om", en: "The DNS of {domains} has the records that Altinn asks for" }
        LACKS { nb: "DNS for {domains} har ikke alle oppføringene som Altinn ber om", en: "The DNS of {domains} does not have all the records that Altinn asks for" }
        NOT_READ { nb: "DNS for {domains} kunne ikke leses", en: "The DNS of {domains} could not be read" }
    }
}
