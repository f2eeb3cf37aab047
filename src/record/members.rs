//! The members of a JSON object in the order of the file, each as it stands there.

use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::fault::StateFault;

/// The members of the object that stands at a place.
///
/// # Errors
/// It is no object, or a name stands twice, as when a merge kept both sides.
pub(super) fn members<'t>(place: &str, raw: &'t RawValue) -> Result<Vec<(String, &'t RawValue)>, StateFault> {
    let members: Members<'t> =
        serde_json::from_str(raw.get()).map_err(|_| StateFault::broken(place, "an object belongs here"))?;
    let mut names = BTreeSet::new();
    match members.0.iter().find(|(name, _)| !names.insert(name.as_str())) {
        Some((name, _)) => Err(StateFault::broken(format!("{place}/{name}"), "it stands there twice")),
        None => Ok(members.0),
    }
}

/// The member of a name, where it is there.
pub(super) fn find<'t>(members: &[(String, &'t RawValue)], name: &str) -> Option<&'t RawValue> {
    members.iter().find(|(known, _)| known == name).map(|(_, raw)| *raw)
}

struct Members<'t>(Vec<(String, &'t RawValue)>);

impl<'de: 't, 't> Deserialize<'de> for Members<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(members)
            }
        }
        deserializer.deserialize_map(Collect).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<String>, String> {
        let raw: &RawValue = serde_json::from_str(text).unwrap();
        let members = members("books/real", raw).map_err(|fault| fault.to_string())?;
        Ok(members.iter().map(|(name, raw)| format!("{name}={raw}")).collect())
    }

    #[test]
    fn members_keep_their_order_and_their_text() {
        assert_eq!(read(r#"{"b": 1.50, "a": { "c" : [ ]}}"#).unwrap(), ["b=1.50", r#"a={ "c" : [ ]}"#]);
        assert_eq!(read("[]").unwrap_err(), "`books/real`: an object belongs here");
    }

    #[test]
    fn what_a_merge_left_twice_is_named() {
        assert_eq!(read(r#"{"a": 1, "b": 2, "a": 3}"#).unwrap_err(), "`books/real/a`: it stands there twice");
    }
}
