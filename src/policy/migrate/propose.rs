//! What takes the place of the ending roles of one rule.

use super::options::MigrationOptions;
use super::rule::RoleProposal;
use crate::catalog::packages::{self, Package};
use crate::catalog::roles::{self, Grade, Replacement, Role};
use crate::domain::PolicyKind;
use crate::policy::ids::{attribute, category};
use crate::policy::naming::KnownSubject;
use crate::policy::xacml::{Alternative, Policy, Rule};

/// The package for mail that is not confidential.
const ORDINARY_MAIL: &str = "ordinaer-post-til-virksomheten";

/// What a rule lets in, as far as it is known: what it names now, and what it comes to name.
struct Named {
    packages: Vec<&'static Package>,
    roles: Vec<&'static Role>,
}

impl Named {
    fn of(rule: &Rule) -> Self {
        let mut named = Self { packages: Vec::new(), roles: Vec::new() };
        for alternative in rule.alternatives(category::SUBJECT) {
            let mut pairs = alternative.pairs();
            // What must hold together with something else lets in nobody by itself.
            let (Some((id, value)), None) = (pairs.next(), pairs.next()) else { continue };
            match KnownSubject::of(id, value) {
                KnownSubject::Package(package) => named.packages.push(package),
                KnownSubject::Role(role) => named.roles.push(role),
                KnownSubject::Neither => {}
            }
        }
        named
    }

    /// Whether somebody with a role of a register gets in by it.
    fn reaches(&self, role: &'static Role) -> bool {
        self.roles.contains(&role) || self.packages.iter().any(|package| brings(role, package))
    }
}

/// Whether whoever has the role uses the package, whatever form the organisation has.
fn brings(role: &Role, package: &Package) -> bool {
    package.held_by.iter().any(|holding| {
        holding.access && holding.form.is_none() && holding.provider == role.provider && holding.role == role.code
    })
}

/// The proposals for the ending roles of a rule, one for each place where one stands; `None` where none does.
/// Where the field is any, `service` is the package of the service; where several fit, those of `chosen` are taken.
pub(super) fn of_rule(
    rule: &Rule,
    service: Option<&'static Package>,
    chosen: &[&'static Package],
) -> Option<Vec<RoleProposal>> {
    let mut named = Named::of(rule);
    let alternatives = rule.alternatives(category::SUBJECT);
    let all = alternatives
        .flat_map(|alternative| ending(alternative).map(move |role| (role, alternative.pairs().count() > 1)));
    // What is sure comes first: a package that takes the place of one role may do for another.
    let mut wanted: Vec<(usize, (&'static Role, bool))> = all.enumerate().collect();
    wanted.sort_by_key(|(_, (role, _))| role.replacement().map(|replacement| replacement.grade));
    let mut proposals: Vec<(usize, RoleProposal)> = wanted
        .into_iter()
        .map(|(at, (role, is_joint))| (at, of_role(role, is_joint, &mut named, service, chosen)))
        .collect();
    proposals.sort_by_key(|(at, _)| *at);
    (!proposals.is_empty()).then(|| proposals.into_iter().map(|(_, proposal)| proposal).collect())
}

/// The ending roles of an alternative.
pub(super) fn ending(alternative: Alternative<'_>) -> impl Iterator<Item = &'static Role> {
    let roles = alternative.pairs().filter_map(|(id, value)| KnownSubject::of(id, value).role());
    roles.filter(|role| role.is_ending())
}

fn of_role(
    role: &'static Role,
    is_joint: bool,
    named: &mut Named,
    service: Option<&'static Package>,
    chosen: &[&'static Package],
) -> RoleProposal {
    let replacement = role.replacement();
    let grade = replacement.map_or(Grade::None, |replacement| replacement.grade);
    let (wanted, others) = wanted(replacement, named, service, chosen);
    let (present, packages): (Vec<_>, Vec<_>) =
        wanted.into_iter().partition(|package| !is_joint && named.packages.contains(package));
    let mut registers = Vec::new();
    if !is_joint {
        named.packages.extend(packages.iter().copied());
        for holder in role.held_via().filter(|holder| holder.is_offered()) {
            if !named.reaches(holder) {
                named.roles.push(holder);
                registers.push(holder);
            }
        }
    }
    RoleProposal { role, grade, packages, present, others, registers, is_joint }
}

/// The packages for a role, and those that could be chosen instead.
fn wanted(
    replacement: Option<Replacement>,
    named: &Named,
    service: Option<&'static Package>,
    chosen: &[&'static Package],
) -> (Vec<&'static Package>, Vec<&'static Package>) {
    let Some(replacement) = replacement else { return (Vec::new(), Vec::new()) };
    let of_field: Vec<_> = replacement.packages().collect();
    if !replacement.grade.is_choice() {
        return (of_field, Vec::new());
    }
    if !chosen.is_empty() {
        return (chosen.to_vec(), Vec::new());
    }
    // What the rule names already for the field is chosen; where the field is any, what the general manager holds: other
    // packages are those of a trade, such as auditors.
    let fits = |package: &&Package| if of_field.is_empty() { is_general(package) } else { of_field.contains(package) };
    let there: Vec<_> = named.packages.iter().copied().filter(fits).collect();
    if !there.is_empty() {
        return (there, Vec::new());
    }
    match of_field.split_first() {
        Some((first, rest)) => (vec![*first], rest.to_vec()),
        None => (service.into_iter().collect(), Vec::new()),
    }
}

/// Whether the general manager holds a package.
fn is_general(package: &Package) -> bool {
    roles::by_code("dagl").is_some_and(|manager| brings(manager, package))
}

/// The package of a service whose field is not known: the one that its policy names or comes to name elsewhere, or that of
/// mail.
pub(super) fn of_service(policy: &Policy, options: &MigrationOptions<'_>) -> Option<&'static Package> {
    let named = policy.matches_in(category::SUBJECT).filter(|(_, of)| of.attribute_id == attribute::ACCESS_PACKAGE);
    let named = named.filter_map(|(one, of)| packages::by_attribute(&of.attribute_id, &one.value.text));
    let proposals = policy.rules.iter().filter_map(|rule| of_rule(rule, None, options.chosen)).flatten();
    let comes = proposals.flat_map(|proposal| proposal.packages);
    let first = named.chain(comes).find(|package| package.uses.in_policies && is_general(package));
    let is_mail = options.lint.kind == Some(PolicyKind::Correspondence);
    first.or_else(|| is_mail.then(|| packages::by_id(ORDINARY_MAIL)).flatten())
}
