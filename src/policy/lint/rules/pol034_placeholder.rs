//! POL034: A placeholder that nobody fills in at a direct upload (Studio). Studio fills it in when it publishes, and
//! the deployment of an app does: then it is only worth a note.

use std::collections::BTreeSet;

use crate::finding::Code;
use crate::finding::Severity;
use crate::finding::code::code;
use crate::policy::lint::engine::fix::{self, Fix, Fixer, tag};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::placeholders;

pub(super) static RULE: LintRule =
    LintRule::new(&CODE, RuleCheck::Policy(check)).fixed_by(Fixer { takes_effect: true, find: fix });

/// The row; the upload of a file finds the same before it lints.
pub static CODE: Code = code!("POL034" [Error, Note]
    says { nb: "En plassholder er ikke fylt ut", en: "A placeholder is not filled in" }
    why { nb: "Bare publisering fra Studio fyller den ut. Lastet opp som den er, blir den avvist eller treffer aldri.", en: "Only publishing from Studio fills it in; uploaded as it is, it is refused or never matches." }
    next { nb: "Skriv koden til tjenesteeieren, eller publiser gjennom Studio", en: "Write the code of the service owner, or publish through Studio" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "«{value}» er ikke fylt ut. Det gjør bare publiseringen i Studio; ved direkte opplasting treffer regelen aldri.", en: "“{value}” is not filled in. Only publishing from Studio does that; with a direct upload the rule never matches." }
        FILLED_IN { nb: "«{value}» fylles ut når filen publiseres i Studio eller appen rulles ut. Last den ikke opp direkte.", en: "“{value}” is filled in when the file is published from Studio or the app is deployed. Do not upload it directly." }
        FIXED { nb: "[org] er fylt ut med {org}. Reglene kan nå treffe.", en: "[org] is filled in with {org}. The rules can match now." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    // When the file goes through Studio, or is deployed with an app, once is enough to say.
    let filled_in = context.options.for_studio || context.is_app();
    let mut said: BTreeSet<&str> = BTreeSet::new();
    for (one, _) in context.policy.designated_matches() {
        let value = one.value.text.as_str();
        if !placeholders::stands_in(value) || (filled_in && !said.insert(value)) {
            continue;
        }
        let finding = if filled_in {
            Found::at(&CODE, &one.value.span, words::FILLED_IN.with("value", value))
                .severe(Severity::Note)
                .without_help()
        } else {
            Found::at(&CODE, &one.value.span, words::FOUND.with("value", value))
        };
        found.push(finding);
    }
}

/// The placeholder for the organisation is filled in, in the whole text, as Studio's publish step does. Only when the
/// code is told, and not in a file that Studio shall publish.
fn fix(source: &fix::FixSource<'_>, fixes: &mut Vec<Fix>) {
    let Some(org) = source.options.org.filter(|_| !source.options.lint.for_studio) else { return };
    let edits: Vec<_> =
        placeholders::places_of_org(source.text).map(|(at, name)| (at..at + name.len(), tag::escaped(org))).collect();
    if !edits.is_empty() {
        fixes.push(Fix::new(edits, words::FIXED.with("org", org)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PolicyKind;
    use crate::policy::lint::LintOptions;
    use crate::policy::lint::fix::tests::{STUDIO, assert_left, with_org};
    use crate::policy::lint::fixture::{self, changed, of, options};

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.rules[1].subject = vec!["urn:altinn:org:[org]".into()]), 1);
    }

    #[test]
    fn whoever_fills_it_in_is_told_once() {
        let mut model = fixture::model();
        for rule in &mut model.rules {
            rule.subject = vec!["urn:altinn:org:[ORG]".into()];
        }
        let file = String::from_utf8(crate::policy::write::to_xml(&model)).unwrap();
        let found = |options| of(RULE.code, &file, &options);
        assert_eq!(found(options()).len(), 3);
        let app = LintOptions { kind: Some(PolicyKind::App), ..options() };
        for options in [app, LintOptions { for_studio: true, ..options() }] {
            assert_eq!(found(options).iter().map(Found::severity).collect::<Vec<_>>(), [Severity::Note]);
        }
    }

    #[test]
    fn the_code_is_filled_in_when_it_is_told() {
        let spoilt = STUDIO.replacen(">ttd<", ">[org]<", 1).replacen("Description>", "Description>[ORG] ", 1);
        assert_eq!(with_org(&spoilt), spoilt.replace("[org]", "ttd").replace("[ORG]", "ttd"));
        assert_left(&spoilt);
    }
}
