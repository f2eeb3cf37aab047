//! POL057: A value at an attribute that does not have it, and that another attribute has: a role for a service owner, a
//! package for a role, a number for a code. Nobody gets in by it.

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, Misplaced, RuleCheck};
use crate::policy::naming::{package_name, role_name};
use crate::text::lint as shared;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL057" [Error]
    says { nb: "Verdien hører til et annet attributt", en: "The value belongs to another attribute" }
    why { nb: "Regelen treffer aldri.", en: "The rule never matches." }
    next { nb: "Skriv koden som attributtet har, eller attributtet som verdien hører til", en: "Write a code that the attribute has, or the attribute that the value belongs to" });

mod words {
    crate::text::phrases! {
        ROLE { nb: "«{value}» er rollen «{name}», og {id} har ingen slik verdi. Ingen slipper inn.", en: "“{value}” is the role “{name}”, and {id} has no such value. Nobody gets in." }
        PACKAGE { nb: "«{value}» er tilgangspakken «{name}», og {id} har ingen slik verdi. Ingen slipper inn.", en: "“{value}” is the access package “{name}”, and {id} has no such value. Nobody gets in." }
        NUMBER { nb: "«{value}» er et tall, og {id} har koder. Ingen slipper inn.", en: "“{value}” is a number, and {id} has codes. Nobody gets in." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for who in context.who() {
        let Some(misplaced) = Misplaced::of(context, who) else { continue };
        let message = match misplaced {
            Misplaced::Role(role) => words::ROLE.with("name", role_name(role)),
            Misplaced::Package(package) => words::PACKAGE.with("name", package_name(package)),
            Misplaced::Number(_) => words::NUMBER.into(),
        };
        let message = message.with("value", who.value()).with("id", who.of.attribute_id.as_str());
        let meant = misplaced.meant().map(|meant| shared::DID_YOU_MEAN.with("what", meant));
        found.push(Found::at(&CODE, &who.one.value.span, message).maybe_help(meant));
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::Language;
    use crate::policy::lint::fixture::{self, options};
    use crate::policy::lint::{LintOptions, lint};

    /// What is said of a policy whose second rule lets in one subject: the codes that judge it, and what is meant.
    fn said(subject: &str, options: &LintOptions) -> (Vec<&'static str>, String) {
        let mut model = fixture::model();
        model.rules[1].subject = vec![subject.to_owned()];
        let file = crate::policy::write::to_xml(&model);
        let judging = ["POL043", "POL046", "POL048", "POL054", "POL057"];
        let found: Vec<_> = lint(&file, options).into_iter().filter(|found| judging.contains(&found.code.id)).collect();
        // The other rule names a service owner, which is a note.
        let found: Vec<_> =
            found.into_iter().filter(|found| !found.message.render(Language::En).contains("owner ttd")).collect();
        let help = found.iter().filter_map(|found| found.help.as_ref()).map(|help| help.render(Language::En));
        (found.iter().map(|found| found.code.id).collect(), help.collect())
    }

    #[test]
    fn what_is_known_elsewhere_is_an_error_that_says_where() {
        for (subject, meant) in [
            ("urn:altinn:org:DAGL", "urn:altinn:rolecode:dagl"),
            ("urn:altinn:org:daglig-leder", "urn:altinn:rolecode:dagl"),
            ("urn:altinn:org:a0236", "urn:altinn:rolecode:a0236"),
            (
                "urn:altinn:org:ordinaer-post-til-virksomheten",
                "urn:altinn:accesspackage:ordinaer-post-til-virksomheten",
            ),
            ("urn:altinn:rolecode:ordinaer-post-til-virksomheten", "urn:altinn:accesspackage:ordinaer-post"),
            ("urn:altinn:external-role:ccr:toll", "urn:altinn:accesspackage:toll"),
            ("urn:altinn:accesspackage:dagl", "urn:altinn:rolecode:dagl"),
            ("urn:altinn:org:991825827", "urn:altinn:organization:identifier-no:991825827"),
            ("urn:altinn:rolecode:991825827", "urn:altinn:organization:identifier-no:991825827"),
            ("urn:altinn:accesspackage:991825827", "urn:altinn:organization:identifier-no:991825827"),
            ("urn:altinn:org:123", "Write a code that the attribute has"),
        ] {
            let (codes, help) = said(subject, &options());
            assert_eq!(codes, ["POL057"], "{subject}");
            assert!(help.contains(meant), "{subject}: {help}");
        }
    }

    #[test]
    fn what_may_be_right_is_left() {
        for subject in ["urn:altinn:org:toll", "urn:altinn:org:ttd", "urn:altinn:org:[org]", "urn:altinn:rolecode:dagl"]
        {
            let (codes, _) = said(subject, &options());
            assert!(!codes.contains(&"POL057"), "{subject}: {codes:?}");
        }
        let owner = LintOptions { owner: Some("sign".into()), ..options() };
        assert!(!said("urn:altinn:org:SIGN", &owner).0.contains(&"POL057"));
        let also_known = vec!["urn:altinn:accesspackage:dagl".to_owned()];
        assert!(!said("urn:altinn:accesspackage:dagl", &LintOptions { also_known, ..options() }).0.contains(&"POL057"));
        // Another code of the same role is another rule's.
        assert_eq!(said("urn:altinn:rolecode:daglig-leder", &options()).0, ["POL048"]);
    }
}
