use super::super::testing::{Bench, NUMBER, answered, asked, entry, look, number, today};
use super::*;
use crate::catalog::products;
use crate::catalog::resource_rules::broken;
use crate::domain::resource::PartyType;
use crate::record::QuestionKind;
use crate::record::values::{OwnResources, Recipients, ResourceBy, ResourceChoice, ResourceSeen, Told, WrittenFiles};
use crate::steps::effects::{FilesEffect, RegistryEffect};

fn next(bench: &Bench) -> Move {
    Resource.next(&bench.brief())
}

fn effect(bench: &Bench) -> Effect {
    match next(bench) {
        Move::Do(effects) => effects.into_iter().next().unwrap(),
        other => panic!("{other:?}"),
    }
}

fn id(text: &str) -> ResourceId {
    ResourceId::parse(text).unwrap()
}

fn owner_with(own: &[&str]) -> Bench {
    let mut bench = Bench::sandbox();
    bench.owner();
    bench.seen_at(
        t::PublishedResources,
        "CorrespondenceService",
        OwnResources(own.iter().map(|own| id(own)).collect()),
    );
    bench
}

#[test]
fn own_resources_are_found_before_the_choice_is_asked() {
    let mut bench = Bench::sandbox();
    assert_eq!(Resource.question(Topic::ResourceChoice, &bench.brief()), IntakeQuestion::HangsOn(Topic::OrgListing));
    bench.owner();
    assert!(matches!(effect(&bench), Effect::Registry(RegistryEffect::FindResources { .. })));
    assert_eq!(
        Resource.question(Topic::ResourceChoice, &bench.brief()),
        IntakeQuestion::HangsOn(Topic::PublishedResources)
    );
    let proposed = |bench: &Bench| match Resource.question(Topic::ResourceChoice, &bench.brief()) {
        IntakeQuestion::Question(question) => question.default,
        other => panic!("{other:?}"),
    };
    assert_eq!(proposed(&owner_with(&[])).as_deref(), Some("new"));
    assert_eq!(proposed(&owner_with(&["ttd-en", "ttd-to"])).as_deref(), Some("new"));
    assert_eq!(proposed(&owner_with(&["ttd-en"])).as_deref(), Some("existing"));
}

/// Those that the migration from Altinn 2 made are told of, never proposed, and given up when they were chosen before.
#[test]
fn a_migrated_resource_is_not_proposed() {
    const MIGRATED: &str = "skd-migratedcorrespondence-5229-1";
    let with = |own: &[&str]| {
        let own = own.iter().map(|own| ResourceId::noted(own).unwrap()).collect();
        let mut bench = Bench::sandbox();
        bench.owner();
        bench.seen_at(t::PublishedResources, "CorrespondenceService", OwnResources(own));
        bench
    };
    let asked = |bench: &Bench, topic| match Resource.question(topic, &bench.brief()) {
        IntakeQuestion::Question(question) => question,
        other => panic!("{other:?}"),
    };
    let only_migrated = with(&[MIGRATED]);
    let choice = asked(&only_migrated, Topic::ResourceChoice);
    assert_eq!(choice.default.as_deref(), Some("new"));
    assert!(choice.help.render(crate::domain::Language::En).contains(MIGRATED));
    let mut both = with(&[MIGRATED, "ttd-en"]);
    both.told(t::ResourceChoice, ResourceChoice::Existing);
    let which = asked(&both, Topic::ResourceId);
    assert_eq!(which.default.as_deref(), Some("ttd-en"));
    let QuestionKind::Choice(choices) = &which.kind else { panic!("{:?}", which.kind) };
    assert_eq!(choices.iter().map(|choice| choice.word.as_str()).collect::<Vec<_>>(), ["ttd-en"]);
    assert!(which.help.render(crate::domain::Language::Nb).contains(MIGRATED));
    both.told(t::ResourceId, ResourceId::noted(MIGRATED).unwrap());
    both.seen(t::ResourceSeen, ResourceSeen { id: ResourceId::noted(MIGRATED).unwrap(), found: None });
    assert!(matches!(effect(&both), Effect::Registry(RegistryEffect::ReadResource { .. })));
}

/// An answer is taken back when it means something else, and not when its question only reads otherwise.
#[test]
fn what_is_said_beside_a_choice_is_not_what_it_means() {
    let asked = |bench: &Bench, topic| match Resource.question(topic, &bench.brief()) {
        IntakeQuestion::Question(question) => question,
        other => panic!("{other:?}"),
    };
    let mut with_migrated = owner_with(&[]);
    let migrated = ResourceId::noted("skd-migratedcorrespondence-5229-1").unwrap();
    with_migrated.seen_at(t::PublishedResources, "CorrespondenceService", OwnResources(vec![migrated]));
    let [one, other] = [&owner_with(&[]), &with_migrated].map(|bench| asked(bench, Topic::ResourceChoice));
    assert!(one.help != other.help && one.sense == other.sense, "the ids beside it decide nothing");
    let mut bench = owner_with(&[]);
    bench.told(t::ResourceChoice, ResourceChoice::New);
    let ours = asked(&bench, Topic::ResourceBy).sense;
    let new = asked(&bench, Topic::ResourceId).sense;
    bench.told(t::OperatedBy, crate::record::values::OperatedBy::SupplierClient);
    assert_ne!(asked(&bench, Topic::ResourceBy).sense, ours, "the supplier would run it");
    bench.told(t::ResourceChoice, ResourceChoice::Existing);
    assert_ne!(asked(&bench, Topic::ResourceId).sense, new);
}

/// Each product has a list of its own: what another one's services are called says nothing here.
#[test]
fn the_published_resources_of_another_type_are_not_taken_for_ours() {
    let mut bench = Bench::sandbox();
    bench.owner();
    bench.seen_at(t::PublishedResources, "BrokerService", OwnResources(vec![id("ttd-filer")]));
    let finds = |effect| match effect {
        Effect::Registry(RegistryEffect::FindResources { resource_type, .. }) => resource_type,
        other => panic!("{other:?}"),
    };
    assert_eq!(finds(effect(&bench)), "CorrespondenceService");
    assert!(matches!(Resource.question(Topic::ResourceChoice, &bench.brief()), IntakeQuestion::HangsOn(_)));
}

#[test]
fn a_new_resource_is_described_confirmed_and_created() {
    let mut bench = owner_with(&[]);
    bench.told(t::ResourceChoice, ResourceChoice::New);
    assert_eq!(asked(&next(&bench)), Some(Topic::ResourceBy));
    bench.told(t::ResourceBy, ResourceBy::Program);
    assert_eq!(asked(&next(&bench)), Some(Topic::Recipients));
    bench.service();
    assert!(matches!(effect(&bench), Effect::Registry(RegistryEffect::ReadResource { wanted: Some(_), .. })));
    bench.seen(t::ResourceSeen, ResourceSeen { id: id("ttd-vedtak"), found: None });
    assert_eq!(next(&bench), Move::Blocked(vec![Topic::Token]));
    bench.ready_client();
    let create = effect(&bench);
    assert!(matches!(create, Effect::Registry(RegistryEffect::CreateResource { .. })));
    assert_eq!(create.confirmation().unwrap().expected, "ttd-vedtak", "its id is typed before it is used for ever");
    bench.resource_published();
    assert_eq!(next(&bench), Move::Done);
}

#[test]
fn drafts_pass_until_the_resource_is_to_be_published() {
    let mut bench = owner_with(&[]);
    bench.service();
    bench.told(t::Description, ThreeLanguages::parse("Bare bokmål").unwrap());
    assert_eq!(definition(&bench.brief()), None);
    assert_eq!(entry(&next(&bench)), Some(Topic::Description));
}

#[test]
fn a_resource_that_differs_is_shown_and_not_overwritten() {
    let mut bench = owner_with(&[]);
    bench.service();
    bench.resource_published();
    let mut seen = bench.brief().get(t::ResourceSeen).unwrap().clone();
    seen.found.as_mut().unwrap().differences.insert("title.nb".into(), "annet navn".into());
    bench.seen(t::ResourceSeen, seen.clone());
    assert!(matches!(&look(&next(&bench)).unwrap()[..], [Effect::Registry(RegistryEffect::ReadResource { .. })]));
    seen.found.as_mut().unwrap().differences.clear();
    seen.found.as_mut().unwrap().resource_type = "GenericAccessResource".into();
    bench.seen(t::ResourceSeen, seen);
    assert!(matches!(next(&bench), Move::Wait(wait) if wait.waiting.who == Actor::You));
}

#[test]
fn an_existing_resource_is_read_as_it_is() {
    let mut bench = owner_with(&["ttd-en"]);
    bench.told(t::ResourceChoice, ResourceChoice::Existing);
    let Move::Ask(question) = next(&bench) else { panic!() };
    assert_eq!((question.topic, question.default.as_deref()), (Topic::ResourceId, Some("ttd-en")));
    bench.told(t::ResourceId, id("ttd-en"));
    let read = Effect::Registry(RegistryEffect::ReadResource { id: id("ttd-en"), owner: number(NUMBER), wanted: None });
    assert_eq!(next(&bench), Move::one(read));
    bench.seen(t::ResourceSeen, ResourceSeen { id: id("ttd-en"), found: None });
    assert!(look(&next(&bench)).is_some(), "it may be published later");
    bench.resource_published();
    assert_eq!(next(&bench), Move::Done);
    for topic in [Topic::ServiceName, Topic::Description, Topic::Recipients, Topic::ResourceBy] {
        assert_eq!(Resource.question(topic, &bench.brief()), IntakeQuestion::Decided, "{topic:?}");
    }
}

#[test]
fn the_studio_way_writes_files_and_waits_for_the_clicks() {
    let mut bench = owner_with(&[]);
    bench.service();
    bench.told(t::ResourceBy, ResourceBy::Studio);
    bench.seen(t::ResourceSeen, ResourceSeen { id: id("ttd-vedtak"), found: None });
    assert_eq!(next(&bench), Move::Blocked(vec![Topic::Confidential, Topic::Readers]));
    bench.told(t::Confidential, false);
    bench.told(t::Readers, crate::record::values::Holders(vec!["role:dagl".into()]));
    assert!(matches!(effect(&bench), Effect::Files(FilesEffect::WriteFiles { .. })));
    bench.made(t::FilesWritten, WrittenFiles(Default::default()));
    assert!(matches!(next(&bench), Move::Wait(wait) if wait.waiting.who == Actor::StudioOwner));
    bench.told(t::PublishTeams, today());
    bench.told(t::StudioUserName, Told("kari".into()));
    assert!(matches!(next(&bench), Move::Wait(wait) if wait.waiting.who == Actor::You));
    assert_eq!(Resource.walkthrough(&bench.brief()).len(), 4);
}

#[test]
fn the_definition_is_what_the_answers_say() {
    let mut bench = owner_with(&[]);
    bench.service();
    let made = definition(&bench.brief()).unwrap();
    assert_eq!(made.resource_type, "CorrespondenceService");
    assert_eq!(made.has_competent_authority.orgcode.as_str(), "ttd");
    assert_eq!(made.has_competent_authority.name.nb, "TESTDEPARTEMENTET");
    assert_eq!((made.access_list_mode, made.delegable, made.visible), (Some("Disabled"), true, true));
    let product = products::of(crate::domain::Product::Correspondence);
    assert_eq!(broken(&serde_json::to_value(&made).unwrap(), Some(product)), [], "as `resource lint` would say");
    assert!(!made.available_for_type.contains(&PartyType::PrivatePerson));
    bench.told(t::Recipients, Recipients::Persons);
    assert_eq!(definition(&bench.brief()).unwrap().available_for_type, [PartyType::PrivatePerson]);
}

#[test]
fn texts_and_ids_are_proposed() {
    let mut bench = owner_with(&[]);
    bench.service();
    let proposed = |topic| match Resource.question(topic, &bench.brief()) {
        IntakeQuestion::Question(question) => {
            let default = question.default.clone().unwrap();
            answered(&question, &default).unwrap();
            default
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(proposed(Topic::ResourceId), "ttd-vedtak");
    assert_eq!(proposed(Topic::ContactPoint), "+4722000000, https://ttd.no/");
    assert_eq!(proposed(Topic::DelegationText).matches('|').count(), 2);
}

#[test]
fn in_production_a_person_makes_the_resource_with_files_that_are_written_here() {
    let mut bench = Bench::production();
    bench.owner();
    bench.service();
    bench.seen_at(t::PublishedResources, "CorrespondenceService", OwnResources(vec![]));
    bench.told(t::Confidential, false);
    bench.told(t::Readers, crate::record::values::Holders(vec!["role:dagl".into()]));
    // The program was to make it, which it does only in test.
    assert_eq!(owner::making(&bench.brief()), Ok(Making::Studio));
    assert_eq!(Resource.question(Topic::ResourceBy, &bench.brief()), IntakeQuestion::Decided);
    let id = bench.brief().get(t::ResourceId).unwrap().clone();
    bench.seen(t::ResourceSeen, ResourceSeen { id, found: None });
    let Move::Do(effects) = Resource.next(&bench.brief()) else { panic!("{:?}", Resource.next(&bench.brief())) };
    assert!(matches!(&effects[..], [Effect::Files(FilesEffect::WriteFiles { .. })]));
    assert!(!effects[0].writes_outside() && !Resource.walkthrough(&bench.brief()).is_empty());
}
