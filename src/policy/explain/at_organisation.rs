//! Who gets in at one organisation: the engine's answer for those who are registered with roles there.
//!
//! Who has a key role in an organisation acts for it where it has a role itself, and what is registered on a main unit
//! holds for its sub-units (Altinn/altinn-authorization-tmp, `Queries/Connection/ConnectionBaseQueryBuilder.cs`,
//! 2026-11-29).

use std::collections::{BTreeMap, HashMap};

use super::asking::{Ask, Asker, asked};
use super::by_registration::ByRegistration;
use super::known::{KnownResource, named_actions};
use super::questions::{AskedAbout, questions};
use super::reach::{Recipient, SHARED_RESPONSIBILITY};
use crate::catalog::packages::{self, Package};
use crate::catalog::roles::{self, Role};
use crate::domain::registered::{RegisteredOrganisation, RoleHolder};
use crate::policy::enrich::Listed;
use crate::policy::ids::attribute;
use crate::policy::lint::LintOptions;
use crate::policy::terms::AttributePairs;
use crate::policy::xacml::Policy;

/// Roles that other organisations have for this one: accountant, auditor, business manager.
const OF_OTHERS: [&str; 3] = ["regn", "revi", "ffør"];

/// To be told of events.
const SUBSCRIBE: &str = "subscribe";

/// Who gets in at one organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtOrganisation {
    /// The organisation, as the register has it.
    pub organisation: RegisteredOrganisation,
    /// Which kind of recipient it is, where it is one of them.
    pub kind: Option<Recipient>,
    /// Each registered role, those that open something first.
    pub roles: Vec<RoleAccess>,
    /// How many persons are registered.
    pub persons: usize,
    /// How many of them get in, with all the roles that each of them has; to subscribe to events alone is not to get in.
    pub let_in: usize,
    /// What anybody may do, who needs nothing for it.
    pub anybody: Vec<String>,
    /// What the organisation itself may do, with a token of its own.
    pub itself: Vec<String>,
    /// Access packages that the policy names, and what each opens for who is given it.
    pub packages: Vec<PackageAccess>,
    /// Roles that other organisations have for this one, and that would open something.
    pub of_others: Vec<RoleAccess>,
    /// What one gets in for: reading, or consenting.
    pub main_action: &'static str,
}

/// What a role opens here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleAccess {
    /// The role, where Altinn knows it.
    pub role: Option<&'static Role>,
    /// The register's code, in lower case.
    pub code: String,
    /// What the register calls it.
    pub title: String,
    /// How many persons have it.
    pub persons: usize,
    /// How many organisations have it.
    pub organisations: usize,
    /// The actions that it alone is enough for.
    pub may: Vec<String>,
    /// Whether those with a key role in an organisation that has it act in its stead.
    pub passes_on: bool,
}

/// What a package opens here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageAccess {
    /// The package.
    pub package: &'static Package,
    /// The actions that it alone is enough for.
    pub may: Vec<String>,
    /// The registered roles that can give it to others.
    pub given_by: Vec<&'static Role>,
}

impl AtOrganisation {
    /// Asks the engine for everybody who is registered there.
    #[must_use]
    pub fn of(policy: &Policy, options: &LintOptions, organisation: RegisteredOrganisation) -> Self {
        let known = KnownResource::of(policy, options);
        let place = Place::of(policy, &known, &organisation);
        let roles = place.roles();
        let mut persons: BTreeMap<usize, Vec<&'static Role>> = BTreeMap::new();
        for entry in &organisation.roles {
            if let RoleHolder::Person(number) = entry.holder {
                persons.entry(number).or_default().extend(known_role(&entry.code));
            }
        }
        // An association may have hundreds of members of its board: who has the same roles is asked for once.
        let mut asked_before: HashMap<Vec<&str>, bool> = HashMap::new();
        let mut gets_in = |held: &Vec<&'static Role>| {
            let codes: Vec<&str> = held.iter().map(|role| role.code).collect();
            // Who may hear of events and do nothing else is told of them, and not let in.
            let more = |action: &String| action != SUBSCRIBE;
            *asked_before.entry(codes).or_insert_with(|| place.by_roles(held).iter().any(more))
        };
        let let_in = persons.values().filter(|held| gets_in(held)).count();
        let registered: Vec<&'static Role> = roles.iter().filter_map(|row| row.role).collect();
        let of_others = OF_OTHERS.iter().filter(|code| !roles.iter().any(|row| row.code == **code));
        let of_others =
            of_others.filter_map(|code| known_role(code)).map(|role| place.role(role.short_code(), role.nb));
        Self {
            kind: Recipient::of_form(&organisation.form),
            persons: persons.len(),
            let_in,
            anybody: place.by_roles(&[]),
            itself: place.itself(organisation.number),
            packages: place.packages(&registered),
            of_others: of_others.filter(|row| !row.may.is_empty()).collect(),
            main_action: known.main_action(),
            roles,
            organisation,
        }
    }

    /// Whether somebody who is registered there, or acts for an organisation that is, may do what one gets in for.
    #[must_use]
    pub fn is_reached(&self) -> bool {
        let opens = |may: &[String]| may.iter().any(|action| action == self.main_action);
        let acts = |row: &RoleAccess| row.persons > 0 || (row.organisations > 0 && row.passes_on);
        opens(&self.anybody) || self.roles.iter().any(|row| acts(row) && opens(&row.may))
    }
}

fn known_role(code: &str) -> Option<&'static Role> {
    roles::by_short_code(code).filter(|role| !role.is_ending())
}

/// The policy where it is asked about the organisation.
struct Place<'p> {
    policy: &'p Policy,
    known: &'p KnownResource<'p>,
    organisation: &'p RegisteredOrganisation,
    places: Vec<AttributePairs>,
    /// What services ask there, each with who can come to it.
    actions: Vec<(String, Vec<Asker>)>,
    listed: Listed,
}

impl<'p> Place<'p> {
    fn of(policy: &'p Policy, known: &'p KnownResource<'p>, organisation: &'p RegisteredOrganisation) -> Self {
        let asked = questions(known.kind, &named_actions(policy));
        let asked = asked.into_iter().filter(|question| question.party && question.about == AskedAbout::Data);
        let mut actions: Vec<(String, Vec<Asker>)> = Vec::new();
        for question in asked {
            for action in question.actions {
                match actions.iter_mut().find(|(known, _)| *known == action) {
                    Some((_, askers)) => askers.extend(question.askers),
                    None => actions.push((action, question.askers.to_vec())),
                }
            }
        }
        // A rule that names no action is about all of them.
        let main = known.main_action();
        if actions.iter().all(|(action, _)| action != main) {
            actions.insert(0, (main.to_owned(), Asker::ALL.to_vec()));
        }
        // Whether it is on a list, nobody knows here: it is taken to be.
        let listed = if known.limited { Listed::Yes } else { Listed::NotUsed };
        Self { policy, known, organisation, places: known.asked_at_all(), actions, listed }
    }

    /// The actions that holds for, of those that one of these can come to.
    fn allowed(&self, askers: &[Asker], may: impl Fn(&str) -> bool) -> Vec<String> {
        let can_come = |all: &[Asker]| all.iter().any(|asker| askers.contains(asker));
        let open = self.actions.iter().filter(|(action, all)| can_come(all) && may(action));
        open.map(|(action, _)| action.clone()).collect()
    }

    /// What who has all these roles may do.
    fn by_roles(&self, held: &[&'static Role]) -> Vec<String> {
        let form = Some(self.organisation.form.as_str());
        let somebody = ByRegistration::new(held, form, self.listed, self.known.ended);
        self.allowed(&[Asker::Person], |action| somebody.may(self.policy, &self.places, action))
    }

    fn role(&self, code: &str, title: &str) -> RoleAccess {
        let role = known_role(code);
        let count = |wanted: fn(RoleHolder) -> bool| {
            self.organisation.roles.iter().filter(|entry| entry.code == code && wanted(entry.holder)).count()
        };
        let shared = self.organisation.form == "IKS" && code == SHARED_RESPONSIBILITY;
        RoleAccess {
            persons: count(|holder| matches!(holder, RoleHolder::Person(_))),
            organisations: count(|holder| holder == RoleHolder::Organisation),
            may: role.map(|role| self.by_roles(&[role])).unwrap_or_default(),
            passes_on: !shared,
            code: code.to_owned(),
            title: title.to_owned(),
            role,
        }
    }

    /// The registered roles, those that open something first.
    fn roles(&self) -> Vec<RoleAccess> {
        let mut rows: Vec<RoleAccess> = Vec::new();
        for entry in &self.organisation.roles {
            if !rows.iter().any(|row| row.code == entry.code) {
                rows.push(self.role(&entry.code, &entry.title));
            }
        }
        rows.sort_by_key(|row| row.may.is_empty());
        rows
    }

    /// What the organisation itself may do, with a token of its own.
    fn itself(&self, number: crate::domain::OrgNumber) -> Vec<String> {
        let ids = [attribute::ORGANISATION_NUMBER, attribute::LEGACY_ORGANISATION_NUMBER];
        let who = AttributePairs(ids.into_iter().map(|id| (id.to_owned(), number.to_string())).collect());
        let may = |action: &str| {
            self.places.iter().any(|place| {
                let actions = [action];
                let asker = Asker::Organisation;
                let ask = Ask { asker, actions: &actions, place, party: true, instance: false, lists: self.listed };
                asked(self.policy, ask, &who).is_permit()
            })
        };
        self.allowed(&[Asker::Organisation], may)
    }

    /// The packages that the policy names and that open something.
    fn packages(&self, registered: &[&'static Role]) -> Vec<PackageAccess> {
        let mut found: Vec<PackageAccess> = Vec::new();
        let named = self.policy.rules.iter().flat_map(AttributePairs::subjects).flat_map(|who| who.0);
        for package in named.filter_map(|(id, value)| packages::by_attribute(&id, &value)) {
            if found.iter().any(|known| known.package == package) {
                continue;
            }
            let given = ByRegistration::given(package, self.listed);
            let may = self
                .allowed(&[Asker::Person, Asker::SystemUser], |action| given.may(self.policy, &self.places, action));
            let gives = |role: &&&'static Role| {
                package.held_by.iter().any(|holding| {
                    holding.may_delegate
                        && (holding.form.is_none() || holding.form == Some(self.organisation.form.as_str()))
                        && (holding.provider, holding.role) == (role.provider, role.code)
                })
            };
            let given_by = registered.iter().filter(gives).copied().collect();
            found.push(PackageAccess { package, may, given_by });
        }
        found.retain(|row| !row.may.is_empty());
        found
    }
}
