//! Access lists: their identifiers, who is to be on them as people write it, and the bodies that are sent.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::org_number::OrgNumberFault;
use super::{OrgCode, OrgNumber, serde_by_text};

/// What an access list is known by among those of its owner. The registry checks no form (Altinn/altinn-resource-registry,
/// `Controllers/AccessListsController.cs`, 2026-08-10) and its OpenAPI document calls it a slug; that is held to here, since
/// an identifier stands in addresses and in access rules, as `org:identifier`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccessListId(String);

/// Why a text is no identifier of an access list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AccessListIdFault {
    /// Not `^[a-z0-9][a-z0-9_-]*$`.
    #[error("an identifier has only a-z, 0-9, `_` and `-`, and begins with a letter or a digit")]
    Pattern,
    /// Shorter than two characters or longer than a hundred.
    #[error("an identifier has two to a hundred characters")]
    Length,
}

impl AccessListId {
    /// Reads an identifier.
    ///
    /// # Errors
    /// The rule that is broken.
    pub fn parse(text: &str) -> Result<Self, AccessListIdFault> {
        let text = text.trim();
        let fits = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-');
        if !text.bytes().all(fits) || text.starts_with(['_', '-']) {
            return Err(AccessListIdFault::Pattern);
        }
        if !(2..=100).contains(&text.len()) {
            return Err(AccessListIdFault::Length);
        }
        Ok(Self(text.to_owned()))
    }

    /// The identifier.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for AccessListId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

serde_by_text!(AccessListId);

/// Which list of which service owner: the owner goes by its code (RR.VLD-00010).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessListRef {
    /// Whose.
    pub owner: OrgCode,
    /// Which.
    pub id: AccessListId,
}

/// The body of `PUT access-lists/{owner}/{identifier}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NewAccessList {
    /// What people read in Altinn Studio.
    pub name: String,
}

/// The body of calls that add or remove members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MembersBody {
    /// URNs of parties.
    data: Vec<String>,
}

impl MembersBody {
    /// As many as one call takes (RR.VLD-00001).
    pub const MOST: usize = 100;

    /// These members.
    #[must_use]
    pub fn of(members: &[OrgNumber]) -> Self {
        Self { data: members.iter().map(|member| member.urn()).collect() }
    }
}

/// The body of `PUT …/resource-connections/{resource}`. None at all stands for all actions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionBody<'a> {
    /// What members may do, as far as the access rules let them.
    pub action_filters: &'a BTreeSet<String>,
}

/// What is wrong with a list of members, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MembersFault {
    /// The line, from 1; 0 where the whole is meant.
    pub line: usize,
    /// What stands there.
    pub what: MemberFault,
}

/// What is wrong with a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberFault {
    /// There is none.
    Nobody,
    /// A person's number, or what looks like one.
    Person,
    /// No organisation number.
    Number(OrgNumberFault),
    /// It stands on an earlier line.
    Twice {
        /// Which one.
        member: OrgNumber,
        /// Where.
        first: usize,
    },
}

/// Reads members as people write them: a line each, or several on a line with commas between; what follows a number may be a
/// name, and what follows `#` is a remark.
///
/// # Errors
/// The first that is wrong.
pub fn members(text: &str) -> Result<BTreeSet<OrgNumber>, MembersFault> {
    let mut found: BTreeMap<OrgNumber, usize> = BTreeMap::new();
    for (line, content) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        let content = content.split('#').next().unwrap_or_default();
        for (place, word) in content.split([',', ';', '\t']).map(str::trim).enumerate() {
            // What stands behind a number and is none is its name.
            if word.is_empty() || (place > 0 && !is_number(word)) {
                continue;
            }
            let at = |what| MembersFault { line, what };
            if digits(word) == 11 {
                return Err(at(MemberFault::Person));
            }
            let member = OrgNumber::parse(bare(word)).map_err(|fault| at(MemberFault::Number(fault)))?;
            if let Some(first) = found.insert(member, line) {
                return Err(at(MemberFault::Twice { member, first }));
            }
        }
    }
    if found.is_empty() {
        return Err(MembersFault { line: 0, what: MemberFault::Nobody });
    }
    Ok(found.into_keys().collect())
}

/// Without what says that it is an organisation number.
fn bare(word: &str) -> &str {
    let prefixes = ["urn:altinn:organization:identifier-no:", "0192:"];
    prefixes.iter().find_map(|prefix| word.strip_prefix(prefix)).unwrap_or(word)
}

fn digits(word: &str) -> usize {
    let bare = bare(word);
    if bare.chars().all(|c| c.is_ascii_digit() || c.is_whitespace()) {
        bare.bytes().filter(u8::is_ascii_digit).count()
    } else {
        0
    }
}

/// Whether it is meant as a number, well formed or not.
fn is_number(word: &str) -> bool {
    digits(word) > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> OrgNumber {
        OrgNumber::parse(text).unwrap()
    }

    #[test]
    fn identifiers_are_slugs() {
        for text in ["godkjente-banker", "a1", " ttd_liste ", "0a"] {
            assert_eq!(AccessListId::parse(text).unwrap().as_str(), text.trim(), "{text}");
        }
        for text in ["Godkjente", "åpen", "a b", "a/b", "ttd:banker", "-a", "_a", "a.b", "a%2f"] {
            assert_eq!(AccessListId::parse(text), Err(AccessListIdFault::Pattern), "{text}");
        }
        for text in ["", "a", &"a".repeat(101)] {
            assert_eq!(AccessListId::parse(text), Err(AccessListIdFault::Length), "{text}");
        }
    }

    #[test]
    fn members_are_read_as_people_write_them() {
        let both = BTreeSet::from([number("991825827"), number("974760673")]);
        for text in [
            "991825827\n974760673\n",
            "\u{feff}991 825 827\r\n974 760 673\r\n",
            "991825827, 974760673",
            "991825827;TESTDEPARTEMENTET\n974760673;BRØNNØYSUND, AVD 3\n",
            "# våre\n\n991825827 # oss\n0192:974760673",
            "urn:altinn:organization:identifier-no:991825827\t974760673",
        ] {
            assert_eq!(members(text), Ok(both.clone()), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_has_its_line() {
        let fault = |text: &str| {
            let MembersFault { line, what } = members(text).unwrap_err();
            (line, what)
        };
        assert_eq!(fault(""), (0, MemberFault::Nobody));
        assert_eq!(fault("# bare en merknad\n\n"), (0, MemberFault::Nobody));
        assert_eq!(
            fault("991825827\n991825828"),
            (2, MemberFault::Number(OrgNumberFault::CheckDigit { expected: 7, found: 8 }))
        );
        assert_eq!(fault("navn;991825827"), (1, MemberFault::Number(OrgNumberFault::NotDigits)));
        assert_eq!(fault("991825827, 12345"), (1, MemberFault::Number(OrgNumberFault::Length(5))));
        assert_eq!(fault("991825827\n\n010190 12345"), (3, MemberFault::Person));
        let twice = MemberFault::Twice { member: number("991825827"), first: 1 };
        assert_eq!(fault("991825827\n974760673\n991 825 827"), (3, twice));
    }
}
