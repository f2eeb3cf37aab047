//! POL094: An access list that is not written `org:list`: it is looked up in that form, so any other never matches.
//!
//! The number is our own.

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::attribute;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::text::lint as shared;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL094" [Error]
    says { nb: "En tilgangsliste er ikke skrevet som eier, kolon og liste", en: "An access list is not written as organisation, colon and list" }
    why { nb: "Altinn slår den bare opp i den formen, så den treffer aldri.", en: "The platform looks it up in that form only, so it never matches." }
    next { nb: "Skriv organisasjonskoden, kolon og navnet på listen", en: "Write the organisation code, a colon and the name of the list" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "«{value}» er ikke en tilgangsliste på formen eier:liste, så den treffer aldri.", en: "“{value}” is not an access list in the form owner:list, so it never matches." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for who in context.who().filter(|who| who.is(attribute::ACCESS_LIST)) {
        let value = who.value();
        let mut parts = value.split(':');
        let is_list = parts.by_ref().take(2).filter(|part| !part.is_empty()).count() == 2 && parts.next().is_none();
        if !is_list {
            let meant = Some(value.replacen('/', ":", 1)).filter(|meant| *meant != value);
            let help = meant.map(|meant| shared::DID_YOU_MEAN.with("what", meant));
            found.push(Found::at(&CODE, &who.one.value.span, words::FOUND.with("value", value)).maybe_help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::{self, of, options};

    #[test]
    fn it_is_found() {
        let mut model = fixture::model();
        model.rules[1].subject = vec!["urn:altinn:access-list:ttd:banker".into()];
        let file = String::from_utf8(crate::policy::write::to_xml(&model)).unwrap();
        let count = |value: &str| of(RULE.code, &file.replacen("ttd:banker", value, 1), &options()).len();
        assert_eq!(count("ttd:banker"), 0);
        for value in ["ttd/banker", "banker", "a:b:c", "ttd:"] {
            assert_eq!(count(value), 1, "{value}");
        }
    }
}
