//! POL048: A role that does not exist (facts: policy 2.2). One without any code was meant for nobody, and the others in
//! its rule are let in all the same: a warning.

use std::collections::HashMap;

use super::{Context, Found, Rule};
use crate::catalog::roles::{self, Role};
use crate::finding::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL048", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    let mut meant_by: HashMap<&str, Option<&Role>> = HashMap::new();
    for who in context.who().filter(|who| who.is_role() && who.role.is_none()) {
        let code = who.value();
        if who.one.designator().is_some_and(|of| context.options.is_new(&of.attribute_id, code)) {
            continue;
        }
        let finding = if code.trim().is_empty() {
            Found::at(&who.one.value.span, text::POL048_EMPTY).help(text::POL048_HELP).severe(Severity::Warning)
        } else {
            let meant = *meant_by.entry(code).or_insert_with(|| roles::did_you_mean(code));
            let meant = meant.map(|role| text::DID_YOU_MEAN.with("what", role.urn()));
            Found::at(&who.one.value.span, text::POL048.with("id", code))
                .help(meant.unwrap_or_else(|| text::POL048_HELP.into()))
        };
        found.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::{self, of, options, replaced};

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, ">dagl<", ">daglig-leder<"), 1);
    }

    #[test]
    fn no_code_at_all_is_no_error() {
        let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
        let found = of(RULE.code, &file.replacen(">dagl<", "><", 1), &options());
        assert_eq!(found.iter().map(Found::severity).collect::<Vec<_>>(), [Severity::Warning]);
    }
}
