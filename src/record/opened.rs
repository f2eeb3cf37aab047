//! The upper levels of the state file – books, scopes, environments and services – opened in one walk of its text, down to
//! the facts, each of which stays as it stands. Every command reads the state, so that no level is walked for itself.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize as _;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::fault::{StateFault, words};
use super::members::{Member, Members, below, once, read_name};

/// What stands at a place of the upper levels.
#[derive(Debug)]
pub(super) enum Opened<'t> {
    /// Something that is read for itself, or that this program does not know: as it stands in the file.
    Raw(&'t RawValue),
    /// An object that was opened.
    Object(Vec<OpenedMember<'t>>),
    /// The facts of a scope.
    Facts(Vec<Member<'t>>),
    /// Something else where an object belongs.
    NoObject,
}

/// A member of an object that was opened.
#[derive(Debug)]
pub(super) struct OpenedMember<'t> {
    /// Its name.
    pub name: Cow<'t, str>,
    /// The name as it stands in the file, with quotes and escapes.
    pub written_name: &'t str,
    /// What it holds.
    pub value: Opened<'t>,
}

/// Opens the object that a text is.
///
/// # Errors
/// It is no JSON; or, of the category of data, no object.
pub(super) fn open(text: &str) -> serde_json::Result<Vec<OpenedMember<'_>>> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let opened = FILE.deserialize(&mut reader)?;
    reader.end()?;
    match opened {
        Opened::Object(members) => Ok(members),
        _ => Err(Error::custom("no object")),
    }
}

/// The members of the object that stands at a place.
///
/// # Errors
/// It is no object, or a name stands twice, as when a merge kept both sides.
pub(super) fn object<'o, 't>(place: &str, opened: &'o Opened<'t>) -> Result<&'o [OpenedMember<'t>], StateFault> {
    let Opened::Object(members) = opened else { return Err(StateFault::broken(place, words::NO_OBJECT)) };
    once(place, members.iter().map(|member| &*member.name)).map(|()| members.as_slice())
}

/// The facts that stand at a place, by topic.
///
/// # Errors
/// As [`object`].
pub(super) fn facts<'o, 't>(place: &str, opened: &'o Opened<'t>) -> Result<&'o [Member<'t>], StateFault> {
    let Opened::Facts(members) = opened else { return Err(StateFault::broken(place, words::NO_OBJECT)) };
    once(place, members.iter().map(|member| &*member.name)).map(|()| members.as_slice())
}

/// A member that must be there.
///
/// # Errors
/// It is not.
pub(super) fn needed<'o, 't>(
    place: &str,
    members: &'o [OpenedMember<'t>],
    name: &str,
) -> Result<&'o Opened<'t>, StateFault> {
    let found = members.iter().find(|member| member.name == name);
    found.map(|member| &member.value).ok_or_else(|| StateFault::broken(below(place, name), words::ABSENT))
}

/// The member of a name, as it stands in the file, where it is there and was not opened.
pub(super) fn find<'t>(members: &[OpenedMember<'t>], name: &str) -> Option<&'t RawValue> {
    members.iter().find(|member| member.name == name)?.value.raw()
}

impl<'t> Opened<'t> {
    /// As it stands in the file, where it was not opened.
    pub(super) const fn raw(&self) -> Option<&'t RawValue> {
        if let Self::Raw(raw) = self { Some(raw) } else { None }
    }
}

/// What is opened of a value.
#[derive(Debug)]
enum Shape {
    /// Nothing.
    Raw,
    /// An object, with these of its members.
    Named(&'static [(&'static str, Shape)]),
    /// An object, with all its members.
    Each(&'static Shape),
    /// An object of facts.
    Facts,
}

static FILE: Shape = Shape::Named(&[("books", Shape::Named(&[("rehearsal", BOOK), ("real", BOOK)]))]);

const BOOK: Shape = Shape::Named(&[
    ("organisation", Shape::Facts),
    ("environments", Shape::Each(&Shape::Facts)),
    ("services", Shape::Each(&Shape::Named(&[("facts", Shape::Facts)]))),
    ("deployments", Shape::Each(&Shape::Each(&Shape::Facts))),
]);

impl Shape {
    /// What is opened of a member.
    fn of(&'static self, name: &str) -> &'static Self {
        static RAW: Shape = Shape::Raw;
        match self {
            Self::Named(members) => members.iter().find(|(known, _)| *known == name).map_or(&RAW, |(_, shape)| shape),
            Self::Each(shape) => shape,
            Self::Raw | Self::Facts => &RAW,
        }
    }
}

impl<'de> DeserializeSeed<'de> for &'static Shape {
    type Value = Opened<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Opened<'de>, D::Error> {
        match self {
            Shape::Raw => <&RawValue>::deserialize(deserializer).map(Opened::Raw),
            _ => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for &'static Shape {
    type Value = Opened<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Opened<'de>, A::Error> {
        if matches!(self, Shape::Facts) {
            return Members::collect(map).map(Opened::Facts);
        }
        let mut members = Vec::new();
        while let Some(written) = map.next_key::<&RawValue>()? {
            let written_name = written.get();
            let name = read_name(written_name)?;
            let value = map.next_value_seed(self.of(&name))?;
            members.push(OpenedMember { name, written_name, value });
        }
        Ok(Opened::Object(members))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Opened<'de>, A::Error> {
        while elements.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Opened::NoObject)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Opened<'de>, E> {
        Ok(Opened::NoObject)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Opened<'de>, E> {
        Ok(Opened::NoObject)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Opened<'de>, E> {
        Ok(Opened::NoObject)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Opened<'de>, E> {
        Ok(Opened::NoObject)
    }

    fn visit_str<E>(self, _: &str) -> Result<Opened<'de>, E> {
        Ok(Opened::NoObject)
    }

    fn visit_unit<E>(self) -> Result<Opened<'de>, E> {
        Ok(Opened::NoObject)
    }
}

#[cfg(test)]
mod tests {
    use super::super::book_file::{OF_SERVICE, PARTS};
    use super::*;

    fn named(shape: &Shape) -> Vec<&'static str> {
        let Shape::Named(members) = shape else { panic!("{shape:?} names nothing") };
        members.iter().map(|(name, _)| *name).collect()
    }

    /// What is read of a book and not opened here would be taken for broken.
    #[test]
    fn every_part_of_a_book_is_opened_and_none_beside_them() {
        assert_eq!(named(&BOOK), PARTS);
        let Shape::Each(service) = BOOK.of("services") else { panic!("services are named by the operator") };
        assert!(named(service).iter().all(|name| OF_SERVICE.contains(name)), "{service:?}");
        assert!(matches!(service.of("facts"), Shape::Facts));
    }

    #[test]
    fn books_are_opened_down_to_their_facts_and_the_rest_stays_as_it_stands() {
        let text = r#"{"format": "x", "books": {"real": {"organisation": {"a": {"value": 1.50}}, "services": {"s":
            {"product": "p", "facts": {"b": [ ]}}}, "new": { "c" : 1}}, "rehearsal": 7, "third": {}}}"#;
        let file = open(text).unwrap();
        assert_eq!(find(&file, "format").unwrap().get(), "\"x\"");
        let books = object("", needed("", &file, "books").unwrap()).unwrap();
        assert_eq!(find(books, "third").unwrap().get(), "{}");
        assert_eq!(
            object("r", needed("", books, "rehearsal").unwrap()).unwrap_err().to_string(),
            "`r`: an object belongs here"
        );
        let real = object("", needed("", books, "real").unwrap()).unwrap();
        assert_eq!(find(real, "new").unwrap().get(), r#"{ "c" : 1}"#);
        let organisation = facts("", needed("", real, "organisation").unwrap()).unwrap();
        assert_eq!(organisation[0].raw.get(), r#"{"value": 1.50}"#);
        let services = object("", needed("", real, "services").unwrap()).unwrap();
        let service = object("", &services[0].value).unwrap();
        assert_eq!(find(service, "product").unwrap().get(), "\"p\"");
        assert_eq!(facts("", needed("", service, "facts").unwrap()).unwrap()[0].raw.get(), "[ ]");
        assert_eq!(needed("a", service, "x").unwrap_err().to_string(), "`a/x`: it is missing");
        assert!(open("[]").unwrap_err().is_data() && open("{} x").unwrap_err().is_syntax());
    }
}
