//! Two books as one: what either side has begun is begun.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{NOTHING, ThreeFacts, Told};
use super::outcome::{Conflict, Note, Unmergeable};
use super::raw;
use crate::domain::Product;
use crate::record::book::{Book, Service};
use crate::record::book_file::PARTS;
use crate::record::facts::Facts;
use crate::record::handle::Handle;
use crate::record::members::below;

/// A book as both sides and their origin have it.
#[derive(Clone, Copy)]
pub(super) struct ThreeBooks<'b> {
    /// Where both come from.
    pub base: &'b Book,
    /// The one.
    pub ours: &'b Book,
    /// The other.
    pub theirs: &'b Book,
}

impl ThreeBooks<'_> {
    /// Both as one; `place` is where the book stands in the file.
    ///
    /// # Errors
    /// Both sides changed something that this program cannot read.
    pub fn merged(self, place: &str, told: &mut Told) -> Result<Book, Unmergeable> {
        if self.ours == self.theirs {
            return Ok(self.ours.clone());
        }
        let [_, _, services, _] = PARTS;
        let (ours, theirs) = self.told_apart(&below(place, services), told)?;
        ThreeBooks { base: self.base, ours: &ours, theirs: &theirs }.of_one_product_each(place, told)
    }

    fn of_one_product_each(self, place: &str, told: &mut Told) -> Result<Book, Unmergeable> {
        let Self { base, ours, theirs } = self;
        let [organisation, environments, services, deployments] = PARTS.map(|part| below(place, part));
        let three =
            ThreeFacts { base: Some(&base.organisation), ours: &ours.organisation, theirs: &theirs.organisation };
        let mut book = Book {
            organisation: three.merged(&organisation, told)?,
            unknown: raw::members(place, &base.unknown, &ours.unknown, &theirs.unknown)?,
            ..Book::default()
        };
        for name in names(&ours.environments, &theirs.environments) {
            let at = below(&environments, name.as_str());
            let [old, one, other] = [base, ours, theirs].map(|book| book.environments.get(name));
            book.environments.insert(name.clone(), facts(&at, old, one, other, told)?);
        }
        for handle in names(&ours.services, &theirs.services) {
            let at = below(&services, handle.as_str());
            if let Some(service) = self.service(&at, handle, told)? {
                book.services.insert(handle.clone(), service);
            }
        }
        for name in names(&ours.deployments, &theirs.deployments) {
            let at = below(&deployments, name.as_str());
            let nothing = BTreeMap::new();
            let of = [base, ours, theirs].map(|book| book.deployments.get(name).unwrap_or(&nothing));
            let [_, one, other] = of;
            let mut merged = BTreeMap::new();
            for handle in names(one, other) {
                let at = below(&at, handle.as_str());
                let [old, one, other] = of.map(|services| services.get(handle));
                merged.insert(handle.clone(), facts(&at, old, one, other, told)?);
            }
            book.deployments.insert(name.clone(), merged);
        }
        Ok(book)
    }

    fn service(self, at: &str, handle: &Handle, told: &mut Told) -> Result<Option<Service>, Unmergeable> {
        let services = [self.base, self.ours, self.theirs].map(|book| book.services.get(handle));
        let [_, one, other] = services;
        let Some(product) = one.or(other).map(|service| service.product) else { return Ok(None) };
        let [old, mine, yours] = services.map(|service| service.map(|service| &service.facts));
        let facts = facts(at, old, mine, yours, told)?;
        let [old, mine, yours] =
            services.map(|service| service.map(|service| service.unknown.as_slice()).unwrap_or_default());
        Ok(Some(Service { product, facts, unknown: raw::members(at, old, mine, yours)? }))
    }

    /// Two services of one name and of two products are two services: one of them gets another name, the same whichever
    /// side has it.
    fn told_apart(self, place: &str, told: &mut Told) -> Result<(Book, Book), Unmergeable> {
        let (mut ours, mut theirs) = (self.ours.clone(), self.theirs.clone());
        for (handle, one) in &self.ours.services {
            let Some(other) = self.theirs.services.get(handle).filter(|other| other.product != one.product) else {
                continue;
            };
            let (keeps, moved) = if one.product.word() < other.product.word() {
                (one.product, other.product)
            } else {
                (other.product, one.product)
            };
            let to = renamed(handle, moved);
            let taken = |book: &Book| book.services.get(&to).is_some_and(|service| service.product != moved);
            if taken(&ours) || taken(&theirs) {
                return Err(Unmergeable::Taken { place: below(place, to.as_str()) });
            }
            rename(if one.product == moved { &mut ours } else { &mut theirs }, handle, &to);
            let (place, name) = (place.to_owned(), handle.to_string());
            told.conflicts.push(Conflict::Products { place, name, keeps, moved, to: to.to_string() });
        }
        Ok((ours, theirs))
    }
}

/// What a service is called whose name another has.
fn renamed(handle: &Handle, product: Product) -> Handle {
    let ending = format!("-{}", product.word());
    let room = 40_usize.saturating_sub(ending.len());
    let kept: String = handle.as_str().chars().take(room).collect();
    Handle::parse(&format!("{kept}{ending}")).unwrap_or_else(|_| Handle::of(product))
}

fn rename(book: &mut Book, from: &Handle, to: &Handle) {
    if let Some(service) = book.services.remove(from) {
        book.services.entry(to.clone()).or_insert(service);
    }
    for services in book.deployments.values_mut() {
        if let Some(facts) = services.remove(from) {
            services.entry(to.clone()).or_insert(facts);
        }
    }
}

/// The facts of a scope that only one of the sides may have.
fn facts(
    place: &str,
    base: Option<&Facts>,
    ours: Option<&Facts>,
    theirs: Option<&Facts>,
    told: &mut Told,
) -> Result<Facts, Unmergeable> {
    match (ours, theirs) {
        (Some(alone), None) | (None, Some(alone)) => {
            if base.is_some() {
                told.notes.push(Note::Kept { place: place.to_owned() });
            }
            Ok(alone.clone())
        }
        (ours, theirs) => {
            let (ours, theirs) = (ours.unwrap_or(&NOTHING), theirs.unwrap_or(&NOTHING));
            ThreeFacts { base, ours, theirs }.merged(place, told)
        }
    }
}

/// The names of both.
fn names<'n, N: Ord, T>(ours: &'n BTreeMap<N, T>, theirs: &'n BTreeMap<N, T>) -> BTreeSet<&'n N> {
    ours.keys().chain(theirs.keys()).collect()
}
