//! POL046: An access package that does not exist: accepted, and never held.

use std::collections::HashMap;

use crate::catalog::packages::{self, Package};
use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::{attribute, category};
use crate::policy::lint::engine::fix::{self, Fix, Fixer};
use crate::policy::lint::engine::{Found, LintContext, LintRule, Misplaced, RuleCheck};
use crate::text::lint::{self as shared, CHOOSE_PACKAGE};

pub(super) static RULE: LintRule =
    LintRule::new(&CODE, RuleCheck::Policy(check)).fixed_by(Fixer { takes_effect: true, find: fix });

static CODE: Code = code!("POL046" [Error]
    says { nb: "Tilgangspakken finnes ikke", en: "The access package does not exist" }
    why { nb: "Registeret godtar den, men den treffer aldri.", en: "The registry accepts it, but it never matches." }
    next CHOOSE_PACKAGE);

mod words {
    crate::text::phrases! {
        FOUND { nb: "Det finnes ingen tilgangspakke som heter {id}. Registeret godtar den, men ingen slipper inn.", en: "There is no access package called {id}. The registry accepts it, but nobody gets in." }
        FIXED { nb: "Tilgangspakken {before} heter nå {after}. Regelen kan nå treffe.", en: "The access package {before} is now called {after}. The rule can match now." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    let mut meant_by: HashMap<&str, Option<&Package>> = HashMap::new();
    for who in context.who() {
        let (one, id) = (who.one, who.value());
        let is_new = || context.options.is_new(attribute::ACCESS_PACKAGE, id);
        // What is the value of another attribute is POL057.
        let is_unknown = who.is(attribute::ACCESS_PACKAGE) && who.package.is_none() && !is_new();
        if is_unknown && Misplaced::of(context, who).is_none() {
            let meant = *meant_by.entry(id).or_insert_with(|| packages::did_you_mean(id));
            let meant = meant.map(|package| shared::DID_YOU_MEAN.with("what", package.id));
            found.push(Found::at(&CODE, &one.value.span, words::FOUND.with("id", id)).maybe_help(meant));
        }
    }
}

/// An old spelling of an access package becomes the present one.
fn fix(source: &fix::FixSource<'_>, fixes: &mut Vec<Fix>) {
    for one in source.matches() {
        let of = one.designator().filter(|of| of.category == category::SUBJECT);
        if of.is_none_or(|of| of.attribute_id != attribute::ACCESS_PACKAGE) {
            continue;
        }
        let written = one.value.text.as_str();
        let Some(now) = present(&written.to_lowercase()) else { continue };
        let Some(place) = source.literal(&one.value) else { continue };
        let message = words::FIXED.with("before", written).with("after", now.id);
        fixes.push(Fix::new(vec![(place, now.id.to_owned())], message));
    }
}

/// The package that once was spelt so, or whose id this is without its hyphens, as policies of 2024 and 2025 have it.
fn present(id: &str) -> Option<&'static Package> {
    if packages::by_id(id).is_some() {
        return None;
    }
    if let Some((_, now)) = packages::FORMER.iter().find(|(former, _)| *former == id) {
        return packages::by_id(now);
    }
    let bare = |id: &str| id.replace('-', "");
    let wanted = bare(id);
    let mut alike = packages::ALL.iter().filter(|package| bare(package.id) == wanted);
    alike.next().filter(|_| alike.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use super::present;
    use crate::policy::lint::LintOptions;
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed, assert_left};
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
        assert_eq!(of(RULE.code, &file, &LintOptions { also_known, ..options() }).len(), 0);
    }

    #[test]
    fn the_present_spelling_is_written() {
        let spoilt = STUDIO.replacen(">ordinaer-post-til-virksomheten<", ">ordinaerposttilvirksomheten<", 1);
        assert_fixed(&spoilt, &STUDIO, &["POL046"]);
        assert_eq!(present("reviorattesterer").map(|package| package.id), Some("revisorattesterer"));
    }

    #[test]
    fn what_is_only_like_a_package_is_left() {
        let spoilt = STUDIO.replacen(">ordinaer-post-til-virksomheten<", ">ordinaer-post-til-virksomhet<", 1);
        assert_left(&spoilt);
    }
}
