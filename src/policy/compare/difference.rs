//! What is different between two policies: who gains and who loses what.

use super::apart::Apart;
use super::normalized::{Combining, NormalizedPolicy};
use super::permission::{AttributeCondition, Permission};
use super::subsumption::SubsumptionIndex;
use super::together;
use crate::policy::decide::CombiningAlgorithm;
use crate::policy::ids::attribute;
use crate::policy::model::EditorPolicy;
use crate::policy::naming;
use crate::policy::placeholders::Fill;
use crate::policy::read::ParseRefusal;
use crate::policy::saved::read_back;
use crate::policy::xacml::{Policy, RuleEffect};
use crate::text::{Message, MessageValue, policy as text};

/// What a difference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Somebody may do something that he or she could not.
    Gained,
    /// Somebody may no longer do something.
    Lost,
    /// Somebody is shut out by a rule.
    ShutOut,
    /// Somebody is no longer shut out by a rule.
    NotShutOut,
    /// The level for end users is another.
    Level,
    /// The level for organisations is another.
    LevelOrg,
    /// The rules are combined otherwise, and it matters.
    Combining,
    /// Other obligations.
    Obligations,
}

/// One thing that the second policy decides otherwise than the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is.
    pub change: Change,
    /// Who: URNs that must all hold; empty is anybody, or not about somebody.
    pub who: Vec<String>,
    /// Does what; `None` is everything, or not about an action.
    pub action: Option<String>,
    /// With what: URNs that must all hold.
    pub resource: Vec<String>,
    /// All of it in words.
    pub message: Message,
}

/// Whether both say the same to every request that can be asked, level included.
#[must_use]
pub fn same_meaning(a: &Policy, b: &Policy) -> bool {
    differences(a, b).is_empty()
}

/// What is different in `b`, seen from `a`.
#[must_use]
pub fn differences(a: &Policy, b: &Policy) -> Vec<Difference> {
    let fill = Fill::default();
    NormalizedPolicy::of(a, &fill).differences(&NormalizedPolicy::of(b, &fill))
}

impl NormalizedPolicy {
    /// What a policy in the editor says.
    ///
    /// # Errors
    /// [`ParseRefusal`] when what Studio would write of it cannot be read.
    pub fn of_model(model: &EditorPolicy, fill: &Fill) -> Result<Self, ParseRefusal> {
        read_back(model).map(|policy| Self::of(&policy, fill))
    }

    /// What is different in who gets in by `after`, seen from this, without a word about whom it concerns.
    #[must_use]
    pub fn access_changes(&self, after: &Self) -> Vec<Change> {
        let held = HeldAgainst::of(self, after);
        let access = held.access();
        let combining = access.combining.map(|_| Change::Combining);
        access.permissions.into_iter().map(|(_, change)| change).chain(combining).collect()
    }

    /// What is different in `after`, seen from this.
    #[must_use]
    pub fn differences(&self, after: &Self) -> Vec<Difference> {
        let held = HeldAgainst::of(self, after);
        let access = held.access();
        let apart = Apart::of(&held.before, &held.after, access.permissions.is_empty());
        let about = |(one, change): &(&Permission, Change)| Difference::about(one, *change, &apart);
        let mut found: Vec<Difference> = access.permissions.iter().map(about).collect();
        found.extend(access.combining.map(|message| Difference::plain(Change::Combining, message)));
        let levels = [
            (Change::Level, words::DIFF_LEVEL, &self.level, &after.level),
            (Change::LevelOrg, words::DIFF_LEVEL_ORG, &self.level_org, &after.level_org),
        ];
        for (change, phrase, before, after) in levels {
            if before != after {
                let said = |level: &Option<String>| {
                    level.as_deref().map_or_else(|| MessageValue::from(words::DIFF_NO_LEVEL), MessageValue::from)
                };
                found.push(Difference::plain(change, phrase.with("before", said(before)).with("after", said(after))));
            }
        }
        if self.obligations != after.obligations {
            found.push(Difference::plain(Change::Obligations, words::DIFF_OBLIGATIONS));
        }
        found
    }
}

/// What two policies say to whatever can be asked of either.
struct HeldAgainst {
    combining: [Combining; 2],
    before: Vec<Permission>,
    after: Vec<Permission>,
}

/// What is different in who gets in.
#[derive(Default)]
struct AccessDifference<'h> {
    /// What the first says and the second does not, and then the other way round.
    permissions: Vec<(&'h Permission, Change)>,
    /// What is said of the combining, where it differs and matters.
    combining: Option<Message>,
}

impl HeldAgainst {
    fn of(before: &NormalizedPolicy, after: &NormalizedPolicy) -> Self {
        let [(combining_before, before), (combining_after, after)] = before.asked(after);
        Self { combining: [combining_before, combining_after], before, after }
    }

    fn access(&self) -> AccessDifference<'_> {
        let [before, after] = self.combining;
        let ordered = before == Combining::By(CombiningAlgorithm::FirstApplicable);
        let same_way = before == after && (!ordered || self.before == self.after);
        if !same_way && together::alike((before, &self.before), (after, &self.after)) == Some(true) {
            return AccessDifference::default();
        }
        let (ours, theirs) = (SubsumptionIndex::of(&self.before), SubsumptionIndex::of(&self.after));
        let gone = self.before.iter().filter(|permission| !theirs.entails(permission));
        let gone = gone.map(|one| match one.effect {
            RuleEffect::Permit => (one, Change::Lost),
            RuleEffect::Deny => (one, Change::NotShutOut),
        });
        let new = self.after.iter().filter(|permission| !ours.entails(permission));
        let new = new.map(|one| match one.effect {
            RuleEffect::Permit => (one, Change::Gained),
            RuleEffect::Deny => (one, Change::ShutOut),
        });
        let permissions: Vec<_> = gone.chain(new).collect();
        let combining = if before != after {
            // Between policies without a rule left, only the answer to nobody's question may differ.
            Some(words::DIFF_ALGORITHM.with("before", before.name()).with("after", after.name()))
        } else {
            (permissions.is_empty() && !same_way).then(|| words::DIFF_ORDER.into())
        };
        AccessDifference { permissions, combining }
    }
}

impl Combining {
    /// The word that machines and people know it by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OneEffect => "deny-overrides",
            Self::By(CombiningAlgorithm::DenyOverrides) => "deny-overrides (Permit + Deny)",
            Self::By(CombiningAlgorithm::PermitOverrides) => "permit-overrides",
            Self::By(CombiningAlgorithm::DenyUnlessPermit) => "deny-unless-permit",
            Self::By(CombiningAlgorithm::PermitUnlessDeny) => "permit-unless-deny",
            Self::By(CombiningAlgorithm::FirstApplicable) => "first-applicable",
            Self::Never => "Indeterminate",
        }
    }
}

impl Difference {
    fn plain(change: Change, message: impl Into<Message>) -> Self {
        Self { change, who: Vec::new(), action: None, resource: Vec::new(), message: message.into() }
    }

    fn about(permission: &Permission, change: Change, apart: &Apart<'_>) -> Self {
        let urns = |terms: &std::collections::BTreeSet<AttributeCondition>| -> Vec<String> {
            terms.iter().map(|term| format!("{}:{}", term.attribute_id, term.value)).collect()
        };
        let action: Vec<&str> = permission.action.iter().map(|term| term.value.as_str()).collect();
        let action = (!action.is_empty()).then(|| action.join(" + "));
        let resource = urns(&permission.resource);
        let detail = apart.detail(permission);
        let phrase = match change {
            Change::Lost => words::DIFF_LOST,
            Change::ShutOut => words::DIFF_SHUT_OUT,
            Change::NotShutOut => words::DIFF_NOT_SHUT_OUT,
            _ => words::DIFF_GAINED,
        };
        let who = permission.subject.iter().map(|term| (term.attribute_id.as_str(), term.value.as_str()));
        let done = permission.action.iter().map(|term| naming::does(&term.value));
        let done = done.reduce(|one, other| text::NAME_AND.with("one", one).with("other", other));
        let any = |missing: bool, phrase, said: String| if missing { MessageValue::from(phrase) } else { said.into() };
        let message = phrase
            .with("who", naming::subjects(who))
            .with("action", done.map_or_else(|| MessageValue::from(text::DO_ANYTHING), MessageValue::from))
            .with("resource", any(resource.is_empty(), text::NAME_ANY_RESOURCE, place(&permission.resource)));
        let message = match detail {
            Some(detail) => words::DIFF_APART.with("line", message).with("detail", detail),
            None => message,
        };
        Self { change, who: urns(&permission.subject), action, resource, message }
    }
}

/// The resource as people know it: a registered one by its bare id, parts of it and apps by their URNs.
fn place(terms: &std::collections::BTreeSet<AttributeCondition>) -> String {
    let named = terms.iter().map(|term| match term.attribute_id.as_str() {
        attribute::RESOURCE => term.value.clone(),
        id => format!("{id}:{}", term.value),
    });
    named.collect::<Vec<_>>().join(" + ")
}

/// What this file alone says.
mod words {
    crate::text::phrases! {
        DIFF_GAINED { nb: "{who} får {action} på {resource}", en: "{who} can {action} on {resource}" }
        DIFF_LOST { nb: "{who} får ikke lenger {action} på {resource}", en: "{who} can no longer {action} on {resource}" }
        DIFF_SHUT_OUT { nb: "{who} stenges ute: de får ikke {action} på {resource}", en: "{who} are shut out: they cannot {action} on {resource}" }
        DIFF_NOT_SHUT_OUT { nb: "{who} stenges ikke lenger ute: de kan {action} på {resource}", en: "{who} are no longer shut out: they can {action} on {resource}" }
        DIFF_APART { nb: "{line} ({detail})", en: "{line} ({detail})" }
        DIFF_LEVEL { nb: "Sikkerhetsnivået for sluttbrukere endres fra {before} til {after}", en: "The security level for end users goes from {before} to {after}" }
        DIFF_LEVEL_ORG { nb: "Sikkerhetsnivået for virksomheter endres fra {before} til {after}", en: "The security level for organisations goes from {before} to {after}" }
        DIFF_NO_LEVEL { nb: "ikke noe krav", en: "none required" }
        DIFF_ALGORITHM { nb: "Reglene kombineres på en annen måte: {before} blir {after}", en: "The rules are combined in a different way: {before} becomes {after}" }
        DIFF_ORDER { nb: "Rekkefølgen på reglene som slipper inn og stenger ute, er endret", en: "The order of the rules that let in and shut out has changed" }
        DIFF_OBLIGATIONS { nb: "Andre forpliktelser enn sikkerhetsnivået er endret", en: "Obligations other than the security level have changed" }
    }
}
