//! POL045: Roles by their new names alone: the platform looks up no roles (ContextHandler).

use crate::catalog::roles;
use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::{attribute, category};
use crate::policy::lint::engine::fix::{self, Fix, Fixer, tag};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck, RuleSubject};

pub(super) static RULE: LintRule =
    LintRule::new(&CODE, RuleCheck::Policy(check)).fixed_by(Fixer { takes_effect: true, find: fix });

static CODE: Code = code!("POL045" [Error]
    says { nb: "Roller er brukt uten at urn:altinn:rolecode står noe sted i filen", en: "Roles are used without urn:altinn:rolecode anywhere in the policy" }
    why { nb: "Da slår ikke Altinn opp roller i det hele tatt.", en: "The platform then looks up no roles at all." }
    next { nb: "Skriv rollen med urn:altinn:rolecode, slik Studio gjør", en: "Write the role with urn:altinn:rolecode, as Studio does" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Ingen regel bruker urn:altinn:rolecode. Da slår Altinn ikke opp roller, og {id} treffer aldri.", en: "No rule uses urn:altinn:rolecode. Altinn then looks up no roles, and {id} never matches." }
        FIXED { nb: "{before} er skrevet som {after}. Altinn slår nå opp roller, og regelen kan treffe.", en: "{before} is written as {after}. Altinn looks up roles now, and the rule can match." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    if context.who().any(|who| who.is(attribute::ROLE_CODE)) {
        return;
    }
    for RuleSubject { one, of, .. } in context.who() {
        let id = of.attribute_id.as_str();
        if attribute::is_role(id) {
            found.push(Found::at(&CODE, &one.span, words::FOUND.with("id", id)));
        }
    }
}

/// Roles by their new names, where no rule uses `urn:altinn:rolecode`, are written by their codes: only then does the
/// platform look up roles. It is how Studio writes the same roles.
fn fix(source: &fix::FixSource<'_>, fixes: &mut Vec<Fix>) {
    let subjects = || {
        let all = source.matches().filter_map(|one| one.designator().map(|of| (one, of)));
        all.filter(|(_, of)| of.category == category::SUBJECT)
    };
    if subjects().any(|(_, of)| of.attribute_id == attribute::ROLE_CODE) {
        return;
    }
    for (one, of) in subjects() {
        let written = of.attribute_id.as_str();
        let Some(role) = roles::by_attribute(written, &one.value.text) else { continue };
        let Some(code) = role.legacy else { continue };
        let places = (tag::attribute(source.text, &of.span, "AttributeId"), source.literal(&one.value));
        let (Some(id), Some(value)) = places else { continue };
        let before = format!("{written}:{}", one.value.text);
        let message = words::FIXED.with("before", before).with("after", role.urn());
        fixes.push(Fix::new(vec![(id, attribute::ROLE_CODE.to_owned()), (value, code.to_owned())], message));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed};
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        let role = || "urn:altinn:external-role:ccr:daglig-leder".to_owned();
        assert_eq!(changed(RULE.code, |model| model.rules[0].subject = vec![role()]), 1);
        assert_eq!(changed(RULE.code, |model| model.rules[0].subject.push(role())), 0);
    }

    #[test]
    fn roles_are_written_by_code() {
        let only_dagl = STUDIO.replace("\"urn:altinn:rolecode\"", "\"urn:altinn:external-role:ccr\"");
        let spoilt = only_dagl.replace(">dagl<", ">daglig-leder<");
        // The others there are not codes of that register, so they are left.
        let wanted = spoilt.replacen("urn:altinn:external-role:ccr", "urn:altinn:rolecode", 1);
        assert_fixed(&spoilt, &wanted.replace(">daglig-leder<", ">dagl<"), &["POL045"]);
    }
}
