//! The answer of `policy migrate --format json`. Frozen: schema 1.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::MigratedFile;
use crate::catalog::roles::{self, ALTINN2_ROLES_END, Role};
use crate::domain::Language;
use crate::policy::migrate::{self, EndingRoles, NetEffect, RoleProposal};
use crate::policy::naming::role_name;
use crate::report::explain::json_words::Recipient;
use crate::report::frozen::frozen;

/// The answer.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Document<'d> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u32,
    /// The last day that the roles of Altinn 2 give access.
    #[schemars(with = "String")]
    last_day: Date,
    /// Whether the ending roles stay in the new policies.
    ending_roles: Ending,
    /// Every policy that was looked at.
    policies: Vec<PolicyJson<'d>>,
}

frozen! {
    /// Whether the ending roles stay.
    Ending of EndingRoles {
        /// They stand beside what replaces them.
        "kept" Kept = EndingRoles::Kept,
        /// What replaces them stands in their place.
        "replaced" Replaced = EndingRoles::Replaced,
    }
}

/// One policy.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct PolicyJson<'d> {
    /// As it was named.
    file: &'d str,
    /// The resource, bare, when it is known.
    resource: Option<&'d str>,
    /// Whether the new text is another.
    changes: bool,
    /// The rules that name ending roles; empty where none does.
    rules: Vec<RuleJson<'d>>,
    /// Who gets in by registration alone; only where somebody does.
    registration: Vec<NetJson>,
}

/// One rule.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RuleJson<'d> {
    /// Its place in the file, from 1 on.
    number: usize,
    /// `RuleId`.
    id: &'d str,
    /// The line in which it begins.
    line: usize,
    /// What becomes of it.
    outcome: RuleOutcome,
    /// The roles that end, each with what takes its place.
    roles: Vec<RoleJson>,
}

frozen! {
    /// What becomes of a rule.
    RuleOutcome of migrate::RuleOutcome {
        /// All has its replacement already.
        "nothing" Nothing = migrate::RuleOutcome::Nothing,
        /// The replacements stand in the new text.
        "replaced" Replaced = migrate::RuleOutcome::Replaced,
        /// The same, and somebody must look whether the package fits.
        "check" Check = migrate::RuleOutcome::Check,
        /// No package is known that fits: one must be chosen.
        "choose" Choose = migrate::RuleOutcome::Choose,
        /// It is left as it is, and must be mended by hand.
        "byHand" ByHand = migrate::RuleOutcome::ByHand,
    }
}

/// One role that ends.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RoleJson {
    /// Its code in `urn:altinn:rolecode`.
    code: String,
    /// Its English name.
    name: String,
    /// How sure the proposal is.
    grade: Grade,
    /// Ids of the packages that the rule comes to name.
    packages: Vec<String>,
    /// Ids of packages that the rule names already and that take its place.
    present: Vec<String>,
    /// Ids of packages that could be chosen instead.
    others: Vec<String>,
    /// URNs of the roles of registers that the rule comes to name.
    registers: Vec<String>,
}

frozen! {
    /// How sure a proposal is.
    Grade of roles::Grade {
        /// A package has the same name, or is for just the same.
        "sameName" SameName = roles::Grade::SameName,
        /// A package is for the same field.
        "sameField" SameField = roles::Grade::SameField,
        /// Several packages share the field.
        "several" Several = roles::Grade::Several,
        /// The role was for any field.
        "anyField" AnyField = roles::Grade::AnyField,
        /// No package that a policy may name does what the role did.
        "none" None = roles::Grade::None,
    }
}

/// Who at one kind of recipient may do something by registration: codes of roles; empty is nobody.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NetJson {
    /// Where.
    recipient: Recipient,
    /// The action.
    action: Action,
    /// As the policy is, as long as the roles give access.
    today: Vec<String>,
    /// As the policy is, once they have ended.
    undone: Vec<String>,
    /// With the new policy, once they have ended.
    then: Vec<String>,
}

frozen! {
    /// What is done.
    Action of migrate::Access {
        /// To read.
        "read" Read = migrate::Access::Read,
        /// To write.
        "write" Write = migrate::Access::Write,
        /// To subscribe to events.
        "subscribe" Subscribe = migrate::Access::Subscribe,
    }
}

impl RoleJson {
    fn of(proposal: &RoleProposal) -> Self {
        let ids = |all: &[&'static crate::catalog::packages::Package]| {
            all.iter().map(|package| package.id.to_owned()).collect()
        };
        Self {
            code: proposal.role.short_code().to_owned(),
            name: role_name(proposal.role).render(Language::En),
            grade: proposal.grade.into(),
            packages: ids(&proposal.packages),
            present: ids(&proposal.present),
            others: ids(&proposal.others),
            registers: proposal.registers.iter().map(|role| role.urn()).collect(),
        }
    }
}

impl NetJson {
    fn of(one: &NetEffect) -> Self {
        let codes = |roles: &[&'static Role]| roles.iter().map(|role| role.short_code().to_owned()).collect();
        Self {
            recipient: one.recipient.into(),
            action: one.access.into(),
            today: codes(&one.today),
            undone: codes(&one.undone),
            then: codes(&one.then),
        }
    }
}

/// Renders what becomes of policies.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(files: &[MigratedFile<'_>], ending: EndingRoles) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&Document {
        schema: 1,
        last_day: ALTINN2_ROLES_END,
        ending_roles: ending.into(),
        policies: files.iter().copied().map(PolicyJson::of).collect(),
    })
}

impl<'d> PolicyJson<'d> {
    fn of(file: MigratedFile<'d>) -> Self {
        let rule = |rule: &'d migrate::RuleMigration| RuleJson {
            number: rule.number,
            id: &rule.id,
            line: file.line(rule),
            outcome: rule.outcome.into(),
            roles: rule.roles.iter().map(RoleJson::of).collect(),
        };
        Self {
            file: file.name,
            resource: file.migration.resource_id.as_deref(),
            changes: file.migration.text != file.text,
            rules: file.migration.rules.iter().map(rule).collect(),
            registration: file.migration.net.iter().map(NetJson::of).collect(),
        }
    }
}
