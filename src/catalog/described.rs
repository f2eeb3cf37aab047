//! What the addresses of an environment say of it, whatever the file that describes it says: the file is shared, and may
//! have come from anybody.

use url::Url;

use crate::domain::Rules;
use crate::domain::environment::{Environment, is_loopback};
use crate::domain::inner::{is_inner_literal, without_root};

/// What a description says otherwise than its addresses.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DescribedFault {
    /// A host that only production has, without the rules of production.
    #[error("`{key}` names `{host}`, which belongs to production, where `rules` must be `production`")]
    Production {
        /// The key of the description.
        key: &'static str,
        /// The host.
        host: String,
    },
    /// The name of the rehearsal for something that is none.
    #[error("an environment with this name is a rehearsal, with `simulated = true`")]
    NoRehearsal,
    /// An address of this machine or of an inner network in an environment that is elsewhere too.
    #[error("`{key}` is an address on this machine or in an internal network: `{host}`")]
    Inner {
        /// The key of the description.
        key: &'static str,
        /// The host.
        host: String,
    },
}

/// Holds an environment of a file to what its addresses say. `of_production` are the hosts that nobody else has.
///
/// # Errors
/// The first that says otherwise.
pub fn held(environment: &Environment, of_production: &[String]) -> Result<(), DescribedFault> {
    let issuer = Url::parse(&environment.issuer).ok();
    if environment.rules != Rules::Production {
        let all = issuer.iter().map(|url| ("issuer", url)).chain(called(environment));
        let mut named = all.filter_map(|(key, url)| Some((key, host(url)?)));
        if let Some((key, host)) = named.find(|(_, host)| of_production.contains(host)) {
            return Err(DescribedFault::Production { key, host });
        }
    }
    // The issuer is a word that is signed, and nobody calls it.
    if called(environment).into_iter().all(|(_, url)| is_loopback(url)) {
        return Ok(());
    }
    match called(environment).into_iter().find(|(_, url)| is_inner_literal(url)) {
        Some((key, url)) => Err(DescribedFault::Inner { key, host: host(url).unwrap_or_default() }),
        None => Ok(()),
    }
}

/// Every host of an environment, the issuer's too, in the form in which hosts are compared.
#[must_use]
pub fn hosts(environment: &Environment) -> Vec<String> {
    let issuer = Url::parse(&environment.issuer).ok();
    issuer.iter().chain(called(environment).into_iter().map(|(_, url)| url)).filter_map(host).collect()
}

fn host(url: &Url) -> Option<String> {
    url.host_str().map(|host| without_root(host).to_owned())
}

/// Every address that may be called, under its key.
fn called(environment: &Environment) -> Vec<(&'static str, &Url)> {
    let always = [
        ("maskinporten", &environment.maskinporten),
        ("self_service_api", &environment.self_service_api),
        ("self_service_portal", &environment.self_service_portal),
        ("authentication", &environment.authentication),
        ("resource_registry", &environment.resource_registry),
        ("access_lists", &environment.access_lists),
        ("correspondence", &environment.correspondence),
        ("broker", &environment.broker),
        ("notifications", &environment.notifications),
        ("events", &environment.events),
        ("org_register", &environment.org_register),
        ("enhetsregisteret", &environment.enhetsregisteret),
        ("studio", &environment.studio),
        ("arbeidsflate", &environment.arbeidsflate),
    ];
    let sometimes = environment.access_management.as_ref().map(|address| ("access_management", address));
    always.into_iter().chain(sometimes).map(|(key, address)| (key, address.url())).collect()
}
