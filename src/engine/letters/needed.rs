//! Which letters follow from what is known.

use std::collections::BTreeSet;

use super::deadline::answer_wanted;
use super::request::{LetterRequest, LetterStanding};
use super::scopes::order;
use crate::catalog::letters::LetterKind;
use crate::domain::own_sender::OwnSender;
use crate::domain::system_user::SystemId;
use crate::domain::{Environment, OrgNumber, Product, Rules, WebhookAddress};
use crate::record::book::Service;
use crate::record::values::{Letter, OperatedBy, ProductionBy, Reachable, RequestStatus, ResourceBy, ResourceChoice};
use crate::record::{Facts, Handle, Place, t};
use crate::steps::parts::client as clients;
use crate::steps::{journeys, terms};
use crate::text::dates;

/// Whether the record calls for a letter of this kind. L5 is called for by nobody: it is written on request.
#[must_use]
pub fn is_needed(kind: LetterKind, request: &LetterRequest<'_>) -> bool {
    let book = request.book;
    let organisation = &book.organisation;
    match kind {
        LetterKind::L1 => request.environments.iter().any(|environment| {
            !order(book, &environment.name, &LetterStanding::of(kind, book).asked()).asked.is_empty()
        }),
        LetterKind::L2 => by_studio(request) && organisation.get(t::StudioMember).is_none(),
        LetterKind::L3 => {
            let no_teams = |environment: &&Environment| {
                book.environments.get(&environment.name).is_none_or(|facts| facts.get(t::PublishTeams).is_none())
            };
            by_studio(request)
                && (organisation.get(t::ResourceRepository).is_none() || request.environments.iter().any(no_teams))
        }
        LetterKind::L4 => organisation.get(t::SelfServiceRight).is_none() && !clients::was_registered(book),
        LetterKind::L5 | LetterKind::L9 | LetterKind::L14 | LetterKind::L15 => false,
        LetterKind::L16 => overdue(request).is_some(),
        LetterKind::L6 => {
            organisation.get(t::OrgListing).is_some_and(|listing| listing.code.is_none())
                && organisation.get(t::AgreementSigned).is_none()
        }
        LetterKind::L7 => {
            let unknown = organisation.get(t::TermsSigned).is_none() && !clients::had_token(book);
            terms::refused_since(organisation, request.now) || unknown
        }
        LetterKind::L8 => is_waited_for(kind, request) && tt02(request).is_some(),
        LetterKind::L10 => match operated_by(request) {
            Some(OperatedBy::Ourselves) | None => false,
            Some(_) => request.environments.iter().any(|environment| !supplier_has_answered(environment, request)),
        },
        LetterKind::L11 => outgoing(request) || incoming(request),
        LetterKind::L12 => system_users(request).is_some(),
        LetterKind::L13 => message_environment(request).is_some(),
        LetterKind::L18 => parties_wait(request),
        LetterKind::L17 => own_sender(request).is_some() && request.environments.iter().any(no_sender(request)),
    }
}

/// A letter that was sent: its kind, its key and what is known of it.
pub(super) type SentLetter<'a> = (LetterKind, &'a str, &'a Letter);

/// The letters that were sent, reminders left out: the one whose answer was wanted first comes first.
pub(super) fn sent<'a>(request: &LetterRequest<'a>) -> Vec<SentLetter<'a>> {
    let all = request.book.organisation.all(t::Letter).filter(|(_, letter)| letter.sent.is_some());
    let of_kind = all.filter_map(|(key, letter)| Some((LetterKind::parse(&letter.kind)?, key, letter)));
    let mut sent: Vec<_> = of_kind.filter(|(kind, ..)| *kind != LetterKind::L16).collect();
    sent.sort_by_key(|(kind, _, letter)| answer_wanted(*kind, letter));
    sent
}

/// The letter whose answer has been missing longest, of which nobody has been reminded, and that the record still calls
/// for: what is there now has been answered, whatever the day says.
pub(super) fn overdue<'a>(request: &LetterRequest<'a>) -> Option<SentLetter<'a>> {
    let today = dates::day(request.now);
    let is_late =
        |(kind, _, letter): &SentLetter<'_>| answer_wanted(*kind, letter).is_some_and(|wanted| wanted < today);
    let reminders = request.book.organisation.all(t::Letter).filter(|(_, letter)| letter.sent.is_some());
    let reminders = reminders.filter(|(_, letter)| LetterKind::parse(&letter.kind) == Some(LetterKind::L16));
    let reminded: BTreeSet<&str> = reminders.flat_map(|(_, letter)| &letter.asks).map(String::as_str).collect();
    let is_new = |(_, key, _): &SentLetter<'_>| !reminded.contains(key);
    sent(request).into_iter().filter(is_late).filter(is_new).find(|(kind, ..)| is_open(*kind, request))
}

/// Whether what a letter of this kind asks for has not come: it is called for, whatever was asked before.
#[must_use]
fn is_open(kind: LetterKind, request: &LetterRequest<'_>) -> bool {
    let nothing_asked = BTreeSet::new();
    match kind {
        LetterKind::L1 => request
            .environments
            .iter()
            .any(|environment| !order(request.book, &environment.name, &nothing_asked).asked.is_empty()),
        // Written on request, and answered where nothing shows it.
        LetterKind::L5 | LetterKind::L9 | LetterKind::L14 | LetterKind::L15 | LetterKind::L16 => false,
        kind => is_needed(kind, request),
    }
}

/// Whether the record may call for a letter of this kind at one service and not at another.
#[must_use]
pub(super) const fn hangs_on_service(kind: LetterKind) -> bool {
    matches!(
        kind,
        LetterKind::L10 | LetterKind::L11 | LetterKind::L12 | LetterKind::L13 | LetterKind::L17 | LetterKind::L18
    )
}

/// Whether a step of any service waits for a letter of this kind.
fn is_waited_for(kind: LetterKind, request: &LetterRequest<'_>) -> bool {
    let waits =
        |product| journeys::of(product).is_some_and(|journey| kind.entry().steps.iter().any(|id| journey.has(id)));
    request.book.services.values().any(|service| waits(service.product))
}

/// Whether any service makes its resource in Altinn Studio.
fn by_studio(request: &LetterRequest<'_>) -> bool {
    request.book.services.iter().any(|service| is_made_in_studio(request, service))
}

/// Whether a service makes its resource in Altinn Studio: as was answered, and where people do it all in production whatever
/// was answered.
pub(super) fn is_made_in_studio(request: &LetterRequest<'_>, (handle, service): (&Handle, &Service)) -> bool {
    let is_new = service.facts.get(t::ResourceChoice) == Some(&ResourceChoice::New);
    let by_hand = |environment: &Environment| {
        let by = request.book.environments.get(&environment.name).and_then(|facts| facts.get(t::ProductionBy));
        environment.is_real_production() && by != Some(&ProductionBy::Program)
    };
    service.facts.get(t::ResourceBy) == Some(&ResourceBy::Studio) || is_new && is_begun(request, handle, by_hand)
}

/// Whether it is still to be answered who makes the resource of a service: where it is begun in production alone nobody
/// is asked.
pub(super) fn lacks_maker(request: &LetterRequest<'_>, (handle, service): (&Handle, &Service)) -> bool {
    let is_new = service.facts.get(t::ResourceChoice) == Some(&ResourceChoice::New);
    let in_production_alone = is_begun(request, handle, Environment::is_real_production)
        && !is_begun(request, handle, |environment| !environment.is_real_production());
    is_new && service.facts.get(t::ResourceBy).is_none() && !in_production_alone
}

/// Whether a service is begun in an environment of that kind.
fn is_begun(request: &LetterRequest<'_>, handle: &Handle, is_meant: impl Fn(&Environment) -> bool) -> bool {
    let begun = |environment: &&Environment| {
        request.book.deployments.get(&environment.name).is_some_and(|services| services.contains_key(handle))
    };
    request.environments.iter().copied().filter(begun).any(is_meant)
}

/// TT02, when the real organisation is not known to be there. A rehearsal needs the letter only when it was refused.
pub(super) fn tt02<'a>(request: &LetterRequest<'a>) -> Option<&'a Environment> {
    request.environments.iter().copied().find(|environment| {
        let there = facts(environment, request).and_then(|facts| facts.get(t::OrgInEnvironment)).copied();
        let missing = if environment.simulated { there == Some(Reachable::No) } else { there != Some(Reachable::Yes) };
        environment.rules == Rules::Test && missing
    })
}

/// Facts of an environment, when it is begun.
pub(super) fn facts<'a>(environment: &Environment, request: &LetterRequest<'a>) -> Option<&'a Facts> {
    request.book.environments.get(&environment.name)
}

/// Who operates the system of the service one works on.
pub(super) fn operated_by(request: &LetterRequest<'_>) -> Option<OperatedBy> {
    request.book.get(t::OperatedBy, None, request.place).copied()
}

/// The client of the service one works on, in an environment.
pub(super) fn client<'a>(environment: &Environment, request: &LetterRequest<'a>) -> &'a str {
    let place = Place { environment: environment.name.clone(), service: request.place.service.clone() };
    request.book.client_used(&place)
}

/// The own sender of the service one works on, where it is not Altinn's.
pub(super) fn own_sender<'a>(request: &LetterRequest<'a>) -> Option<&'a OwnSender> {
    request.book.get(t::OwnSender, None, request.place).filter(|sender| !sender.is_default())
}

/// Whether the own sender is not registered in an environment.
fn no_sender(request: &LetterRequest<'_>) -> impl Fn(&&Environment) -> bool {
    move |environment| {
        let services = request.book.deployments.get(&environment.name);
        let facts = services.and_then(|services| services.get(&request.place.service));
        facts.is_none_or(|facts| facts.get(t::SenderApproved).is_none())
    }
}

/// A key or a proof has come from the supplier.
fn supplier_has_answered(environment: &Environment, request: &LetterRequest<'_>) -> bool {
    let client = Some(client(environment, request));
    facts(environment, request).is_some_and(|facts| {
        facts.at(t::PublicKey, client).is_some()
            || facts.at(t::ClientKey, client).is_some()
            || facts.at(t::SupplierProof, client).is_some()
    })
}

/// Own servers that have not reached Maskinporten yet in some environment.
fn outgoing(request: &LetterRequest<'_>) -> bool {
    operated_by(request) == Some(OperatedBy::Ourselves)
        && request.environments.iter().any(|environment| {
            let client = client(environment, request);
            facts(environment, request).is_none_or(|facts| facts.at(t::Token, Some(client)).is_none())
        })
}

/// Events are wanted, and some environment has no validated subscription.
fn incoming(request: &LetterRequest<'_>) -> bool {
    request.book.get(t::EventsWanted, None, request.place) == Some(&true)
        && request.environments.iter().any(|environment| {
            let deployment = request.book.deployments.get(&environment.name);
            let facts = deployment.and_then(|services| services.get(&request.place.service));
            // What is fetched comes in through no firewall.
            let fetched = facts.and_then(|facts| facts.get(t::EventsAddress)) == Some(&WebhookAddress::Poll);
            let seen = facts.and_then(|facts| facts.get(t::SubscriptionSeen));
            !fetched && seen.is_none_or(|seen| !seen.validated)
        })
}

/// Somebody shall take part in file transfers, has not been told, and can be: the resource is there.
fn parties_wait(request: &LetterRequest<'_>) -> bool {
    let place = request.place;
    let published = request.environments.iter().any(|environment| {
        let deployment = request.book.deployments.get(&environment.name);
        let facts = deployment.and_then(|services| services.get(&place.service));
        facts.is_some_and(|facts| facts.get(t::BrokerResourceSeen).is_some_and(|seen| seen.found.is_some()))
    });
    published && request.book.get(t::PartiesTold, None, place).is_none()
}

/// Where a test message lies that nobody has looked at.
pub(super) fn message_environment<'a>(request: &LetterRequest<'a>) -> Option<&'a Environment> {
    request.environments.iter().copied().find(|environment| {
        let deployment = request.book.deployments.get(&environment.name);
        deployment
            .and_then(|services| services.get(&request.place.service))
            .is_some_and(|facts| facts.get(t::MessageSent).is_some() && facts.get(t::AppearanceOk) != Some(&true))
    })
}

/// Requests for system users that wait for an answer: in which environment, of which system, for which product, and to whom
/// they go.
pub(super) struct WaitingRequests<'a> {
    pub(super) environment: &'a Environment,
    pub(super) system: &'a SystemId,
    pub(super) product: Product,
    pub(super) links: Vec<(OrgNumber, &'a str)>,
}

/// The first environment in which some wait.
pub(super) fn system_users<'a>(request: &LetterRequest<'a>) -> Option<WaitingRequests<'a>> {
    request.environments.iter().copied().find_map(|environment| {
        let system = facts(environment, request)?.get(t::SystemId)?;
        let product = request.book.services.get(&request.place.service)?.product;
        let facts = request.book.deployments.get(&environment.name)?.get(&request.place.service)?;
        let waiting = facts.all(t::SystemUserRequest).filter_map(|(party, seen)| {
            let found =
                seen.found.as_ref().filter(|found| seen.system == *system && found.status == RequestStatus::New)?;
            Some((OrgNumber::parse(party).ok()?, found.approval_link()?))
        });
        let links: Vec<_> = waiting.collect();
        (!links.is_empty()).then_some(WaitingRequests { environment, system, product, links })
    })
}
