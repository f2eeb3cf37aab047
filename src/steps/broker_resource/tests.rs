//! The step of the configuration, by what is known.

use super::*;
use crate::domain::{Product, TimeSpan};
use crate::record::values::{BrokerOwnerSeen, BrokerResourceSeen, ResourceChoice};
use crate::steps::testing::{Bench, asked, entry, today};

fn bench(of: Bench) -> Bench {
    let mut bench = of.with(Product::Broker);
    bench.owner();
    bench.service();
    bench.ready_client();
    bench.resource_published();
    bench.seen(t::BrokerOwnerSeen, BrokerOwnerSeen { name: Some("X".into()), storage: false });
    bench
}

fn answer(bench: &mut Bench, size: &str) {
    bench.told(t::LargestFile, FileSize::parse(size).unwrap());
    bench.told(t::FileLifetime, TimeSpan::days(30));
    bench.told(t::FileGrace, TimeSpan::hours(2));
}

fn put(bench: &mut Bench, found: Option<BrokerResourceFound>) {
    let id = bench.brief().get(t::ResourceId).unwrap().clone();
    bench.seen(t::BrokerResourceSeen, BrokerResourceSeen { id, found });
}

fn as_wanted(bench: &Bench) -> BrokerResourceFound {
    let wanted = wanted(&bench.brief()).unwrap();
    BrokerResourceFound {
        largest: Some(wanted.max_file_transfer_size),
        lifetime: Some(wanted.file_transfer_time_to_live),
        purged: true,
        grace: Some(wanted.purge_file_transfer_grace_period),
        required_party: None,
    }
}

fn effect(next: Move) -> Effect {
    match next {
        Move::Do(effects) => effects.into_iter().next().unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn three_questions_then_it_is_read_configured_and_read_back() {
    let mut bench = bench(Bench::sandbox());
    let next = |bench: &Bench| BrokerResource.next(&bench.brief());
    assert_eq!(asked(&next(&bench)), Some(Topic::LargestFile));
    bench.told(t::LargestFile, FileSize::USUAL);
    assert_eq!(asked(&next(&bench)), Some(Topic::FileLifetime));
    bench.told(t::FileLifetime, TimeSpan::days(30));
    assert_eq!(asked(&next(&bench)), Some(Topic::FileGrace));
    bench.told(t::FileGrace, TimeSpan::hours(2));
    assert!(matches!(effect(next(&bench)), Effect::Broker(BrokerEffect::ReadConfiguration { .. })));
    put(&mut bench, None);
    assert!(matches!(effect(next(&bench)), Effect::Broker(BrokerEffect::Configure { .. })));
    let other = BrokerResourceFound { lifetime: None, ..as_wanted(&bench) };
    put(&mut bench, Some(other));
    assert!(matches!(effect(next(&bench)), Effect::Broker(BrokerEffect::Configure { .. })), "a part is missing");
    let found = as_wanted(&bench);
    put(&mut bench, Some(found));
    assert_eq!(next(&bench), Move::Done);
}

#[test]
fn nobody_configures_before_the_owner_is_registered() {
    let mut bench = bench(Bench::sandbox());
    answer(&mut bench, "2 GB");
    put(&mut bench, None);
    bench.seen(t::BrokerOwnerSeen, BrokerOwnerSeen { name: None, storage: false });
    assert_eq!(BrokerResource.next(&bench.brief()), Move::Blocked(vec![Topic::BrokerOwnerSeen]));
}

#[test]
fn a_service_that_exists_is_kept_as_it_is_set_up() {
    let mut bench = bench(Bench::sandbox());
    bench.told(t::ResourceChoice, ResourceChoice::Existing);
    let next = |bench: &Bench| BrokerResource.next(&bench.brief());
    assert!(matches!(effect(next(&bench)), Effect::Broker(BrokerEffect::ReadConfiguration { .. })));
    let found = BrokerResourceFound { largest: None, lifetime: None, purged: false, grace: None, required_party: None };
    put(&mut bench, Some(found));
    assert_eq!(next(&bench), Move::Done);
    // Who wants it otherwise says so, and what was not said is proposed as it is.
    let kept = BrokerResource.question(Topic::LargestFile, &bench.brief());
    assert!(matches!(kept, IntakeQuestion::Kept(_)), "{kept:?}");
    let found = BrokerResourceFound {
        largest: Some(FileSize::USUAL),
        lifetime: Some(TimeSpan::days(7)),
        purged: false,
        grace: Some(TimeSpan::days(0)),
        required_party: None,
    };
    put(&mut bench, Some(found));
    let mut raised = bench.clone();
    raised.told(t::LargestFile, FileSize::parse("60 GB").unwrap());
    let Move::Ask(question) = next(&raised) else { panic!() };
    assert_eq!((question.topic, question.default.as_deref()), (Topic::FileLifetime, Some("P7D")));
    raised.told(t::FileLifetime, TimeSpan::days(7));
    raised.told(t::FileGrace, TimeSpan::days(0));
    let Effect::Broker(BrokerEffect::Configure { wanted, .. }) = effect(next(&raised)) else { panic!() };
    assert!(!wanted.purge_file_transfer_after_all_recipients_confirmed, "what was not asked stays");
    raised.book.forget(&raised.place, Topic::BrokerResourceSeen, raised.now);
    assert!(matches!(effect(next(&raised)), Effect::Broker(BrokerEffect::ReadConfiguration { .. })));
    put(&mut bench, None);
    assert_eq!(asked(&next(&bench)), Some(Topic::LargestFile), "one that was never set up is asked about");
}

#[test]
fn large_files_need_an_approval_in_production_only() {
    let mut test = bench(Bench::tt02());
    answer(&mut test, "60 GB");
    assert!(matches!(BrokerResource.next(&test.brief()), Move::Do(_)));
    let mut production = bench(Bench::production());
    answer(&mut production, "60 GB");
    let next = BrokerResource.next(&production.brief());
    assert_eq!(entry(&next), Some(Topic::SizeApproved));
    let Move::Wait(wait) = next else { panic!("{next:?}") };
    assert_eq!(wait.waiting.who, Actor::AltinnDesk);
    assert!(wait.waiting.what.render(crate::domain::Language::En).contains("approved files of 60 GB"));
    let mut at_most = bench(Bench::production());
    answer(&mut at_most, "50 GB");
    let next = BrokerResource.next(&at_most.brief());
    assert_eq!(entry(&next), None);
    assert!(matches!(effect(next), Effect::Broker(BrokerEffect::ReadConfiguration { .. })), "50 GB needs no yes");
    production.told(t::SizeApproved, today());
    put(&mut production, None);
    let (file, body) = BrokerResource.file_to_send(&production.brief()).unwrap();
    let body = serde_json::to_value(body).unwrap();
    assert_eq!(
        (&body["maxFileTransferSize"], &body["fileTransferTimeToLive"]),
        (&60_000_000_000_u64.into(), &"P30D".into())
    );
    let said = BrokerResource.walkthrough(&production.brief());
    let said: Vec<String> = said.iter().map(|click| click.render(crate::domain::Language::Nb)).collect();
    assert!(said[1].contains(&file) && said[1].contains("PUT https://platform.altinn.no/broker/"), "{said:?}");
    assert!(matches!(BrokerResource.next(&production.brief()), Move::Wait(wait) if wait.waiting.who == Actor::You));
}
