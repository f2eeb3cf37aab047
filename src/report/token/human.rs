//! What people read of a token: what it says, and never the token.

use crate::domain::Scope;
use crate::record::values::TokenProof;
use crate::report::screen::Screen;

/// What a token says, one claim a line.
#[must_use]
pub fn render(proof: &TokenProof, screen: Screen) -> String {
    let scopes = Scope::joined(&proof.scopes, " ");
    let org = proof.org.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string);
    let lines = [
        (words::ISSUER, proof.issuer.clone()),
        (words::SCOPES, scopes),
        (words::CONSUMER, proof.consumer.spaced()),
        (words::ORG, org),
        (words::LIFETIME, proof.lifetime.to_string()),
    ];
    let line = |(label, value)| {
        let said = words::LINE.with("label", label).with("value", value);
        screen.hanging(0, &said.render(screen.language))
    };
    lines.into_iter().map(line).collect()
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        LINE { nb: "{label}: {value}", en: "{label}: {value}" }
        ISSUER { nb: "Utsteder", en: "Issuer" }
        SCOPES { nb: "Scopes", en: "Scopes" }
        CONSUMER { nb: "Gjelder virksomheten", en: "For the organisation" }
        ORG { nb: "Organisasjonskode i tokenet", en: "Organisation code in the token" }
        LIFETIME { nb: "Gyldig i sekunder", en: "Lifetime in seconds" }
    }
}
