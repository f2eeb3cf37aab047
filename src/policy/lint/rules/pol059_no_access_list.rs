//! POL059: Altinn Formidling by roles alone, and no access list: whoever has the role in any organisation gets in
//! (DecisionController). Whether access lists limit the resource, only its definition tells.

use crate::domain::PolicyKind;
use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::attribute;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck, RuleSubject};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL059" [Warning]
    says { nb: "Bare roller gir tilgang, og tjenesten er åpen for alle virksomheter", en: "A policy of roles only, open to every organisation" }
    why { nb: "For en så åpen tjeneste er tilgangslister anbefalt.", en: "Access lists are recommended for such an open service." }
    next { nb: "Slå på accessListMode i ressursen når tjenesten er for bestemte virksomheter", en: "Turn on accessListMode in the resource when the service is for certain organisations" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Bare roller gir tilgang, og tilgangslister er ikke slått på: den som har rollen i en hvilken som helst virksomhet, kan bruke tjenesten.", en: "Only roles let anybody in, and access lists are not turned on: whoever has the role in any organisation can use the service." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    if context.options.kind != Some(PolicyKind::Broker) || context.options.access_lists != Some(false) {
        return;
    }
    // The service owner is one organisation, usually named beside to subscribe.
    let mut others = context.who().filter(|who| !who.is(attribute::ORG)).peekable();
    if others.peek().is_some() && others.all(RuleSubject::is_role) {
        found.push(Found::at(&CODE, &context.policy.span, words::FOUND));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::LintOptions;
    use crate::policy::lint::fixture::{self, of, options};

    #[test]
    fn it_is_found() {
        let mut model = fixture::model();
        model.rules[0].access_packages.clear();
        let count = |model: &crate::policy::EditorPolicy, kind, lists| {
            let file = String::from_utf8(crate::policy::write::to_xml(model)).unwrap();
            of(RULE.code, &file, &LintOptions { kind: Some(kind), access_lists: lists, ..options() }).len()
        };
        assert_eq!(count(&model, PolicyKind::Broker, Some(false)), 1);
        assert_eq!(count(&model, PolicyKind::Broker, Some(true)), 0);
        assert_eq!(count(&model, PolicyKind::Broker, None), 0);
        assert_eq!(count(&model, PolicyKind::Correspondence, Some(false)), 0);
        model.rules[0].subject.push("urn:altinn:organization:identifier-no:991825827".into());
        assert_eq!(count(&model, PolicyKind::Broker, Some(false)), 0);
    }
}
