//! The line that a supplier runs to show that its token works: the same in the order, in the walkthrough and where a report
//! was not one.

use crate::catalog::products;
use crate::domain::{ClientId, EnvironmentName, OrgNumber, PublicJwk, Scope};
use crate::record::t;
use crate::record::values::OperatedBy;
use crate::steps::Brief;
use crate::steps::parts::needed;
use crate::text::Message;
use crate::text::shell::quoted;

/// What the line is made of, as far as it is known.
#[derive(Clone, Debug)]
pub struct ProofLine<'a> {
    /// Where the token is had.
    pub environment: &'a EnvironmentName,
    /// Whom it must act for.
    pub organisation: Option<OrgNumber>,
    /// With the supplier's own client: the organisation has delegated the scopes to it.
    pub delegated: bool,
    /// The client.
    pub client_id: Option<&'a ClientId>,
    /// The key that was ordered.
    pub key: Option<&'a PublicJwk>,
    /// What the token must carry.
    pub scopes: &'a [Scope],
}

/// The scopes of a token when none are named: what sending needs.
#[must_use]
pub fn usual_scopes() -> Vec<Scope> {
    products::USUAL_SCOPES.iter().filter_map(|scope| Scope::parse(scope).ok()).collect()
}

/// The line for the client of a brief.
#[must_use]
pub fn of(brief: &Brief<'_>) -> Message {
    let client = brief.client();
    let line = ProofLine {
        environment: &brief.environment.name,
        organisation: brief.get(t::OrgNumber).copied(),
        delegated: brief.get(t::OperatedBy) == Some(&OperatedBy::SupplierClient),
        client_id: brief.at(t::ClientId, client),
        key: brief.at(t::PublicKey, client),
        scopes: &needed::needed(brief),
    };
    line.said()
}

impl ProofLine<'_> {
    /// The line, in one piece; what only the supplier knows stands in capital letters.
    #[must_use]
    pub fn said(&self) -> Message {
        let client: Message =
            self.client_id.map_or_else(|| words::CLIENT.into(), |id| Message::verbatim(quoted(id.as_str())));
        let number: Message =
            self.organisation.map_or_else(|| words::NUMBER.into(), |number| Message::verbatim(number.to_string()));
        let usual = usual_scopes();
        let is_usual = self.scopes.len() == usual.len() && self.scopes.iter().all(|scope| usual.contains(scope));
        let mut more = String::new();
        for scope in self.scopes.iter().filter(|_| !is_usual) {
            more.push_str(&format!(" --scope {}", quoted(scope.as_str())));
        }
        if let Some(key) = self.key.filter(|key| key.kid != key.thumbprint()) {
            more.push_str(&format!(" --kid {}", quoted(&key.kid)));
        }
        words::LINE
            .with("environment", self.environment.as_str())
            .with("client", client)
            .with("option", if self.delegated { "--consumer-org" } else { "--org-number" })
            .with("orgnr", number)
            .with("more", more)
    }
}

mod words {
    use crate::text::phrases;

    phrases! {
        LINE { nb: "altinn-onboard token --proof --env {environment} --client-id {client} {option} {orgnr}{more} --key-file FIL", en: "altinn-onboard token --proof --env {environment} --client-id {client} {option} {orgnr}{more} --key-file FILE" }
        CLIENT { nb: "KLIENT_ID", en: "CLIENT_ID" }
        NUMBER { nb: "ORGNR", en: "ORGNO" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::steps::testing::Bench;

    #[test]
    fn the_line_holds_what_is_known_and_names_the_rest() {
        let mut bench = Bench::tt02();
        let said = |bench: &Bench| of(&bench.brief()).render(Language::En);
        assert_eq!(
            said(&bench),
            "altinn-onboard token --proof --env tt02 --client-id CLIENT_ID --org-number ORGNO --key-file FILE"
        );
        bench.owner();
        bench.told(t::OperatedBy, OperatedBy::SupplierKey);
        bench.told_at(t::ClientId, "main", ClientId::parse("client-1").unwrap());
        assert_eq!(
            said(&bench),
            "altinn-onboard token --proof --env tt02 --client-id client-1 --org-number 991825827 --key-file FILE"
        );
        bench.told(t::EventsWanted, true);
        bench.told(t::OperatedBy, OperatedBy::SupplierClient);
        let key = PublicJwk { kid: "nøkkel 1".into(), ..PublicJwk::from_parts(&[255; 256], &[1, 0, 1], None) };
        bench.told_at(t::PublicKey, "main", key);
        let line = said(&bench);
        assert!(line.contains(" --consumer-org 991825827 --scope altinn:"), "{line}");
        assert!(line.contains(" --scope altinn:events.subscribe") && line.contains(" --kid 'nøkkel 1'"), "{line}");
    }
}
