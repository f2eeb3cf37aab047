//! POL063: Broker without `read` or `write`: nobody receives, or nobody sends (Broker). The service owner is not let
//! past the policy there.

use crate::domain::PolicyKind;
use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL063" [Error]
    says { nb: "Reglene for en ressurs i Altinn Formidling mangler handlingen `read` (lese) eller `write` (skrive)", en: "A Broker policy without read or write" }
    why { nb: "Ingen overføring er mulig.", en: "No transfer is possible." }
    next { nb: "Legg til regler med handlingene `read` (lese) og `write` (skrive)", en: "Add rules with read and write" });

mod words {
    crate::text::phrases! {
        READ { nb: "Ingen får lese (`read`). Mottakerne kan ikke hente filer.", en: "Nobody can `read`. Recipients cannot fetch files." }
        WRITE { nb: "Ingen får skrive (`write`). Ingen kan sende filer, heller ikke tjenesteeieren.", en: "Nobody can `write`. Nobody can send files, the service owner included." }
        HELP { nb: "Legg til en regel med handlingen `{id}`", en: "Add a rule with {id}" }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    if context.options.kind != Some(PolicyKind::Broker) {
        return;
    }
    for (action, phrase) in [("read", words::READ), ("write", words::WRITE)] {
        if !context.permits_action(action) {
            found.push(Found::at(&CODE, &context.policy.span, phrase).help(words::HELP.with("id", action)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::LintOptions;
    use crate::policy::lint::fixture::{self, of, options};

    #[test]
    fn it_is_found() {
        let count = |file: &str, kind| of(RULE.code, file, &LintOptions { kind: Some(kind), ..options() }).len();
        let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
        assert_eq!(count(&file, PolicyKind::Broker), 0);
        assert_eq!(count(&file.replace(">write<", ">sign<"), PolicyKind::Broker), 1);
        assert_eq!(count(&file.replace(">write<", ">sign<").replace(">read<", ">sign<"), PolicyKind::Broker), 2);
        assert_eq!(count(&file.replace(">read<", ">sign<"), PolicyKind::Generic), 0);
    }
}
