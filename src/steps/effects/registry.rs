//! The resource registry: resources and their policies, read in public and written with a token.

use super::about::{CONFIRM_RESOURCE_ID, EffectAbout};
use super::credentials::ClientCredentials;
use super::result::{EffectBrought, EffectResult};
use crate::catalog::products;
use crate::domain::resource::{RegistryContact, ResourceDefinition};
use crate::domain::{OrgCode, OrgNumber, PolicyKind, ResourceId, ThreeLanguages};
use crate::policy::model::EditorPolicy;
use crate::policy::naming;
use crate::policy::write::split_urn;
use crate::record::{Confirmation, t};
use crate::text::{Message, Phrase, policy as text};

/// How many resources are named; more are counted.
const NAMED: usize = 3;

/// Something to do in the resource registry.
#[derive(Clone, Debug, PartialEq)]
pub enum RegistryEffect {
    /// Find own resources of one type.
    FindResources {
        /// Whose.
        code: OrgCode,
        /// The `resourceType` that they must have.
        resource_type: &'static str,
    },
    /// Read a resource, and compare it with what is wanted.
    ReadResource {
        /// The id of the resource.
        id: ResourceId,
        /// Whose it must be.
        owner: OrgNumber,
        /// What is wanted, when it is ours to make.
        wanted: Option<Box<ResourceDefinition>>,
    },
    /// Read a policy, and compare it with what is wanted.
    ReadPolicy {
        /// Of which resource.
        id: ResourceId,
        /// What the policy is for.
        kind: PolicyKind,
        /// What is wanted; `None` takes it as it is.
        wanted: Option<Box<EditorPolicy>>,
    },
    /// Read the service that notifications are about, and whom its rules let them reach.
    ReviewNotice {
        /// The bare id of a resource or an app, anybody's.
        id: String,
    },
    /// Create a resource in the registry, or find it there.
    CreateResource {
        /// With which client.
        credentials: ClientCredentials,
        /// All that is sent of the resource.
        definition: Box<ResourceDefinition>,
    },
    /// Upload a policy, unless the published one means the same.
    UploadPolicy {
        /// With which client.
        credentials: ClientCredentials,
        /// Of which resource.
        id: ResourceId,
        /// What the policy is for.
        kind: PolicyKind,
        /// The rules that are to hold, written as a file when they are sent.
        policy: Box<EditorPolicy>,
    },
}

impl RegistryEffect {
    /// What it does; an id that was used is used for ever.
    pub(super) fn about(&self) -> EffectAbout<'_> {
        match self {
            Self::FindResources { code, resource_type } => {
                EffectAbout::read(words::FIND_RESOURCES.with("code", code.as_str()).with("for", product(resource_type)))
            }
            Self::ReadResource { id, .. } => EffectAbout::read(words::READ_RESOURCE.with("id", id.bare())),
            Self::ReadPolicy { id, .. } => EffectAbout::read(words::READ_POLICY.with("id", id.bare())),
            Self::ReviewNotice { id } => EffectAbout::read(words::REVIEW_NOTICE.with("id", id.as_str())),
            Self::CreateResource { credentials, definition } => {
                let id = definition.identifier.bare();
                let about = words::CREATE_RESOURCE.with("id", id);
                EffectAbout::for_ever(about, used_for_ever(id)).with(&credentials.key).showing(as_sent(definition))
            }
            Self::UploadPolicy { credentials, id, policy, .. } => {
                let about = EffectAbout::write(words::UPLOAD_POLICY.with("id", id.bare()));
                about.with(&credentials.key).showing(who_gets_what(policy))
            }
        }
    }

    /// What is published now, held against what is wanted.
    pub(super) fn result(&self, brought: &EffectBrought<'_>) -> EffectResult {
        match self {
            Self::ReviewNotice { id } => {
                let seen = brought.get(t::NoticeReview);
                let say = |phrase: Phrase| phrase.with("id", id.as_str());
                match seen.map(|seen| (seen.has_policy, seen.readers.is_empty())) {
                    Some((true, false)) => EffectResult::good(say(words::NOTICE_REACHES)),
                    Some((true, true)) => EffectResult::bad(say(words::NOTICE_REACHES_NOBODY)),
                    Some((false, _)) | None => EffectResult::bad(say(words::NOTICE_WITHOUT_POLICY)),
                }
            }
            Self::FindResources { code, resource_type } => {
                let say = |phrase: Phrase| phrase.with("code", code.as_str()).with("for", product(resource_type));
                let found = brought.get(t::PublishedResources).map(|own| own.0.as_slice()).unwrap_or_default();
                match found {
                    [] => EffectResult::absent(say(words::NONE_PUBLISHED)),
                    few if few.len() <= NAMED => {
                        let ids = few.iter().map(|id| id.bare()).collect::<Vec<_>>().join(", ");
                        EffectResult::good(say(words::FEW_PUBLISHED).with("ids", ids))
                    }
                    many => EffectResult::good(say(words::SOME_PUBLISHED).with("count", many.len().to_string())),
                }
            }
            Self::ReadResource { id, .. } => resource_read(id, brought),
            Self::CreateResource { definition, .. } => {
                let id = definition.identifier.bare();
                brought.made(words::RESOURCE_CREATED.with("id", id), words::RESOURCE_WAS_THERE.with("id", id))
            }
            Self::ReadPolicy { id, .. } => match brought.get(t::PolicySeen) {
                Some(seen) if seen.sha256.is_some() => {
                    let differs = words::POLICY_DIFFERS.with("id", id.bare());
                    let differs = differs.with("differences", seen.differences.join("; "));
                    match seen.same {
                        true => EffectResult::good(words::POLICY_READ.with("id", id.bare())),
                        false => EffectResult::bad(differs),
                    }
                }
                _ => EffectResult::absent(words::NO_POLICY.with("id", id.bare())),
            },
            Self::UploadPolicy { id, .. } => {
                let say = |phrase: Phrase| phrase.with("id", id.bare());
                match brought.get(t::PolicySeen).is_some_and(|seen| seen.same) {
                    true => brought.made(say(words::POLICY_UPLOADED), say(words::POLICY_WAS_THERE)),
                    false => EffectResult::awaited(say(words::POLICY_UNSEEN)),
                }
            }
        }
    }
}

/// A resource as it is, with what differs from what is wanted.
fn resource_read(id: &ResourceId, brought: &EffectBrought<'_>) -> EffectResult {
    let Some(found) = brought.get(t::ResourceSeen).and_then(|seen| seen.found.as_ref()) else {
        return EffectResult::absent(words::NO_RESOURCE.with("id", id.bare()));
    };
    if !found.differences.is_empty() {
        let fields: Vec<&str> = found.differences.keys().map(String::as_str).collect();
        return EffectResult::bad(words::RESOURCE_DIFFERS.with("id", id.bare()).with("fields", fields.join(", ")));
    }
    let read = words::RESOURCE_READ.with("id", id.bare()).with("type", found.resource_type.as_str());
    EffectResult::good(read.with("version", found.version.to_string()))
}

/// What is asked before an id is used for ever.
fn used_for_ever(id: &str) -> Confirmation {
    Confirmation {
        flag: CONFIRM_RESOURCE_ID.name,
        expected: id.to_owned(),
        text: words::CONFIRM_RESOURCE_ID.with("id", id),
        help: words::CONFIRM_RESOURCE_ID_HELP.into(),
    }
}

/// What the registry will show of a new resource, a line each.
fn as_sent(definition: &ResourceDefinition) -> Vec<Message> {
    let texts = |phrase: Phrase, text: &ThreeLanguages| {
        phrase.with("nb", text.nb.as_str()).with("nn", text.nn.as_str()).with("en", text.en.as_str())
    };
    let owner = &definition.has_competent_authority;
    let contact = |contact: &RegistryContact| {
        let ways = [&contact.email, &contact.telephone, &contact.contact_page];
        let ways: Vec<&str> = ways.into_iter().map(String::as_str).filter(|way| !way.is_empty()).collect();
        words::CONTACT.with("ways", ways.join(", "))
    };
    let first = [
        words::KIND
            .with("type", definition.resource_type)
            .with("code", owner.orgcode.as_str())
            .with("orgnr", owner.organization.spaced()),
        texts(words::NAME, &definition.title),
        texts(words::DESCRIPTION, &definition.description),
        texts(words::DELEGATION_TEXT, &definition.right_description),
    ];
    first.into_iter().chain(definition.contact_points.iter().map(contact)).collect()
}

/// Who may do what by a policy, a line for each of its rules. A rule that names nobody, or nothing, lets in everybody, or
/// gives everything: it is the last that may be missing here.
fn who_gets_what(policy: &EditorPolicy) -> Vec<Message> {
    let line = |rule: &crate::policy::model::EditorRule| {
        let subjects = rule.subject.iter().chain(&rule.access_packages).map(|urn| {
            let (id, value) = split_urn(urn);
            naming::entry(id, value)
        });
        let who = naming::joined(subjects).unwrap_or_else(|| naming::subjects([]));
        let what = naming::joined(rule.actions.iter().map(|id| naming::does(id)));
        words::ACCESS.with("who", who).with("what", what.unwrap_or_else(|| text::DO_ANYTHING.into()))
    };
    policy.rules.iter().map(line).collect()
}

/// What resources of a type are for.
fn product(resource_type: &str) -> Message {
    let row = products::ROWS.iter().find(|row| row.resource_type == resource_type);
    row.map_or_else(|| Message::verbatim(resource_type), |row| row.name.into())
}

/// What these effects say.
pub mod words {
    use crate::text::phrases;

    phrases! {
        REVIEW_NOTICE { nb: "Les hvem et varsel om {id} når", en: "Read whom a notification about {id} reaches" }
        NOTICE_REACHES { nb: "Tilgangsreglene for {id} er lest: noen hos mottakerne kan lese, og varsles når de har registrert egen kontaktinformasjon", en: "The access rules of {id} have been read: somebody at the recipients can read, and is notified once they have registered contact information of their own" }
        NOTICE_REACHES_NOBODY { nb: "Tilgangsreglene for {id} gir ingen hos mottakerne lesetilgang uten fullmakt: bare de offisielle adressene varsles", en: "The access rules of {id} let nobody at the recipients read without an authorisation: only the official addresses are notified" }
        NOTICE_WITHOUT_POLICY { nb: "{id} har ingen publiserte tilgangsregler: bare de offisielle adressene varsles", en: "{id} has no published access rules: only the official addresses are notified" }
        CONFIRM_RESOURCE_ID { nb: "Ressursen {id} opprettes nå i {environment}. Id-en kan aldri endres eller brukes på nytt. Skriv {id} for å bekrefte.", en: "The resource {id} is about to be created in {environment}. The ID can never be changed or used again. Type {id} to confirm." }
        CONFIRM_RESOURCE_ID_HELP { nb: "En id som er brukt én gang, er brukt for alltid, også om ressursen slettes. I produksjon kan en ressurs ikke slettes.", en: "An ID that has been used once is used for ever, even if the resource is deleted. In production a resource cannot be deleted." }
        FIND_RESOURCES { nb: "Finn ressursene for {for} som {code} har publisert", en: "Find the resources for {for} that {code} has published" }
        NONE_PUBLISHED { nb: "{code} har ingen publiserte ressurser for {for}", en: "{code} has no published resources for {for}" }
        FEW_PUBLISHED { nb: "Ressurser for {for} som {code} har publisert: {ids}", en: "Resources for {for} that {code} has published: {ids}" }
        SOME_PUBLISHED { nb: "Ressurser for {for} som {code} har publisert: {count}", en: "Resources for {for} that {code} has published: {count}" }
        NO_RESOURCE { nb: "Ressursen {id} finnes ikke i ressursregisteret", en: "The resource {id} does not exist in the resource registry" }
        RESOURCE_READ { nb: "Ressursen {id} er publisert: {type}, versjon {version}", en: "The resource {id} is published: {type}, version {version}" }
        RESOURCE_DIFFERS { nb: "Ressursen {id} er publisert, men avviker i {fields}", en: "The resource {id} is published, but differs in {fields}" }
        RESOURCE_CREATED { nb: "Ressursen {id} er opprettet i ressursregisteret", en: "The resource {id} has been created in the resource registry" }
        RESOURCE_WAS_THERE { nb: "Ressursen {id} var i ressursregisteret fra før", en: "The resource {id} was already in the resource registry" }
        NO_POLICY { nb: "{id} har ingen publiserte tilgangsregler", en: "{id} has no published access rules" }
        POLICY_READ { nb: "Tilgangsreglene til {id} er lest, slik de er publisert", en: "The published access rules of {id} have been read" }
        POLICY_DIFFERS { nb: "De publiserte tilgangsreglene til {id} avviker fra de ønskede: {differences}", en: "The published access rules of {id} differ from those wanted: {differences}" }
        POLICY_UPLOADED { nb: "Tilgangsreglene til {id} er lastet opp og lest tilbake", en: "The access rules of {id} have been uploaded and read back" }
        POLICY_WAS_THERE { nb: "Tilgangsreglene til {id} var publisert fra før", en: "The access rules of {id} were already published" }
        POLICY_UNSEEN { nb: "Tilgangsreglene til {id} er lastet opp, men kan ikke leses tilbake ennå", en: "The access rules of {id} have been uploaded, but cannot be read back yet" }
        READ_RESOURCE { nb: "Les ressursen {id} i ressursregisteret", en: "Read the resource {id} in the resource registry" }
        READ_POLICY { nb: "Les tilgangsreglene til {id}, slik de er publisert", en: "Read the published access rules of {id}" }
        CREATE_RESOURCE { nb: "Opprett ressursen {id} i ressursregisteret", en: "Create the resource {id} in the resource registry" }
        KIND { nb: "Type: {type}, eier: {code} ({orgnr})", en: "Type: {type}, owner: {code} ({orgnr})" }
        NAME { nb: "Navn: {nb} | {nn} | {en}", en: "Name: {nb} | {nn} | {en}" }
        DESCRIPTION { nb: "Beskrivelse: {nb} | {nn} | {en}", en: "Description: {nb} | {nn} | {en}" }
        DELEGATION_TEXT { nb: "Delegeringstekst: {nb} | {nn} | {en}", en: "Delegation text: {nb} | {nn} | {en}" }
        CONTACT { nb: "Kontakt: {ways}", en: "Contact: {ways}" }
        ACCESS { nb: "{who} får: {what}", en: "{who} may: {what}" }
        UPLOAD_POLICY { nb: "Last opp tilgangsreglene til {id}", en: "Upload the access rules of {id}" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::policy::model::EditorRule;

    #[test]
    fn a_rule_that_names_nobody_or_nothing_is_shown_as_what_it_gives() {
        let said = |subject: &[&str], actions: &[&str]| {
            let owned = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
            let rule = EditorRule { subject: owned(subject), actions: owned(actions), ..EditorRule::default() };
            let policy = EditorPolicy { rules: vec![rule], ..EditorPolicy::default() };
            who_gets_what(&policy).iter().map(|line| line.render(Language::En)).collect::<Vec<_>>()
        };
        assert_eq!(said(&["urn:altinn:org:ttd"], &["read"]), ["the service owner ttd may: `read`"]);
        assert_eq!(said(&[], &["read"]), ["anybody may: `read`"]);
        assert_eq!(said(&["urn:altinn:org:ttd"], &[]), ["the service owner ttd may: do everything"]);
        assert_eq!(said(&[], &[]), ["anybody may: do everything"]);
    }
}
