//! Whether a JSON value is sound, in one walk: no name stands twice in an object, and it is not nested too deeply.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value as Json;
use serde_json::value::RawValue;

/// Whether it is; `levels` is how deep objects and arrays may be nested. A value that cannot be walked is not.
pub(super) fn holds(raw: &RawValue, levels: usize) -> bool {
    let mut reader = serde_json::Deserializer::from_str(raw.get());
    Levels(levels).deserialize(&mut reader).is_ok()
}

/// The value itself, where it is sound.
///
/// # Errors
/// It is not, or cannot be walked.
pub(super) fn value(raw: &RawValue, levels: usize) -> serde_json::Result<Json> {
    let text = raw.get();
    // Nearly all are words, which are read fastest as they are.
    if text.starts_with('"') {
        return serde_json::from_str(text).map(Json::String);
    }
    Built(Levels(levels)).deserialize(&mut serde_json::Deserializer::from_str(text))
}

/// A value that is built while it is walked.
#[derive(Clone, Copy)]
struct Built(Levels);

impl<'de> DeserializeSeed<'de> for Built {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Built {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let levels = Self(self.0.next()?);
        let mut members = serde_json::Map::new();
        while let Some(name) = map.next_key::<String>()? {
            if members.insert(name, map.next_value_seed(levels)?).is_some() {
                return Err(A::Error::custom(TWICE));
            }
        }
        Ok(Json::Object(members))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Json, A::Error> {
        let levels = Self(self.0.next()?);
        let mut all = Vec::new();
        while let Some(element) = elements.next_element_seed(levels)? {
            all.push(element);
        }
        Ok(Json::Array(all))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }
}

/// Two members have one name.
pub(super) const TWICE: &str = "a name stands twice";

/// There are more levels than are left.
pub(super) const TOO_DEEP: &str = "nested too deeply";

/// How many levels are left.
#[derive(Clone, Copy)]
struct Levels(usize);

impl Levels {
    fn next<E: Error>(self) -> Result<Self, E> {
        self.0.checked_sub(1).map(Self).ok_or_else(|| E::custom(TOO_DEEP))
    }
}

impl<'de> DeserializeSeed<'de> for Levels {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Levels {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let levels = self.next()?;
        let mut names = BTreeSet::new();
        while let Some(Name(name)) = map.next_key()? {
            if !names.insert(name) {
                return Err(A::Error::custom(TWICE));
            }
            map.next_value_seed(levels)?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        let levels = self.next()?;
        while elements.next_element_seed(levels)?.is_some() {}
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// A name, borrowed where it is written without escapes.
#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Name<'t>(#[serde(borrow)] Cow<'t, str>);

#[cfg(test)]
mod tests {
    #[test]
    fn twice_and_too_deep_are_found_wherever_they_stand() {
        let holds = |text: &str| super::holds(serde_json::from_str(text).unwrap(), 4);
        for sound in ["1", "-1.5", "null", "\"x\"", "true", "[]", r#"{"a": [1, {"b": {"c": 1}}], "b": {}}"#] {
            assert!(holds(sound), "{sound}");
        }
        for unsound in [r#"{"a": 1, "a": 2}"#, r#"[[{"a": 1, "\u0061": 2}]]"#, "[[[[[]]]]]", r#"{"a": [{"b": [[]]}]}"#]
        {
            assert!(!holds(unsound), "{unsound}");
        }
    }
}
