//! A policy, built from the rules of its kind and the operator's choices (Altinn/altinn-studio-docs,
//! `content/authorization/guides/resource-owner`, 2025-10-27).

use super::ids::attribute;
use super::model::{EditorPolicy, EditorRule};
use crate::catalog::policy_rules::{PolicyRules, RuleHolders};
use crate::policy::placeholders;

/// Package that an ordinary message to an organisation is read by.
pub const ORDINARY_POST: &str = "ordinaer-post-til-virksomheten";

/// Package that a confidential message is read by. Its mere presence makes the whole resource confidential.
pub const CONFIDENTIAL_POST: &str = "post-til-virksomheten-med-taushetsbelagt-innhold";

/// Roles in Enhetsregisteret that between them cover every company form (Altinn/altinn-studio-docs,
/// `content/authorization/guides/resource-owner`, 2025-10-27): general manager, chair, owner, partners of two kinds,
/// administrator of a bankruptcy, managing shipowner.
pub const REGISTER_ROLES: [&str; 7] = ["dagl", "lede", "innh", "dtso", "dtpr", "bobe", "best"];

/// Role of every person for himself or herself.
pub const PRIVATE_PERSON: &str = "priv";

/// Who a rule is for: access packages by code, and roles by legacy code or by URN.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holders {
    /// Codes of access packages, such as `ordinaer-post-til-virksomheten`; a URN is taken too.
    pub packages: Vec<String>,
    /// Legacy role codes such as `dagl`, or URNs such as `urn:altinn:external-role:ccr:daglig-leder`.
    pub roles: Vec<String>,
}

impl Holders {
    /// Recipients by default: the ordinary package with the register roles, for confidential post the confidential
    /// package alone; persons by the role they have for themselves.
    #[must_use]
    pub fn recipients(organisations: bool, persons: bool, confidential: bool) -> Self {
        let mut holders = Self::default();
        if organisations && confidential {
            holders.packages.push(CONFIDENTIAL_POST.into());
        } else if organisations {
            holders.packages.push(ORDINARY_POST.into());
            holders.roles.extend(REGISTER_ROLES.map(String::from));
        }
        if persons {
            holders.roles.push(PRIVATE_PERSON.into());
        }
        holders
    }

    /// Whether nobody is named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.packages.is_empty() && self.roles.is_empty()
    }
}

/// What the operator has chosen for a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// Code of the service owner.
    pub org_code: String,
    /// Bare id of the resource.
    pub resource_id: String,
    /// Who may read.
    pub readers: Holders,
    /// Who may write. For Correspondence: besides the service owner, who needs no rule (Altinn/altinn-correspondence,
    /// `Authorization/AltinnAuthorizationService.cs`, 2026-08-20).
    pub writers: Holders,
    /// Whether the service owner subscribes to events (Correspondence).
    pub events: bool,
    /// Who may ask for consent (consent).
    pub requesters: Requesters,
    /// Level that readers must have logged in with: 3, and 4 for confidential post.
    pub level: u8,
    /// Whether Studio publishes the file: then `[org]` is kept for it to replace. An upload replaces nothing.
    pub for_studio: bool,
}

impl Choices {
    /// The defaults: ordinary post to organisations, events, level 3, uploaded directly.
    #[must_use]
    pub fn new(org_code: impl Into<String>, resource_id: impl Into<String>) -> Self {
        Self {
            org_code: org_code.into(),
            resource_id: resource_id.into(),
            readers: Holders::recipients(true, false, false),
            writers: Holders::default(),
            events: true,
            requesters: Requesters::default(),
            level: 3,
            for_studio: false,
        }
    }

    /// The defaults for confidential post to organisations: that package alone, and level 4.
    #[must_use]
    pub fn confidential(org_code: impl Into<String>, resource_id: impl Into<String>) -> Self {
        let readers = Holders::recipients(true, false, true);
        Self { readers, level: 4, ..Self::new(org_code, resource_id) }
    }

    /// Who was chosen for a rule.
    fn holders(&self, of: RuleHolders) -> Holders {
        match of {
            RuleHolders::Readers => self.readers.clone(),
            RuleHolders::Writers => self.writers.clone(),
            RuleHolders::ServiceOwner if !self.events => Holders::default(),
            RuleHolders::ServiceOwner | RuleHolders::OwnerAsParty => {
                let owner = if self.for_studio { placeholders::ORG } else { &self.org_code };
                Holders { roles: vec![format!("{}:{owner}", attribute::ORG)], packages: Vec::new() }
            }
            RuleHolders::Requesters => self.requesters.holders(),
        }
    }
}

/// Who may ask for consent: any organisation, or those on lists (`org:list`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Requesters {
    /// Any organisation.
    #[default]
    Organisations,
    /// Those on access lists, as `org:list`.
    Lists(Vec<String>),
}

impl Requesters {
    fn holders(&self) -> Holders {
        let roles = match self {
            Self::Organisations => vec![format!("{}:organization", attribute::PARTY_TYPE)],
            Self::Lists(lists) => lists.iter().map(|list| format!("{}:{list}", attribute::ACCESS_LIST)).collect(),
        };
        Holders { roles, packages: Vec::new() }
    }
}

/// Builds a policy of these rules. One without holders is left out, as it would let in everybody.
#[must_use]
pub fn built(of: &PolicyRules, choices: &Choices) -> EditorPolicy {
    let alone = of.without_writers.filter(|_| choices.writers.is_empty());
    let mut rules = Rules::of(choices);
    for rule in alone.unwrap_or(of.rules) {
        rules.add(rule.description, rule.actions, &choices.holders(rule.holders));
    }
    rules.policy(choices.level)
}

/// The id that Studio gives rule number `number` of a resource, counted from 1.
#[must_use]
pub fn rule_id(resource_id: &str, number: usize) -> String {
    format!("urn:altinn:resource:{resource_id}:ruleid:{number}")
}

struct Rules<'a> {
    resource_id: &'a str,
    rules: Vec<EditorRule>,
}

impl<'a> Rules<'a> {
    fn of(choices: &'a Choices) -> Self {
        Self { resource_id: &choices.resource_id, rules: Vec::new() }
    }

    /// The policy, with one level for everybody, as Studio proposes it.
    fn policy(self, level: u8) -> EditorPolicy {
        let level = Some(level.to_string());
        EditorPolicy {
            rules: self.rules,
            required_authentication_level_end_user: level.clone(),
            required_authentication_level_org: level,
            version: None,
        }
    }

    fn add(&mut self, description: &str, actions: &[&str], holders: &Holders) {
        if holders.is_empty() {
            return;
        }
        self.rules.push(EditorRule {
            rule_id: rule_id(self.resource_id, self.rules.len() + 1),
            description: Some(description.into()),
            subject: urns(attribute::ROLE_CODE, &holders.roles),
            access_packages: urns(attribute::ACCESS_PACKAGE, &holders.packages),
            actions: actions.iter().map(|action| (*action).to_owned()).collect(),
            resources: vec![vec![format!("{}:{}", attribute::RESOURCE, self.resource_id)]],
        });
    }
}

/// Bare codes get the prefix; each is taken once.
fn urns(prefix: &str, codes: &[String]) -> Vec<String> {
    let mut urns: Vec<String> = Vec::with_capacity(codes.len());
    for code in codes {
        let urn = if code.starts_with("urn:") { code.clone() } else { format!("{prefix}:{code}") };
        if !urns.contains(&urn) {
            urns.push(urn);
        }
    }
    urns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::policy::decide::decide;
    use crate::policy::{Decision, Request, parse, registry, write};

    fn decide_for(choices: &Choices, subject: (&str, &str), action: &str) -> Decision {
        let policy = parse(&write::to_xml(&built(&CORRESPONDENCE.policy_rules, choices))).unwrap();
        decide(&policy, &Request::new([subject], action, &choices.resource_id, None)).decision
    }

    #[test]
    fn the_default_policy_lets_recipients_read_and_the_owner_subscribe() {
        let choices = Choices::new("ttd", "ttd-melding");
        for code in REGISTER_ROLES {
            assert_eq!(decide_for(&choices, (attribute::ROLE_CODE, code), "read"), Decision::Permit, "{code}");
        }
        assert_eq!(decide_for(&choices, (attribute::ACCESS_PACKAGE, ORDINARY_POST), "read"), Decision::Permit);
        assert_eq!(decide_for(&choices, (attribute::ROLE_CODE, "dagl"), "write"), Decision::NotApplicable);
        assert_eq!(decide_for(&choices, (attribute::ROLE_CODE, "priv"), "read"), Decision::NotApplicable);
        assert_eq!(decide_for(&choices, (attribute::ORG, "ttd"), "subscribe"), Decision::Permit);
        assert_eq!(decide_for(&choices, (attribute::ORG, "skd"), "subscribe"), Decision::NotApplicable);
        let file = write::to_xml(&built(&CORRESPONDENCE.policy_rules, &choices));
        assert_eq!(registry::upload_verdict(&file, "ttd-melding").http, 201);
    }

    #[test]
    fn confidential_post_is_for_its_package_alone_at_level_4() {
        let choices = Choices::confidential("ttd", "ttd-melding");
        let policy = built(&CORRESPONDENCE.policy_rules, &choices);
        assert_eq!(policy.rules[0].subject, Vec::<String>::new());
        assert_eq!(policy.rules[0].access_packages, [format!("urn:altinn:accesspackage:{CONFIDENTIAL_POST}")]);
        assert_eq!(policy.required_authentication_level_end_user.as_deref(), Some("4"));
        assert_eq!(decide_for(&choices, (attribute::ROLE_CODE, "dagl"), "read"), Decision::NotApplicable);
    }

    #[test]
    fn rules_are_numbered_without_gaps_and_empty_ones_left_out() {
        let writers = Holders { packages: vec![], roles: vec!["dagl".into(), "dagl".into()] };
        let choices = Choices { events: false, writers, for_studio: true, ..Choices::new("ttd", "ttd-melding") };
        let policy = built(&CORRESPONDENCE.policy_rules, &choices);
        let ids: Vec<_> = policy.rules.iter().map(|rule| rule.rule_id.as_str()).collect();
        assert_eq!(ids, ["urn:altinn:resource:ttd-melding:ruleid:1", "urn:altinn:resource:ttd-melding:ruleid:2"]);
        assert_eq!(policy.rules[1].subject, ["urn:altinn:rolecode:dagl"]);
    }

    #[test]
    fn the_placeholder_is_kept_for_studio_only() {
        let choices = Choices::new("ttd", "ttd-melding");
        let subject = |for_studio| {
            built(&CORRESPONDENCE.policy_rules, &Choices { for_studio, ..choices.clone() }).rules[1].subject.clone()
        };
        assert_eq!(subject(true), ["urn:altinn:org:[org]"]);
        assert_eq!(subject(false), ["urn:altinn:org:ttd"]);
    }
}
