//! POL080: A round trip through Altinn Studio would change the policy (Studio).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::studio::{AccessChange, Loss, summary};
use crate::text::{Message, policy_model};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL080" [Note]
    says { nb: "Reglene endres hvis filen åpnes og lagres i Studio", en: "A round trip through Studio would change the policy" }
    why { nb: "Det som Studio ikke kan vise, går tapt ved neste lagring.", en: "What Studio cannot show is lost at the next save." }
    next { nb: "Endre filen i Studio eller for hånd, ikke begge deler; «altinn-onboard policy model --losses FIL» viser hvert sted", en: "Change the file in Studio or by hand, not both; “altinn-onboard policy model --losses FILE” shows each place" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Åpnes og lagres filen i Altinn Studio, blir den en annen. {list}.", en: "If the file is opened and saved in Altinn Studio, it becomes another. {list}." }
        AND { nb: "{before}. {next}", en: "{before}. {next}" }
        HELP_WIDENS { nb: "Ikke lagre filen i Studio: det slipper inn flere. «altinn-onboard policy model --losses FIL» viser hvert sted", en: "Do not save the file in Studio: that lets more in. “altinn-onboard policy model --losses FILE” shows each place" }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    let losses = summary(context.policy);
    let Some((first, _)) = losses.first() else { return };
    let span = first.span.clone();
    let widens = losses.iter().any(|(loss, _)| loss.access == AccessChange::Widens);
    let Some(list) =
        losses.into_iter().map(one).reduce(|before, next| words::AND.with("before", before).with("next", next))
    else {
        return;
    };
    let help = widens.then_some(words::HELP_WIDENS);
    found.push(Found::at(&CODE, &span, words::FOUND.with("list", list)).maybe_help(help));
}

fn one((loss, times): (Loss, usize)) -> Message {
    let said = policy_model::ABOUT.with("what", loss.message).with("access", loss.access.name());
    if times > 1 { policy_model::TIMES.with("said", said).with("times", times.to_string()) } else { said }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::domain::Language;
    use crate::policy::ids::function;
    use crate::policy::lint::fixture::{model, of, options, replaced};
    use crate::policy::write::to_xml;

    #[test]
    fn it_is_found_once() {
        assert_eq!(replaced(RULE.code, "Effect=\"Permit\"", "Effect=\"Deny\""), 1);
        assert_eq!(replaced(RULE.code, "</xacml:AllOf>\n        <xacml:AllOf>", ""), 1);
    }

    #[test]
    fn that_more_are_let_in_is_said_where_it_is_so() {
        let file = String::from_utf8(to_xml(&model())).unwrap();
        let said = |change: &[(&str, &str)]| {
            let file = change.iter().fold(file.clone(), |file, (from, to)| file.replace(from, to));
            let found = of(RULE.code, &file, &options());
            let said = found.iter().flat_map(|found| [Some(&found.message), found.help.as_ref()]).flatten();
            said.map(|said| said.render(Language::En)).collect::<Vec<_>>().join("\n")
        };
        let exactly = (function::STRING_EQUAL_IGNORE_CASE, function::STRING_EQUAL);
        assert!(!said(&[exactly]).contains("more get in") && said(&[exactly]).contains("the same get in"));
        let upper = said(&[exactly, (">dagl<", ">DAGL<")]);
        assert!(upper.contains("Do not save the file in Studio: that lets more in"), "{upper}");
    }
}
