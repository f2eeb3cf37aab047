//! The published access rules of a resource that exists: read as critically as those that are about to be uploaded, and
//! told in plain words. Nothing in them is changed here, so what is wrong stays in sight.

use jiff::civil::Date;

use crate::catalog::codes::policies;
use crate::domain::{EnvironmentName, PolicyKind, ResourceId};
use crate::finding::{Code, Finding, Meaning, Severity};
use crate::policy::explain::{Grant, explain};
use crate::policy::lint::{self, Found, LintOptions};
use crate::policy::upload_checks::{Stop, stop};
use crate::policy::xacml::RuleEffect;
use crate::policy::{PolicyFile, naming};
use crate::text::{Message, policy as text};

/// What is to be said of published rules.
pub(super) struct PolicyReading {
    /// What is wrong with them, the worst first.
    pub(super) findings: Vec<Finding>,
    /// What may be wrong with them, each code once: worth a look, where somebody asked for it.
    pub(super) doubtful: Vec<Finding>,
    /// Who may do what, a line for each group.
    pub(super) lines: Vec<Message>,
}

impl PolicyReading {
    /// Reads the rules of a resource.
    pub(super) fn of(bytes: &[u8], at: (&EnvironmentName, &ResourceId), kind: PolicyKind, today: Date) -> Self {
        let (_, id) = at;
        let options =
            LintOptions { resource_id: Some(id.bare().to_owned()), kind: Some(kind), ..LintOptions::new(today) };
        let read = PolicyFile::read(bytes.to_vec());
        // Nobody gets in, or nobody can read: that is the first thing to know.
        let nobody = match stop(read.as_ref(), Some(id.bare()), Some(kind)) {
            Some(stop @ (Stop::Nobody | Stop::NobodyReads)) => Some(stop.finding(id.bare())),
            _ => None,
        };
        let found = lint::lint(bytes, &options);
        let is_ending = |code: &Code| code.means == Some(Meaning::WorksForNow);
        let is_serious = |one: &&Found| one.severity() == Severity::Error || is_ending(one.code);
        let serious = found.iter().filter(is_serious);
        let mut doubtful: Vec<Finding> = Vec::new();
        for one in found.iter().filter(|one| !is_serious(one)) {
            if !doubtful.iter().any(|known| known.code == one.code) {
                doubtful.push(one.finding(id.bare()));
            }
        }
        let mut findings: Vec<Finding> = nobody.into_iter().collect();
        for finding in serious.map(|one| one.finding(id.bare())) {
            if !findings.iter().any(|known| known.code == finding.code) {
                findings.push(in_sight(finding, at));
            }
        }
        let grants = read.map(|file| explain(file.policy(), &options, None).grants).unwrap_or_default();
        let lines = grants.iter().filter(|grant| grant.effect == RuleEffect::Permit).map(line).collect();
        Self { findings, doubtful, lines }
    }
}

/// What is wrong with published rules, in red wherever it is told: nobody here mends it in passing, and messages would reach
/// nobody. Roles that end are replaced by a command of their own.
pub(super) fn in_sight(finding: Finding, (environment, id): (&EnvironmentName, &ResourceId)) -> Finding {
    let code = finding.code;
    let finding = if code.severities.contains(&Severity::Error) { finding.severity(Severity::Error) } else { finding };
    match code.means {
        Some(Meaning::WorksForNow) => {
            finding.next(words::MIGRATE.with("environment", environment.as_str()).with("id", id.bare()))
        }
        _ => finding,
    }
}

/// Who may do what.
fn line(grant: &Grant) -> Message {
    let who = grant.who.iter().map(|who| match who.0.as_slice() {
        [(id, value)] => naming::entry(id, value),
        several => naming::subjects(several.iter().map(|(id, value)| (id.as_str(), value.as_str()))),
    });
    let actions = grant.may.iter().flat_map(|may| &may.actions).flat_map(|action| &action.0);
    let what = naming::joined(actions.map(|(_, value)| naming::does(value)));
    words::MAY
        .with("who", naming::joined(who).unwrap_or_else(|| naming::subjects([])))
        .with("what", what.unwrap_or_else(|| text::DO_ANYTHING.into()))
}

/// The row of a code that was kept in the state.
pub(super) fn code(id: &str) -> Option<&'static Code> {
    let nobody = [&policies::POLICY_NOBODY, &policies::POLICY_NOBODY_READS];
    let known = lint::RULES.iter().map(|rule| rule.code);
    nobody.into_iter().chain(known).find(|code| code.id == id)
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        MIGRATE { nb: "Lag reglene som erstatter dem, og se hvem som må få tilgang på nytt: altinn-onboard policy migrate {environment}:{id} --output policy.xml", en: "Make the rules that replace them, and see who must be given access again: altinn-onboard policy migrate {environment}:{id} --output policy.xml" }
        MAY { nb: "Slik det er publisert: {who} får {what}", en: "As published: {who} can {what}" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::domain::Language;
    use crate::policy::build::{Choices, built};
    use crate::policy::model::EditorPolicy;
    use crate::policy::write;

    fn tt02() -> EnvironmentName {
        EnvironmentName::parse("tt02").unwrap()
    }

    fn codes(change: impl FnOnce(&mut EditorPolicy)) -> Vec<&'static str> {
        let mut model = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"));
        change(&mut model);
        let id = ResourceId::parse("ttd-melding").unwrap();
        let today = jiff::civil::date(2026, 11, 29);
        let read = PolicyReading::of(&write::to_xml(&model), (&tt02(), &id), PolicyKind::Correspondence, today);
        read.findings.iter().map(|finding| finding.code.id).collect()
    }

    #[test]
    fn what_is_wrong_with_published_rules_is_found() {
        assert_eq!(codes(|_| {}), Vec::<&str>::new());
        let only_altinn_2 = codes(|model| {
            model.rules[0].access_packages.clear();
            model.rules[0].subject = vec!["urn:altinn:rolecode:a0236".into()];
        });
        assert!(only_altinn_2.contains(&"POL050"), "{only_altinn_2:?}");
        let nobody = codes(|model| drop(model.rules.remove(0)));
        assert_eq!(nobody.first(), Some(&"POLICY-NOBODY-READS"), "{nobody:?}");
        let placeholder = codes(|model| {
            let owner = model.rules.iter_mut().find(|rule| rule.subject == ["urn:altinn:org:ttd"]).unwrap();
            owner.subject = vec!["urn:altinn:org:[org]".into()];
        });
        assert!(placeholder.contains(&"POL034"), "{placeholder:?}");
        let two = codes(|model| model.rules[1].resources = vec![vec!["urn:altinn:resource:ttd-annet".into()]]);
        assert!(two.contains(&"POL030") || two.contains(&"POL036"), "{two:?}");
        for code in only_altinn_2.iter().chain(&nobody).chain(&placeholder).chain(&two) {
            assert!(super::code(code).is_some(), "{code}");
        }
    }

    #[test]
    fn roles_that_end_stand_in_red_with_the_command_that_replaces_them() {
        let mut model = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"));
        model.rules[0].access_packages.clear();
        model.rules[0].subject = vec!["urn:altinn:rolecode:a0236".into()];
        let (id, today) = (ResourceId::parse("ttd-melding").unwrap(), jiff::civil::date(2026, 11, 29));
        let read = PolicyReading::of(&write::to_xml(&model), (&tt02(), &id), PolicyKind::Correspondence, today);
        let ending = read.findings.iter().find(|finding| finding.code.id == "POL050").unwrap();
        assert_eq!(ending.severity, Severity::Error);
        let next = ending.next.as_ref().map(|next| next.render(Language::En)).unwrap_or_default();
        assert!(next.ends_with("altinn-onboard policy migrate tt02:ttd-melding --output policy.xml"), "{next}");
    }

    #[test]
    fn who_may_do_what_is_told_in_words() {
        let model = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"));
        let id = ResourceId::parse("ttd-melding").unwrap();
        let today = jiff::civil::date(2026, 11, 29);
        let read = PolicyReading::of(&write::to_xml(&model), (&tt02(), &id), PolicyKind::Correspondence, today);
        let said: Vec<String> = read.lines.iter().map(|line| line.render(Language::En)).collect();
        assert!(said.iter().any(|line| line.contains("Regular mail to business")), "{said:?}");
        assert!(said.iter().all(|line| line.starts_with("As published: ")), "{said:?}");
    }
}
