//! The clicks in Digdir's self-service, in both generations of the portal (facts: maskinporten 6.2).

use crate::domain::Rules;
use crate::record::t;
use crate::record::values::{KeySource, OperatedBy};
use crate::steps::Brief;
use crate::steps::parts::{client, needed, owner};
use crate::text::{Message, step_maskinporten_client as text};

/// The clicks that are left; none when the program registers the client, or the supplier uses its own.
pub fn walkthrough(brief: &Brief<'_>) -> Vec<Message> {
    let none =
        brief.environment.admin_client.is_some() || brief.get(t::OperatedBy) == Some(&OperatedBy::SupplierClient);
    if none {
        return Vec::new();
    }
    let needed = needed::listed(&needed::needed(brief));
    let mut clicks: Vec<Message> = Vec::new();
    if let (Rules::Test, Some(number)) = (brief.environment.rules, brief.get(t::OrgNumber)) {
        clicks.push(text::WALK_REAL.with("orgnr", number.spaced()));
    }
    clicks.push(text::WALK_OPEN.with("portal", owner::base(&brief.environment.self_service_portal)));
    if brief.at(t::ClientId, brief.client()).is_some() {
        clicks.push(text::WALK_LATER.with("scopes", needed));
        clicks.push(text::WALK_MISSING.into());
        return clicks;
    }
    clicks.push(match client::source(brief) {
        Some(KeySource::Paste) => text::WALK_PASTED.into(),
        _ => text::WALK_KEY.with("file", format!("{}-{}.jwk.json", brief.environment.name, brief.client())),
    });
    clicks.push(text::WALK_NEW.into());
    clicks.push(text::WALK_SCOPES.with("scopes", needed));
    clicks.extend([text::WALK_NEW_KEY, text::WALK_PREVIOUS, text::WALK_ID, text::WALK_MISSING].map(Message::from));
    clicks
}
