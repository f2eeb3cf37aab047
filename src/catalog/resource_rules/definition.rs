//! A definition as the registry reads it: names of fields without case, `null` as absent.

use serde_json::{Map, Value};

use crate::catalog::products::ProductRow;

/// A definition of a resource, and what it is to be used for.
#[derive(Clone, Copy, Debug)]
pub struct Definition<'v> {
    members: &'v Map<String, Value>,
    /// What it is to be used for, where that is known.
    pub(super) product: Option<&'static ProductRow>,
}

impl<'v> Definition<'v> {
    /// Reads a value; `None` when it is no object.
    #[must_use]
    pub fn new(value: &'v Value, product: Option<&'static ProductRow>) -> Option<Self> {
        Some(Self { members: value.as_object()?, product })
    }

    /// The names of its fields, as they are written.
    pub fn names(&self) -> impl Iterator<Item = &'v str> {
        self.members.keys().map(String::as_str)
    }

    /// A field that is there.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'v Value> {
        member(self.members, name)
    }

    /// A text that says something.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&'v str> {
        self.field(name).and_then(said)
    }

    /// A switch, or what the registry takes where it is not there.
    #[must_use]
    pub fn switch(&self, name: &str, otherwise: bool) -> bool {
        self.field(name).and_then(Value::as_bool).unwrap_or(otherwise)
    }

    /// Whether access lists limit the resource. Files in repositories still have the older name, which is read where the
    /// newer one is not there (Altinn/altinn-resource-registry, `Helpers/ServiceResourceHelper.cs`, 2026-08-10).
    #[must_use]
    pub fn are_lists_on(&self) -> bool {
        match self.text("accessListMode") {
            Some(mode) => mode.eq_ignore_ascii_case("Enabled"),
            None => self.switch("limitedByRRR", false),
        }
    }

    /// A member of an object.
    #[must_use]
    pub fn inner(&self, name: &str, inner: &str) -> Option<&'v Value> {
        member(self.field(name)?.as_object()?, inner)
    }

    /// The parts of a list.
    pub(super) fn list(&self, name: &str) -> impl Iterator<Item = &'v Value> + use<'v> {
        self.field(name).and_then(Value::as_array).into_iter().flatten()
    }

    /// The type, as it is written. A type that is not set is none.
    #[must_use]
    pub fn kind(&self) -> Option<&'v str> {
        self.text("resourceType").filter(|kind| !kind.eq_ignore_ascii_case("Default"))
    }

    /// Whether it is of one of these types.
    pub(super) fn is_kind(&self, kinds: &[&str]) -> bool {
        self.kind().is_some_and(|kind| kinds.iter().any(|one| one.eq_ignore_ascii_case(kind)))
    }

    /// Whether it refers to something of a kind.
    pub(super) fn has_reference(&self, kind: &str) -> bool {
        let of = |reference: &Value| {
            let kind_of = reference.as_object().and_then(|members| member(members, "referenceType"));
            kind_of.and_then(Value::as_str).is_some_and(|found| found.eq_ignore_ascii_case(kind))
        };
        self.list("resourceReferences").any(of)
    }
}

/// A member that is there, its name compared without case.
pub(super) fn member<'v>(members: &'v Map<String, Value>, name: &str) -> Option<&'v Value> {
    let exactly = members.get(name);
    let found = exactly.or_else(|| members.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, v)| v));
    found.filter(|value| !value.is_null())
}

/// A text that is not blank.
pub(super) fn said(value: &Value) -> Option<&str> {
    value.as_str().filter(|text| !text.trim().is_empty())
}
