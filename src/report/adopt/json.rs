//! What `init --adopt` says to other programs. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;

use super::{AdoptedResource, Adoption, HiddenThing, SeenByToken, Standing, Urgency, urgency};
use crate::domain::{EnvironmentName, Language, OrgCode, OrgNumber, Product, ThreeLanguages};
use crate::finding::Finding;
use crate::report::finding_json::Severity;
use crate::report::frozen::frozen;

frozen! {
    /// What became of a resource.
    Became of Standing {
        /// Taken over now.
        "taken" Taken = Standing::Taken,
        /// One of the services already: nothing of it was changed.
        "known" Known = Standing::Known,
        /// It can be taken over, and was not chosen.
        "offered" Offered = Standing::Offered,
        /// It could not be read.
        "unread" Unread = Standing::Unread,
        /// Registered on another number than the organisation's.
        "other-number" OtherNumber = Standing::OtherNumber,
        /// Registered with another code than the organisation's.
        "other-code" OtherCode = Standing::OtherCode,
        /// No service has such an id.
        "other-id" OtherId = Standing::OtherId,
        /// Of a type that the program does not set up.
        "other-type" OtherType = Standing::OtherType,
        /// Made by the migration from Altinn 2.
        "migrated" Migrated = Standing::Migrated,
        /// Listed, and not there.
        "gone" Gone = Standing::Gone,
    }
}

frozen! {
    /// How soon something is to be done.
    Soon of Urgency {
        /// It ends with the roles of Altinn 2, on 2026-12-31.
        "ends" Ends = Urgency::Ends,
        /// It does not work, or reaches nobody.
        "broken" Broken = Urgency::Broken,
        /// It should be looked at.
        "doubtful" Doubtful = Urgency::Doubtful,
        /// Good to know.
        "minor" Minor = Urgency::Minor,
    }
}

frozen! {
    /// What only a token shows.
    Hidden of HiddenThing {
        /// Event subscriptions.
        "subscriptions" Subscriptions = HiddenThing::Subscriptions,
        /// Access lists.
        "access-lists" AccessLists = HiddenThing::AccessLists,
        /// The set-up in Altinn Broker.
        "broker" Files = HiddenThing::Files,
    }
}

/// What `init --adopt --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// Where.
    environment: &'a EnvironmentName,
    /// Whose.
    organisation: Organisation<'a>,
    /// It is a rehearsal: everything is simulated.
    simulated: bool,
    /// It was only looked: nothing was taken over.
    plan: bool,
    /// What is to be done about the services, the most urgent first; of a look, about all that can be taken over.
    to_do: Vec<ToDo<'a>>,
    /// All resources of the organisation, those that were taken over first.
    resources: Vec<Resource<'a>>,
    /// A token was used to look at what only a token shows.
    token: bool,
    /// What was not looked at, although it concerns the services.
    not_looked_at: Vec<NotLookedAt>,
}

/// The organisation.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Organisation<'a> {
    /// Its number.
    number: &'a OrgNumber,
    /// Its code in Altinn.
    code: &'a OrgCode,
    /// Its name in Enhetsregisteret.
    name: &'a str,
}

/// Something to be done.
#[derive(Debug, Serialize, JsonSchema)]
struct ToDo<'a> {
    /// The resource.
    resource: &'a str,
    #[serde(flatten)]
    found: Found,
}

/// Something that was found.
#[derive(Debug, Serialize, JsonSchema)]
struct Found {
    /// How soon it is to be done.
    urgency: Soon,
    /// The code, which `explain` explains.
    code: &'static str,
    /// How much it matters.
    severity: Severity,
    /// What is wrong.
    message: String,
    /// What helps.
    help: Option<String>,
}

impl Found {
    fn new(finding: &Finding) -> Self {
        Self {
            urgency: urgency(finding).into(),
            code: finding.code.id,
            severity: finding.severity.into(),
            message: finding.message.render(Language::En),
            help: finding.next.as_ref().map(|next| next.render(Language::En)),
        }
    }
}

/// One resource.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Resource<'a> {
    /// Its bare id.
    id: &'a str,
    /// Its name, as published; null when it was not read.
    title: Option<&'a ThreeLanguages>,
    /// Its type in the registry.
    resource_type: &'a str,
    /// What services of that type are for; null for a type of none of the products.
    product: Option<Product>,
    /// What became of it.
    standing: Became,
    /// The local name of its service; null when it is none.
    service: Option<&'a str>,
    /// What is wrong with it, the most urgent first.
    findings: Vec<Found>,
    /// Who may do what, as it is published.
    access: Vec<String>,
}

/// Something that was not looked at.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NotLookedAt {
    /// What.
    what: Hidden,
    /// Why not: the code of a refusal; null when no client and key were named.
    code: Option<&'static str>,
    /// The refusal in words; null when no client and key were named.
    message: Option<String>,
}

/// Renders it.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(shown: &Adoption) -> Result<String, serde_json::Error> {
    let urgencies = [Urgency::Ends, Urgency::Broken, Urgency::Doubtful];
    let to_do = urgencies.into_iter().flat_map(|urgency| shown.of_urgency(urgency));
    let not_looked_at = shown.not_looked_at().into_iter().map(|(what, why)| NotLookedAt {
        what: what.into(),
        code: why.map(|why| why.code.id),
        message: why.map(|why| why.message.render(Language::En)),
    });
    serde_json::to_string(&Document {
        schema: 1,
        environment: &shown.environment,
        organisation: Organisation { number: &shown.number, code: &shown.code, name: &shown.name },
        simulated: shown.simulated,
        plan: shown.plan,
        to_do: to_do.map(|(one, finding)| ToDo { resource: &one.id, found: Found::new(finding) }).collect(),
        resources: shown.resources.iter().map(resource).collect(),
        token: shown.by_token != SeenByToken::NotAsked,
        not_looked_at: not_looked_at.collect(),
    })
}

fn resource(one: &AdoptedResource) -> Resource<'_> {
    Resource {
        id: &one.id,
        title: Some(&one.title).filter(|title| **title != ThreeLanguages::default()),
        resource_type: &one.resource_type,
        product: one.product,
        standing: one.standing.into(),
        service: one.service.as_ref().map(|handle| handle.as_str()),
        findings: one.findings.iter().map(Found::new).collect(),
        access: one.access.iter().map(|line| line.render(Language::En)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::sample;
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn it_is_as_it_was_frozen() {
        let document: Value = serde_json::from_str(&render(&sample()).unwrap()).unwrap();
        assert_eq!(document["schema"], 1);
        assert_eq!(
            document["organisation"],
            json!({ "number": "991825827", "code": "ttd", "name": "TESTDEPARTEMENTET" })
        );
        let to_do: Vec<(&str, &str, &str)> = document["toDo"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| {
                let text = |name: &str| one[name].as_str().unwrap();
                (text("resource"), text("urgency"), text("code"))
            })
            .collect();
        assert_eq!(
            to_do,
            [
                ("ttd-vedtak", "ends", "ADOPT-ONLY-ALTINN2"),
                ("ttd-gammel", "broken", "ADOPT-OWNER"),
                ("ttd-brev", "doubtful", "POL051"),
            ]
        );
        let standing: Vec<&str> =
            document["resources"].as_array().unwrap().iter().map(|one| one["standing"].as_str().unwrap()).collect();
        assert_eq!(standing, ["taken", "known", "offered", "other-number", "migrated"]);
        let first = &document["resources"][0];
        assert_eq!((&first["service"], &first["product"]), (&json!("vedtak"), &json!("correspondence")));
        assert_eq!(document["notLookedAt"][0], json!({ "what": "subscriptions", "code": null, "message": null }));
        assert_eq!((&document["token"], &document["plan"]), (&json!(false), &json!(false)));
    }
}
