//! What is said and asked before a secret is used in an environment of a file.

use super::used_secret::{NamedSecret, UsedSecret};
use crate::catalog::codes::trust as codes;
use crate::catalog::environments::{Standing, standing};
use crate::domain::Environment;
use crate::domain::environment::host;
use crate::finding::Finding;
use crate::record::trust::{AddressChange, Addresses, Doubt};
use crate::text::Message;

/// What is shown before somebody is asked, and the question.
pub struct TrustQuestion {
    /// What it is about: the secret and where it would go.
    pub about: Message,
    /// Lines that stand below it, each with its mark.
    pub lines: Vec<(&'static str, Message)>,
    /// What a yes would mean besides, where the issuer is a real one.
    pub warning: Option<Message>,
    /// The question.
    pub question: Message,
}

/// The question of a doubt: every host is shown, with what is asked of it.
#[must_use]
pub fn question(environment: &Environment, secret: &NamedSecret, doubt: &Doubt) -> TrustQuestion {
    let name = environment.name.as_str();
    let mut lines: Vec<(&'static str, Message)> = Vec::new();
    lines.push(("·", words::ISSUER.with("issuer", environment.issuer.as_str())));
    for (place, keys) in hosts(environment) {
        lines.push(("→", words::HOST.with("host", place).with("keys", keys.join(", "))));
    }
    if let Addresses::Changed(changes) = &doubt.addresses {
        lines.extend(changes.iter().map(|change| ("!", changed(change))));
    }
    if !doubt.also.is_empty() {
        lines.push(("·", words::ALSO.with("also", doubt.also.join(", "))));
    }
    lines.push(("·", words::FINGERPRINT.with("fingerprint", environment.fingerprint().to_string())));
    TrustQuestion {
        about: words::ABOUT.with("name", name).with("what", what(secret)),
        lines,
        warning: real(environment),
        question: words::QUESTION.with("name", name).with("what", what(secret)),
    }
}

/// What is said where nobody can be asked. `again` is the command as it was typed.
#[must_use]
pub fn needs_flag(environment: &Environment, secret: &NamedSecret, doubt: &Doubt, again: &(String, String)) -> Finding {
    let (before, after) = again;
    let code = match &doubt.addresses {
        Addresses::Known => &codes::TRUST_KEY,
        Addresses::New => &codes::TRUST_ENVIRONMENT,
        Addresses::Changed(_) => &codes::TRUST_ENVIRONMENT_CHANGED,
    };
    let nothing = || Message::verbatim(String::new());
    let also = if doubt.also.is_empty() { nothing() } else { words::AND_ALSO.with("also", doubt.also.join(", ")) };
    let changes = match &doubt.addresses {
        Addresses::Changed(changes) => listed(changes),
        Addresses::Known | Addresses::New => String::new(),
    };
    Finding::new(code, environment.name.as_str())
        .with("name", environment.name.as_str())
        .with("what", what(secret))
        .with("hosts", environment.hosts().join(", "))
        .with("real", real(environment).map_or_else(nothing, |real| words::BESIDES.with("real", real)))
        .with("also", also)
        .with("changes", changes)
        .with("command", format!("{before} --trust-environment {}{after}", environment.fingerprint()))
}

/// What is said of a key of the real book on this machine only.
#[must_use]
pub fn refused(environment: &Environment, secret: &NamedSecret, belongs_to: &str) -> Finding {
    Finding::new(&codes::TRUST_KEY_REAL, environment.name.as_str())
        .with("name", environment.name.as_str())
        .with("what", what(secret))
        .with("belongs", belongs_to)
}

fn what(secret: &NamedSecret) -> Message {
    match &secret.secret {
        UsedSecret::Client { client, .. } => {
            words::CLIENT.with("client", client.as_str()).with("key", secret.thumbprint.as_str())
        }
        UsedSecret::Administration => words::ADMINISTRATION.with("key", secret.thumbprint.as_str()),
        UsedSecret::Studio => words::STUDIO.into(),
    }
}

/// What is signed for a real issuer holds there, whoever gets it.
fn real(environment: &Environment) -> Option<Message> {
    match standing(environment) {
        Standing::Gateway(name) => Some(words::REAL.with("real", name)),
        Standing::BuiltIn | Standing::Own => None,
    }
}

/// Every host, with the keys of its addresses.
fn hosts(environment: &Environment) -> Vec<(String, Vec<&'static str>)> {
    let mut hosts: Vec<(String, Vec<&'static str>)> = Vec::new();
    for (key, address) in environment.addresses() {
        let host = host(address.url());
        match hosts.iter_mut().find(|(known, _)| *known == host) {
            Some((_, keys)) => keys.push(key),
            None => hosts.push((host, vec![key])),
        }
    }
    hosts
}

fn changed(change: &AddressChange) -> Message {
    words::CHANGED.with("change", listed(std::slice::from_ref(change)))
}

fn listed(changes: &[AddressChange]) -> String {
    let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
    let one =
        |change: &AddressChange| format!("{}: {} → {}", change.key, or_none(&change.before), or_none(&change.now));
    changes.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        CLIENT { nb: "nøkkelen til klienten {client} ({key})", en: "the key of the client {client} ({key})" }
        ADMINISTRATION { nb: "nøkkelen til administrasjonsklienten ({key})", en: "the key of the administration client ({key})" }
        STUDIO { nb: "API-nøkkelen til Altinn Studio", en: "the API key of Altinn Studio" }
        ABOUT { nb: "Miljøet {name} er beskrevet i en fil, og nå skal {what} brukes der. Det som signeres eller er hemmelig, sendes til disse adressene:", en: "The environment {name} is described in a file, and now {what} is to be used there. Anything signed or secret goes to these addresses:" }
        ISSUER { nb: "utsteder: {issuer}", en: "issuer: {issuer}" }
        HOST { nb: "{host} ({keys})", en: "{host} ({keys})" }
        CHANGED { nb: "endret siden sist: {change}", en: "changed since last time: {change}" }
        ALSO { nb: "nøkkelen brukes også i {also}", en: "the key is also used in {also}" }
        AND_ALSO { nb: " Den brukes i {also}.", en: " It is used in {also}." }
        FINGERPRINT { nb: "fingeravtrykk: {fingerprint}", en: "fingerprint: {fingerprint}" }
        BESIDES { nb: " {real}", en: " {real}" }
        REAL { nb: "Utstederen er den samme som i {real}: den som får tak i det som signeres her, kan bruke det der i virksomhetens navn.", en: "The issuer is the one in {real}: anybody who gets what is signed here can use it there in this name." }
        QUESTION { nb: "Kjenner du hver av adressene, og skal {what} brukes i {name}?", en: "Do you know every one of the addresses, and should {what} be used in {name}?" }
    }
}
