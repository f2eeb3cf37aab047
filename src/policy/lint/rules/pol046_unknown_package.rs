//! POL046: An access package that does not exist: accepted, and never held (facts: policy 2.1).

use std::collections::HashMap;

use super::{Context, Found, Rule};
use crate::catalog::packages::{self, Package};
use crate::finding::Severity;
use crate::policy::ids::attribute;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL046", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    let mut meant_by: HashMap<&str, Option<&Package>> = HashMap::new();
    for who in context.who() {
        let (one, id) = (who.one, who.value());
        let is_new = || context.options.is_new(attribute::ACCESS_PACKAGE, id);
        if who.is(attribute::ACCESS_PACKAGE) && who.package.is_none() && !is_new() {
            let meant = *meant_by.entry(id).or_insert_with(|| packages::did_you_mean(id));
            let meant = meant.map(|package| text::DID_YOU_MEAN.with("what", package.id));
            found.push(
                Found::at(&one.value.span, text::POL046.with("id", id))
                    .help(meant.unwrap_or_else(|| text::POL046_HELP.into())),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::Options;
    use crate::policy::lint::fixture::{self, of, options, replaced};

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, ">ordinaer-post-til-virksomheten<", ">ordinaerposttilvirksomheten<"), 1);
    }
    #[test]
    fn what_altinn_has_made_since_is_known() {
        let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
        let file = file.replacen(">ordinaer-post-til-virksomheten<", ">helt-ny-pakke<", 1);
        assert_eq!(of(RULE.code, &file, &options()).len(), 1);
        let also_known = vec!["urn:altinn:accesspackage:helt-ny-pakke".to_owned()];
        assert_eq!(of(RULE.code, &file, &Options { also_known, ..options() }).len(), 0);
    }
}
