//! POL073: A level for organisations that is never enforced: it can only relax the one for end users
//! (facts: policy 4.9).

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::ids::category;
use crate::policy::xacml::Literal;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL073", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    let level = |literal: &Literal| literal.text.trim().parse::<u8>().ok();
    let Some(organisation) = walk::levels_of(context.policy, category::LEVEL_ORGANISATION).next() else { return };
    match walk::level(context.policy) {
        None => found.push(Found::at(&organisation.span, text::POL073_ALONE).help(text::POL070_HELP)),
        Some(end_user) if level(organisation) > level(end_user) => {
            let message = text::POL073.with("value", organisation.text.trim()).with("other", end_user.text.trim());
            found.push(Found::at(&organisation.span, message).help(text::POL073_HELP));
        }
        Some(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.required_authentication_level_org = Some("4".into())), 1);
        assert_eq!(changed(RULE.code, |model| model.required_authentication_level_org = Some("2".into())), 0);
        assert_eq!(changed(RULE.code, |model| model.required_authentication_level_end_user = None), 1);
    }
}
