//! What must hold for a system that is registered or changed.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use url::Url;

use super::faults::{
    Broken, CLIENT_PACKAGES, CLIENT_TWICE, CLIENT_USED, ID_FORM, ID_SPACES, ID_USED, NO_PACKAGE, NO_RESOURCE,
    NOT_DELEGABLE, PACKAGE_TWICE, REDIRECT_FORM, RIGHT_FORM, RIGHT_TWICE, VENDOR_FORM,
};
use super::rights::{Right, packages, rights, texts};
use crate::catalog::packages;
use crate::domain::OrgNumber;
use crate::sandbox::problem::{Reply, field, text};
use crate::sandbox::world_data::World;

/// The types of resources to which a system user can be given rights (Altinn/altinn-authentication,
/// `src/Authentication/Services/Interfaces/ISystemRegisterService.cs`, 2026-07-17).
const DELEGABLE: [&str; 7] = [
    "AltinnApp",
    "Systemresource",
    "Default",
    "CorrespondenceService",
    "BrokerService",
    "GenericAccessResource",
    "MigratedApp",
];

/// What a body says of a system.
pub(super) struct Proposed {
    /// `id`.
    pub(super) id: String,
    /// `vendor.ID`.
    pub(super) vendor: OrgNumber,
    /// `rights`.
    pub(super) rights: Vec<Right>,
    /// `accessPackages`.
    pub(super) packages: Vec<String>,
    /// `clientId`.
    pub(super) clients: Vec<String>,
    /// What else it says.
    pub(super) rest: Map<String, Value>,
}

impl Proposed {
    /// Reads a body. The vendor is told apart from everything else.
    pub(super) fn read(body: &Map<String, Value>) -> Result<Self, Reply> {
        for name in ["Id", "Vendor", "Name", "Description"] {
            if field(body, name).is_none() {
                return Err(Reply::invalid(name, format!("The {name} field is required.")));
            }
        }
        let vendor = field(body, "vendor").and_then(Value::as_object).and_then(|vendor| text(vendor, "ID"));
        let number = vendor.and_then(|id| OrgNumber::parse(id.strip_prefix("0192:")?).ok());
        let Some(vendor) = number else {
            let mut broken = Broken::default();
            broken.add(VENDOR_FORM, "/registersystemrequest/vendor/id");
            broken.reply()?;
            return Err(Reply::invalid("Vendor", "The value is not valid."));
        };
        let own = ["id", "vendor", "rights", "accesspackages", "clientid"];
        let rest = body.iter().filter(|(name, _)| !own.contains(&name.to_lowercase().as_str()));
        Ok(Self {
            id: text(body, "id").unwrap_or_default().to_owned(),
            vendor,
            rights: rights(body)?.unwrap_or_default(),
            packages: packages(body)?.unwrap_or_default(),
            clients: texts(body, "clientId")?,
            rest: rest.map(|(name, value)| (name.clone(), value.clone())).collect(),
        })
    }

    /// What is wrong with a new system.
    pub(super) fn broken(&self, world: &World) -> Result<Broken, Reply> {
        let mut broken = Broken::default();
        let at = "/registersystemrequest/systemid";
        let form = self.id.strip_prefix(&format!("{}_", self.vendor)).is_some_and(|name| !name.is_empty());
        broken.add_if(!form, ID_FORM, at);
        broken.add_if(self.id.contains(char::is_whitespace), ID_SPACES, at);
        broken.add_if(world.system(&self.id).is_some(), ID_USED, at);
        self.check_rest(world, &mut broken)?;
        Ok(broken)
    }

    /// What is wrong with a system whatever its id is.
    pub(super) fn check_rest(&self, world: &World, broken: &mut Broken) -> Result<(), Reply> {
        let at = "/registersystemrequest/clientid";
        let others = world.systems.iter().filter(|system| !system.deleted && system.id != self.id);
        let used: BTreeSet<&String> = others.flat_map(|system| &system.clients).collect();
        broken.add_if(self.clients.iter().any(|client| used.contains(client)), CLIENT_USED, at);
        broken.add_if(is_twice(&self.clients), CLIENT_TWICE, at);
        let redirects = texts(&self.rest, "allowedRedirectUrls")?;
        let is_https = |url: &String| Url::parse(url).is_ok_and(|url| url.scheme() == "https");
        broken.add_if(!redirects.iter().all(is_https), REDIRECT_FORM, "/registersystemrequest/allowedredirecturls");
        check_rights(world, &self.rights, broken);
        self.check_packages(broken);
        Ok(())
    }

    fn check_packages(&self, broken: &mut Broken) {
        let at = "/registersystemrequest/accesspackages";
        let known = |urn: &String| {
            let id = urn.strip_prefix("urn:altinn:accesspackage:");
            id.and_then(packages::by_id)
        };
        let is_known = |urn: &String| known(urn).is_some_and(|package| package.uses.delegable);
        broken.add_if(!self.packages.iter().all(is_known), NO_PACKAGE, at);
        broken.add_if(is_twice(&self.packages), PACKAGE_TWICE, at);
        let is_visible = field(&self.rest, "isVisible").and_then(Value::as_bool).unwrap_or(true);
        let for_clients = self.packages.iter().filter_map(known).any(|package| !package.uses.assignable);
        broken.add_if(is_visible && for_clients, CLIENT_PACKAGES, at);
    }
}

/// What is wrong with rights.
pub(super) fn check_rights(world: &World, rights: &[Right], broken: &mut Broken) {
    let at = "/registersystemrequest/rights/resource";
    broken.add_if(rights.iter().any(Option::is_none), RIGHT_FORM, at);
    let named: Vec<String> = rights.iter().flatten().cloned().collect();
    let kind = |id: &String| world.resource(id).map(|resource| resource.kind().to_owned());
    broken.add_if(named.iter().any(|id| kind(id).is_none()), NO_RESOURCE, at);
    let is_barred = |id: &String| kind(id).is_some_and(|kind| !DELEGABLE.contains(&kind.as_str()));
    broken.add_if(named.iter().any(is_barred), NOT_DELEGABLE, at);
    broken.add_if(is_twice(&named), RIGHT_TWICE, at);
}

fn is_twice(all: &[String]) -> bool {
    all.iter().collect::<BTreeSet<_>>().len() != all.len()
}
