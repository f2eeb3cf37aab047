//! The letters of many services at once. A letter is about all of them; which one it is written for decides only names.

use super::draft;
use super::needed::{hangs_on_service, is_needed};
use super::request::{LetterObstacle, LetterRequest};
use crate::catalog::letters::LetterKind;
use crate::record::{FactScope, Topic};
use crate::report::letter::Rendered;
use crate::report::letter::package::Missing;

/// The letters that the record calls for at any of these services, each kind once: as it reads for the last service that
/// has it. A letter is about all services, so for most kinds one look is enough however many there are.
#[must_use]
pub fn latest(requests: &[LetterRequest<'_>]) -> Vec<Rendered> {
    LetterKind::ALL.into_iter().filter_map(|kind| latest_of(kind, requests)).collect()
}

fn latest_of(kind: LetterKind, requests: &[LetterRequest<'_>]) -> Option<Rendered> {
    for request in requests.iter().rev() {
        let draft = is_needed(kind, request).then(|| draft(kind, request));
        let is_due = draft.as_ref().is_some_and(|draft| !draft.covered);
        match draft.filter(|_| is_due).map(|draft| draft.letter) {
            Some(Ok(letter)) => return Some(letter),
            // What only this service lacks, another may have.
            Some(Err(LetterObstacle::Missing(missing))) if missing.iter().all(is_of_service) => {}
            None if hangs_on_service(kind) => {}
            _ => return None,
        }
    }
    None
}

/// Whether another service may have what is lacking.
fn is_of_service(missing: &Missing) -> bool {
    let of_service = |topic: &&Topic| matches!(topic.scope(), FactScope::Service | FactScope::Deployment);
    Topic::ALL.iter().filter(of_service).any(|topic| missing.flag.strip_prefix("--") == Some(topic.id()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::due;
    use super::super::tests::Case;
    use super::*;
    use crate::domain::{OrgNumber, Product, ThreeLanguages};
    use crate::record::values::{OperatedBy, Told};
    use crate::record::{Handle, Place, t};

    /// The files that are left when every service writes its letters in turn.
    fn one_by_one(requests: &[LetterRequest<'_>]) -> BTreeMap<String, String> {
        let drafts = requests.iter().flat_map(due).filter_map(|draft| draft.letter.ok());
        drafts.map(|letter| (letter.file_name(), letter.as_file())).collect()
    }

    /// Three services, of which the others differ from the first in who operates their system.
    fn services(operated: [Option<OperatedBy>; 2]) -> (Case, Vec<Place>) {
        let mut case = Case::new();
        let first = case.place.clone();
        let mut places = vec![first.clone()];
        for (number, operated) in operated.into_iter().enumerate() {
            let service = Handle::parse(&format!("service-{number}")).unwrap();
            case.place = Place { service, ..first.clone() };
            case.book.begin(&case.place.clone(), Product::Correspondence);
            case.tell(t::ServiceName, ThreeLanguages::parse(&format!("Tjeneste {number}")).unwrap());
            if let Some(operated) = operated {
                case.tell(t::OperatedBy, operated);
            }
            places.push(case.place.clone());
        }
        (case, places)
    }

    #[test]
    fn the_letters_of_many_services_are_those_that_each_would_leave_behind() {
        use OperatedBy::{Ourselves, SupplierKey};
        for operated in [
            [None, None],
            [Some(Ourselves), None],
            [Some(SupplierKey), Some(Ourselves)],
            [Some(Ourselves), Some(SupplierKey)],
        ] {
            let (mut case, places) = services(operated);
            let mut seen = 0;
            for round in 0..4 {
                match round {
                    0 => {}
                    // The supplier of one service is known.
                    1 => {
                        case.place = places[2].clone();
                        case.tell(t::SupplierName, Told("Leverandør AS".into()));
                        case.tell(t::SupplierOrgNumber, OrgNumber::parse("974760673").unwrap());
                    }
                    2 => {
                        case.send("L1");
                        case.send("L11");
                    }
                    // What every letter of every service lacks.
                    _ => case.profile.contact.name.clear(),
                }
                let (all, latest) = case.with(|request| {
                    let of = |place| LetterRequest { place, ..*request };
                    let requests: Vec<LetterRequest<'_>> = places.iter().map(of).collect();
                    (one_by_one(&requests), latest(&requests))
                });
                let count = latest.len();
                let latest: BTreeMap<_, _> =
                    latest.iter().map(|letter| (letter.file_name(), letter.as_file())).collect();
                assert_eq!(count, latest.len(), "{operated:?}, {round}: one of a kind");
                assert_eq!(latest, all, "{operated:?}, {round}");
                seen += count;
            }
            assert!(seen > 8, "{operated:?}: {seen}");
        }
    }
}
