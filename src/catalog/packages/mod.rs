//! The access packages of Altinn 3: official names, area, where they may be used, and who holds them without being
//! given them.
//!
//! Source: `PackageConstants`, `AreaConstants` and `IngestRolePackage` of Altinn's access management, as of [`AS_OF`]
//! (Altinn/altinn-authorization-tmp, `Constants/PackageConstants.cs`, 2026-08-21). Lists in the documentation are older
//! and hold packages that are gone; see [`FORMER`].

mod areas;
mod holders;
mod package;
mod table;

pub use package::Package;
pub use table::ALL;

use super::search;

/// When the source was read.
pub const AS_OF: jiff::civil::Date = jiff::civil::date(2026, 8, 21);

/// Codes of packages that were in use once, and the package to use now (Altinn/altinn-authorization-tmp,
/// `Constants/PackageConstants.cs`, 2026-08-21).
pub const FORMER: [(&str, &str); 2] = [
    ("reviorattesterer", "revisorattesterer"),
    ("starte-drive-endre-avikle-virksomhet", "starte-drive-endre-avvikle-virksomhet"),
];

/// The package with this id, the last part of its URN. Case matters.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Package> {
    ALL.binary_search_by(|package| package.id.cmp(id)).ok().and_then(|index| ALL.get(index))
}

/// The package that this subject attribute and value name, compared as policies written by Studio compare.
#[must_use]
pub fn by_attribute(attribute_id: &str, value: &str) -> Option<&'static Package> {
    if attribute_id == super::attributes::ACCESS_PACKAGE { by_id(&value.to_lowercase()) } else { None }
}

/// Packages that may stand in policies, best fit first: every word of `text` begins a word of the id or of a name.
/// When none does, those with the most similar spelling. An empty text gives all, in order.
#[must_use]
pub fn search(text: &str) -> Vec<&'static Package> {
    let offered = || ALL.iter().filter(|package| package.uses.in_policies);
    search::find(text, offered(), |package| [package.id, package.nb, package.nn, package.en])
}

/// The package that `id` is probably meant to be: a former spelling, other hyphens, or a slip of the finger.
#[must_use]
pub fn did_you_mean(id: &str) -> Option<&'static Package> {
    let id = id.to_lowercase();
    if let Some((_, now)) = FORMER.iter().find(|(former, _)| *former == id) {
        return by_id(now);
    }
    let letters = |id: &str| id.replace(['-', '_', ' '], "");
    let same_letters = ALL.iter().find(|package| letters(package.id) == letters(&id));
    same_letters.or_else(|| search::nearest(&id, ALL.iter(), |package| [package.id, package.nb, package.en]))
}

/// The only package whose id begins with something like `id`, by whole words.
#[must_use]
pub fn begins_like(id: &str) -> Option<&'static Package> {
    let words = id.split('-').count();
    let begin = |package: &Package| package.id.match_indices('-').nth(words - 1).map(|(end, _)| end);
    let head = |package: &'static Package| begin(package).and_then(|end| package.id.get(..end)).unwrap_or(package.id);
    let found = search::nearest(id, ALL.iter().filter(|package| begin(package).is_some()), |package| [head(package)])?;
    (ALL.iter().filter(|package| head(package) == head(found)).count() == 1).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::package::Uses;
    use super::*;

    #[test]
    fn the_list_is_whole_and_sorted() {
        assert_eq!(ALL.len(), 223);
        assert!(ALL.is_sorted_by(|left, right| left.id < right.id));
        assert_eq!(ALL.iter().filter(|package| !package.uses.in_policies).count(), 9);
        let everywhere = Uses { delegable: true, assignable: true, in_policies: true };
        assert_eq!(ALL.iter().filter(|package| package.uses == everywhere).count(), 163);
    }

    #[test]
    fn every_holder_is_a_role_of_the_catalogue() {
        for holding in ALL.iter().flat_map(|package| package.held_by) {
            let found = crate::catalog::roles::ALL.iter().flat_map(|roles| roles.iter());
            let mut found = found.filter(|role| role.provider == holding.provider && role.code == holding.role);
            assert!(found.next().is_some(), "{holding:?}");
        }
    }

    #[test]
    fn ordinary_post_is_held_by_leaders_and_confidential_post_by_nobody() {
        assert!(by_id("ordinaer-post-til-virksomheten").unwrap().held_by.iter().any(|holding| holding.access));
        let confidential = by_id("post-til-virksomheten-med-taushetsbelagt-innhold").unwrap();
        assert!(!confidential.held_by.iter().any(|holding| holding.access));
        assert!(confidential.held_by[0].may_delegate);
    }

    #[test]
    fn words_are_found_in_both_languages_and_with_norwegian_letters() {
        let first = |text: &str| search(text).first().map(|package| package.id);
        assert_eq!(first("ordinær post"), Some("ordinaer-post-til-virksomheten"));
        assert_eq!(first("ORDINAER"), Some("ordinaer-post-til-virksomheten"));
        assert_eq!(first("confidential"), Some("post-til-virksomheten-med-taushetsbelagt-innhold"));
        assert_eq!(first("lønn regnskapsfører"), Some("regnskapsforer-lonn"));
        assert_eq!(search("").len(), 214);
        assert!(search("hovedadministrator").iter().all(|package| package.id != "hovedadministrator"));
    }

    #[test]
    fn misspelt_ids_are_mended() {
        let meant = |text: &str| did_you_mean(text).map(|package| package.id);
        assert_eq!(meant("reviorattesterer"), Some("revisorattesterer"));
        assert_eq!(meant("ordinaerposttilvirksomheten"), Some("ordinaer-post-til-virksomheten"));
        assert_eq!(meant("ordinær-post-til-virksomheten"), Some("ordinaer-post-til-virksomheten"));
        assert_eq!(meant("a-ordningn"), Some("a-ordning"));
        assert_eq!(meant("qqqq"), None);
    }
}
