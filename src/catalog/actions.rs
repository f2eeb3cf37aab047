//! Actions that policies name and services ask (Altinn/altinn-resource-registry, `appsettings.json, ActionConfig`,
//! 2026-08-10; Altinn/altinn-studio-docs, `content/authorization/guides/resource-owner`, 2025-10-27).

use super::search;
use crate::text::{Phrase, phrase};

/// When the source was read.
pub const AS_OF: jiff::civil::Date = jiff::civil::date(2026, 8, 22);

/// What a rule lets somebody do, and who asks for it.
#[derive(Debug, PartialEq, Eq)]
pub struct Action {
    /// The value of the action attribute.
    pub id: &'static str,
    /// Name in Bokmål.
    pub nb: &'static str,
    /// Name in English.
    pub en: &'static str,
    /// What somebody does by it, as it follows on "can", with the id; in English most ids say it themselves.
    pub does: Phrase,
    /// Who asks.
    pub asked_by: AskedBy,
    /// The registry shows a name for it; others appear as the bare id.
    pub named_by_registry: bool,
}

/// Who asks for an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedBy {
    /// Every kind of service.
    Everybody,
    /// Apps made in Altinn Studio.
    Apps,
    /// Altinn Events.
    Events,
    /// Delegation of Maskinporten scopes.
    Maskinporten,
    /// Resources of Altinn's own systems.
    Systems,
    /// Altinn's consent service.
    Consent,
}

const fn named(id: &'static str, [nb, en]: [&'static str; 2], does: Phrase, asked_by: AskedBy) -> Action {
    Action { id, nb, en, does, asked_by, named_by_registry: true }
}

const fn unnamed(id: &'static str, name: [&'static str; 2], does: Phrase, asked_by: AskedBy) -> Action {
    Action { named_by_registry: false, ..named(id, name, does, asked_by) }
}

/// Every action, sorted by id. Those without an official name have one of our own.
pub static ALL: &[Action] = &[
    unnamed(
        "access",
        ["få tilgang til", "access"],
        phrase!("få tilgang (`access`)", "get access (`access`)"),
        AskedBy::Systems,
    ),
    named("complete", ["Fullfør", "Complete"], phrase!("fullføre (`complete`)", "`complete`"), AskedBy::Apps),
    named("confirm", ["Bekreft", "Confirm"], phrase!("bekrefte (`confirm`)", "`confirm`"), AskedBy::Apps),
    unnamed("consent", ["gi samtykke", "consent"], phrase!("gi samtykke (`consent`)", "`consent`"), AskedBy::Consent),
    named("delete", ["Slett", "Delete"], phrase!("slette (`delete`)", "`delete`"), AskedBy::Apps),
    named(
        "instantiate",
        ["Opprett", "Instantiate"],
        phrase!("opprette (`instantiate`)", "create (`instantiate`)"),
        AskedBy::Apps,
    ),
    unnamed("pay", ["betale", "pay"], phrase!("betale (`pay`)", "`pay`"), AskedBy::Apps),
    unnamed(
        "publish",
        ["publisere hendelser", "publish events"],
        phrase!("publisere hendelser (`publish`)", "publish events (`publish`)"),
        AskedBy::Events,
    ),
    named("read", ["Les", "Read"], phrase!("lese (`read`)", "`read`"), AskedBy::Everybody),
    named("reject", ["Avvis", "Reject"], phrase!("avvise (`reject`)", "`reject`"), AskedBy::Apps),
    unnamed(
        "requestconsent",
        ["be om samtykke", "request consent"],
        phrase!("be om samtykke (`requestconsent`)", "request consent (`requestconsent`)"),
        AskedBy::Consent,
    ),
    unnamed(
        "scopeaccess",
        ["bruke delegerte scopes", "use delegated scopes"],
        phrase!("bruke delegerte scopes (`scopeaccess`)", "use delegated scopes (`scopeaccess`)"),
        AskedBy::Maskinporten,
    ),
    named("sign", ["Signer", "Sign"], phrase!("signere (`sign`)", "`sign`"), AskedBy::Apps),
    named("subscribe", ["Abonner", "Subscribe"], phrase!("abonnere (`subscribe`)", "`subscribe`"), AskedBy::Events),
    named("write", ["Skriv", "Write"], phrase!("skrive (`write`)", "`write`"), AskedBy::Everybody),
];

/// Actions of Altinn II and misspellings that nobody asks for, and what to write instead.
pub const REPLACED: [(&str, &str); 5] = [
    ("ScopeAccess", "scopeaccess"),
    ("instansiate", "instantiate"),
    ("open", "read"),
    ("see", "read"),
    ("send", "write"),
];

/// The action with this id. Case matters.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Action> {
    ALL.iter().find(|action| action.id == id)
}

/// The action that `id` is probably meant to be.
#[must_use]
pub fn did_you_mean(id: &str) -> Option<&'static Action> {
    let replaced = REPLACED.iter().find(|(old, _)| *old == id).and_then(|(_, now)| by_id(now));
    replaced.or_else(|| search::nearest(id, ALL.iter(), |action| [action.id, action.nb, action.en]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_actions_lead_to_those_that_are_asked() {
        assert!(ALL.is_sorted_by(|left, right| left.id < right.id));
        assert_eq!(did_you_mean("open").map(|action| action.id), Some("read"));
        assert_eq!(did_you_mean("instansiate").map(|action| action.id), Some("instantiate"));
        assert_eq!(did_you_mean("subscibe").map(|action| action.id), Some("subscribe"));
        assert_eq!(did_you_mean("fly"), None);
    }
}
