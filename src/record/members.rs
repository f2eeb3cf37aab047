//! The members of a JSON object in the order of the file, each as it stands there.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::fault::{StateFault, words};
use super::soundness;

/// How deep what stands in a fact may be nested: far more than any is, and less than what the reader of JSON takes.
pub(super) const DEEPEST: usize = 64;

/// So few members are compared with each other rather than put in a set.
const FEW: usize = 8;

/// A member of an object.
#[derive(Clone, Debug)]
pub(super) struct Member<'t> {
    /// Its name: as it stands in the file, where it has no escapes.
    pub name: Cow<'t, str>,
    /// The name as it stands in the file, with quotes and escapes.
    pub written_name: &'t str,
    /// What it holds, as it stands in the file.
    pub raw: &'t RawValue,
}

/// The members of the object that stands at a place.
///
/// # Errors
/// It is no object, or a name stands twice, as when a merge kept both sides.
pub(super) fn members<'t>(place: &str, raw: &'t RawValue) -> Result<Vec<Member<'t>>, StateFault> {
    let members = members_as_written(raw).ok_or_else(|| StateFault::broken(place, words::NO_OBJECT))?;
    once(place, members.iter().map(|member| &*member.name)).map(|()| members)
}

/// Looks whether the names of an object at a place are all different.
///
/// # Errors
/// One stands twice.
pub(super) fn once<'m>(place: &str, names: impl ExactSizeIterator<Item = &'m str> + Clone) -> Result<(), StateFault> {
    match twice(names) {
        Some(name) => Err(StateFault::broken(below(place, name), words::TWICE)),
        None => Ok(()),
    }
}

/// The first name that stands before already.
fn twice<'m>(mut names: impl ExactSizeIterator<Item = &'m str> + Clone) -> Option<&'m str> {
    // Most objects are facts, of four members, and every command reads them all: a set would cost more than it saves.
    if names.len() <= FEW {
        let has_before = |at: usize, name: &str| names.clone().take(at).any(|other| other == name);
        return names.clone().enumerate().find(|(at, name)| has_before(*at, name)).map(|(_, name)| name);
    }
    let mut before = BTreeSet::new();
    names.find(|name| !before.insert(*name))
}

/// The members of an object, also those that stand twice; nothing where it is no object.
pub(super) fn members_as_written(raw: &RawValue) -> Option<Vec<Member<'_>>> {
    serde_json::from_str::<Members<'_>>(raw.get()).ok().map(|members| members.0)
}

/// The elements of an array; nothing where it is none.
pub(super) fn elements(raw: &RawValue) -> Option<Vec<&RawValue>> {
    serde_json::from_str(raw.get()).ok()
}

/// The member of a name, where it is there.
pub(super) fn find<'t>(members: &[Member<'t>], name: &str) -> Option<&'t RawValue> {
    members.iter().find(|member| member.name == name).map(|member| member.raw)
}

/// A value that may be left out or of another form.
pub(super) fn plain<T: DeserializeOwned>(raw: Option<&RawValue>) -> Option<T> {
    serde_json::from_str(raw?.get()).ok()
}

/// The place of a member.
pub(super) fn below(place: &str, name: &str) -> String {
    // Every fact that is read has its place said beside it, wanted or not: this is three times as fast as formatting.
    if place.is_empty() { name.to_owned() } else { [place, "/", name].concat() }
}

/// Looks through everything below a place, whether this program knows what it means or not: no merge has left a name
/// twice, and it is not nested beyond all reason.
///
/// # Errors
/// Where it does not hold.
pub(super) fn sound(place: &str, raw: &RawValue) -> Result<(), StateFault> {
    // Nearly all of it is sound, and one walk shows that; where and why it is not takes a closer look.
    if soundness::holds(raw, DEEPEST) {
        return Ok(());
    }
    look_through(raw, DEEPEST).map_err(|fault| fault.inside(place))
}

fn look_through(raw: &RawValue, levels: usize) -> Result<(), StateFault> {
    let parts: Vec<(String, &RawValue)> = match raw.get().as_bytes().first() {
        Some(b'{') => members("", raw)?.into_iter().map(|member| (member.name.into_owned(), member.raw)).collect(),
        Some(b'[') => {
            let numbered = |(number, raw): (usize, _)| (number.to_string(), raw);
            elements(raw).unwrap_or_default().into_iter().enumerate().map(numbered).collect()
        }
        _ => return Ok(()),
    };
    let levels = levels.checked_sub(1).ok_or_else(|| StateFault::broken("", words::TOO_DEEP))?;
    parts.iter().try_for_each(|(name, raw)| look_through(raw, levels).map_err(|fault| fault.inside(name)))
}

/// The members of an object, also those that stand twice.
pub(super) struct Members<'t>(Vec<Member<'t>>);

impl<'t> Members<'t> {
    /// Those that are left of an object.
    pub(super) fn collect<A: MapAccess<'t>>(mut map: A) -> Result<Vec<Member<'t>>, A::Error> {
        let mut members = Vec::new();
        while let Some((name, raw)) = map.next_entry::<&RawValue, &RawValue>()? {
            let written_name = name.get();
            members.push(Member { name: read_name(written_name)?, written_name, raw });
        }
        Ok(members)
    }
}

impl<'de: 't, 't> Deserialize<'de> for Members<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Vec<Member<'de>>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                Members::collect(map)
            }
        }
        deserializer.deserialize_map(Collect).map(Self)
    }
}

/// A name from how it is written, which was seen to be a JSON string.
pub(super) fn read_name<E: serde::de::Error>(written: &str) -> Result<Cow<'_, str>, E> {
    let bare = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match bare.filter(|bare| !bare.contains('\\')) {
        Some(bare) => Ok(Cow::Borrowed(bare)),
        None => serde_json::from_str(written).map(Cow::Owned).map_err(E::custom),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(text: &str) -> &RawValue {
        serde_json::from_str(text).unwrap()
    }

    fn read(text: &str) -> Result<Vec<String>, String> {
        let members = members("books/real", raw(text)).map_err(|fault| fault.to_string())?;
        Ok(members.iter().map(|member| format!("{}={}={}", member.written_name, member.name, member.raw)).collect())
    }

    #[test]
    fn members_keep_their_order_and_their_text() {
        assert_eq!(read(r#"{"b": 1.50, "a": { "c" : [ ]}}"#).unwrap(), [r#""b"=b=1.50"#, r#""a"=a={ "c" : [ ]}"#]);
        assert_eq!(read(r#"{"\u0062": 1}"#).unwrap(), [r#""\u0062"=b=1"#]);
        assert_eq!(read("[]").unwrap_err(), "`books/real`: an object belongs here");
    }

    #[test]
    fn what_a_merge_left_twice_is_named() {
        assert_eq!(read(r#"{"a": 1, "b": 2, "a": 3}"#).unwrap_err(), "`books/real/a`: it appears there twice");
        assert_eq!(read(r#"{"a": 1, "\u0061": 2}"#).unwrap_err(), "`books/real/a`: it appears there twice");
        let many = |last: &str| format!(r#"{{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"{last}":1}}"#);
        assert_eq!(read(&many("j")).unwrap().len(), 10);
        assert_eq!(read(&many("b")).unwrap_err(), "`books/real/b`: it appears there twice");
        let deep = sound("books/real", raw(r#"{"a": [1, {"b": {"c": 1, "c": 2}}]}"#)).unwrap_err();
        assert_eq!(deep.to_string(), "`books/real/a/1/b/c`: it appears there twice");
    }

    #[test]
    fn what_is_nested_beyond_all_reason_is_refused() {
        let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
        assert_eq!(sound("a", raw(&nested(DEEPEST))), Ok(()));
        let fault = sound("a", raw(&nested(DEEPEST + 1))).unwrap_err().to_string();
        assert!(fault.starts_with("`a/0/0") && fault.ends_with("0`: it is nested too deeply"), "{fault}");
    }
}
