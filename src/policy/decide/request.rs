//! A decision request: attributes by category.

use crate::policy::ids::{attribute, category, data_type};

/// What is asked: who does what with which resource.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// The categories in the order they came; a category may come several times and is then one bag.
    pub categories: Vec<Attributes>,
}

/// The attributes of one category.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attributes {
    /// `Category`: whether it is about who asks, what for, or what is to be done.
    pub category: String,
    /// Name for references from multi requests.
    pub id: Option<String>,
    /// What is said in this category, in the order of the request.
    pub attributes: Vec<Attribute>,
}

/// One attribute and its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// `AttributeId`.
    pub id: String,
    /// A bag: order means nothing, and there may be none.
    pub values: Vec<AttributeValue>,
    /// Whether the answer shall echo it.
    pub include_in_result: bool,
}

/// A text, and what it is to be read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeValue {
    /// `DataType`.
    pub data_type: String,
    /// As it stands in the request, not read yet.
    pub text: String,
}

impl Attribute {
    /// An attribute with one value of type string.
    #[must_use]
    pub fn string(id: impl Into<String>, value: impl Into<String>) -> Self {
        Self::strings(id, [value.into()])
    }

    /// An attribute with several values of type string.
    #[must_use]
    pub fn strings(id: impl Into<String>, values: impl IntoIterator<Item = String>) -> Self {
        let value = |text| AttributeValue { data_type: data_type::STRING.into(), text };
        Self { id: id.into(), values: values.into_iter().map(value).collect(), include_in_result: false }
    }
}

impl Request {
    /// A request about a resource in the registry: the subject's attributes, the bare action, the bare resource id and
    /// the party on whose behalf it is (attribute id and value), if any.
    #[must_use]
    pub fn new(
        subject: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
        action: &str,
        resource_id: &str,
        party: Option<(&str, &str)>,
    ) -> Self {
        let mut request = Self::default();
        request.push(category::SUBJECT, subject.into_iter().map(|(id, value)| Attribute::string(id, value)));
        let resource = Attribute::string(attribute::RESOURCE, resource_id);
        let party = party.map(|(id, value)| Attribute::string(id, value));
        request.push(category::RESOURCE, [resource].into_iter().chain(party));
        request.push(category::ACTION, [Attribute::string(attribute::ACTION_ID, action)]);
        request
    }

    /// Adds a category.
    pub fn push(&mut self, category: &str, attributes: impl IntoIterator<Item = Attribute>) {
        let attributes = attributes.into_iter().collect();
        self.categories.push(Attributes { category: category.into(), id: None, attributes });
    }

    /// All attributes of a category, in order. Case matters.
    pub fn bag<'r>(&'r self, category: &'r str) -> impl Iterator<Item = &'r Attribute> {
        self.categories.iter().filter(move |c| c.category == category).flat_map(|c| &c.attributes)
    }

    /// The first value of an attribute.
    #[must_use]
    pub fn first(&self, category: &str, attribute_id: &str) -> Option<&str> {
        let of_category = self.categories.iter().filter(|c| c.category == category);
        let attribute = of_category.flat_map(|c| &c.attributes).find(|attribute| attribute.id == attribute_id)?;
        attribute.values.first().map(|value| value.text.as_str())
    }

    /// Adds an attribute to the first category of this name, which is made when there is none.
    pub fn add(&mut self, category: &str, attribute: Attribute) {
        match self.categories.iter_mut().find(|c| c.category == category) {
            Some(found) => found.attributes.push(attribute),
            None => self.push(category, [attribute]),
        }
    }

    /// How many attributes ask to be echoed.
    #[must_use]
    pub fn echoed(&self) -> usize {
        self.categories.iter().flat_map(|c| &c.attributes).filter(|attribute| attribute.include_in_result).count()
    }
}
