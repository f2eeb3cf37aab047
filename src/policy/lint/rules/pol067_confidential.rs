//! POL067: What `isConfidential` must be in every message, by the packages in the policy (facts: policy 3.5).

use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::build::CONFIDENTIAL_POST;
use crate::policy::ids::attribute;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL067", severity: Severity::Note, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    if !context.is_correspondence() {
        return;
    }
    let holder = |id: &str| context.who().find(|who| who.is(attribute::ACCESS_PACKAGE) && who.value() == id);
    if let Some(who) = holder(CONFIDENTIAL_POST) {
        found.push(Found::at(&who.one.value.span, text::POL067));
    } else if let Some(who) = holder("eksplisitt") {
        found.push(Found::at(&who.one.value.span, text::POL067_EXPLICIT));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        let with = |package: &str| {
            let package = format!("{}:{package}", attribute::ACCESS_PACKAGE);
            changed(RULE.code, |model| model.rules[0].access_packages.push(package))
        };
        assert_eq!((with(CONFIDENTIAL_POST), with("eksplisitt")), (1, 1));
        // Correspondence compares with case.
        assert_eq!((with("Eksplisitt"), with("a-ordning")), (0, 0));
    }
}
