//! POL066: The package for confidential mail beside others who may read (facts: policy 3.5).

use super::walk;
use super::{Context, Found, Rule, Who};
use crate::finding::Severity;
use crate::policy::build::CONFIDENTIAL_POST;
use crate::policy::ids::{attribute, category};
use crate::policy::xacml::Rule as PolicyRule;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL066", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    if !context.is_correspondence() {
        return;
    }
    let is_confidential = |who: &&Who<'_>| who.is(attribute::ACCESS_PACKAGE) && who.value() == CONFIDENTIAL_POST;
    let Some(confidential) = context.who().find(is_confidential) else { return };
    let reads = |rule: &PolicyRule| {
        walk::of_category(rule, category::ACTION).any(|(one, _)| one.value.text.eq_ignore_ascii_case("read"))
    };
    let mut readers = context.rules().filter(|(rule, _)| reads(rule)).flat_map(|(_, who)| who);
    if readers.any(|who| !is_confidential(&who)) {
        found.push(Found::at(&confidential.one.value.span, text::POL066).help(text::POL066_HELP));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        let package = || format!("{}:{CONFIDENTIAL_POST}", attribute::ACCESS_PACKAGE);
        assert_eq!(changed(RULE.code, |model| model.rules[0].access_packages.push(package())), 1);
        let alone = |model: &mut crate::policy::EditorPolicy| {
            model.rules[0].subject.clear();
            model.rules[0].access_packages = vec![package()];
        };
        assert_eq!(changed(RULE.code, alone), 0);
    }
}
