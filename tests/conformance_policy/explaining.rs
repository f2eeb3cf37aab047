//! What `explain` says of the real policies: services are answered as the engine decides, and no finding of the linter
//! says otherwise.

use std::path::Path;

use altinn_onboard::door::domain::PolicyKind;
use altinn_onboard::door::policy::decide::Attribute;
use altinn_onboard::door::policy::decide::Request;
use altinn_onboard::door::policy::explain::{AttributePairs, Explanation, QuestionId, ServiceAnswer, explain};
use altinn_onboard::door::policy::ids::category;
use altinn_onboard::door::policy::lint::{LintOptions, lint_policy};
use altinn_onboard::door::policy::{Policy, decide, parse};
use jiff::civil::date;

use super::support::{data, json, read, tally, text};

const ACTION: &str = "urn:oasis:names:tc:xacml:1.0:action:action-id";

fn real(data: &Path) -> Vec<(String, Policy)> {
    let index = json(data, "policies/index.json");
    let files = index["policies"].as_array().expect("policies").iter().map(|row| text(row, "file").to_owned());
    files.filter_map(|file| Some((file.clone(), parse(&read(data, &format!("policies/{file}"))).ok()?))).collect()
}

fn options(kind: Option<PolicyKind>) -> LintOptions {
    LintOptions { kind, ..LintOptions::new(date(2026, 11, 20)) }
}

/// Who holds one role may subscribe to the events of an app when the engine says so of the app's `events`, and use it when
/// it says so of the app itself.
#[test]
fn apps_are_answered_as_the_engine_decides() {
    let Some(data) = data() else { return };
    let mut subscribed = 0_usize;
    let results: Vec<Result<(), String>> = real(&data)
        .iter()
        .map(|(file, policy)| {
            let explanation = explain(policy, &options(None), None);
            let (Some(answers), [app]) = (&explanation.answers, explanation.apps.as_slice()) else { return Ok(()) };
            let (org, name) = (("urn:altinn:org", app.org.as_str()), ("urn:altinn:app", app.name.as_str()));
            for answer in answers {
                let events = ("urn:altinn:appresource", "events");
                let place = match answer.question.id {
                    QuestionId::AppEvents => vec![org, name, events],
                    QuestionId::App => vec![org, name],
                    _ => continue,
                };
                subscribed += usize::from(answer.question.id == QuestionId::AppEvents && answer.is_yes());
                for who in named(&explanation) {
                    let may = decide(policy, &request(who, &answer.question.actions, &place)).is_permit();
                    let said = answer.lets_in.contains(who) || !answer.anybody.is_empty();
                    // A state of its own may let in more than the app itself does.
                    let more = answer.question.id == QuestionId::App;
                    if may && is_askable(who, answers) && !said || said && !may && !more {
                        return Err(format!("{file}: {who:?} {:?}: {said}, engine {may}", answer.question.id));
                    }
                }
            }
            Ok(())
        })
        .collect();
    tally("apps explained", results.into_iter());
    println!("{subscribed} may be subscribed to");
    assert!(subscribed > 30, "too few to mean anything");
}

/// The roles that a policy names alone.
fn named(explanation: &Explanation) -> impl Iterator<Item = &AttributePairs> {
    let all = explanation.grants.iter().flat_map(|grant| &grant.who);
    all.filter(|who| matches!(who.0.as_slice(), [(id, _)] if id == "urn:altinn:rolecode"))
}

/// Whether somebody can ask at all, as the explanation sees it.
fn is_askable(who: &AttributePairs, answers: &[ServiceAnswer]) -> bool {
    answers.iter().any(|answer| answer.lets_in.contains(who))
}

fn request(who: &AttributePairs, actions: &[String], place: &[(&str, &str)]) -> Request {
    let mut request = Request::default();
    let lower = |(id, value): &(String, String)| Attribute::string(id.as_str(), value.to_lowercase());
    request.push(category::SUBJECT, who.0.iter().map(lower));
    request.push(category::RESOURCE, place.iter().map(|(id, value)| Attribute::string(*id, *value)));
    request.push(category::ACTION, actions.iter().map(|action| Attribute::string(ACTION, action.as_str())));
    request
}

#[test]
fn no_finding_says_otherwise() {
    let Some(data) = data() else { return };
    let kinds = [PolicyKind::Correspondence, PolicyKind::Broker, PolicyKind::Generic, PolicyKind::App];
    let kinds: Vec<Option<PolicyKind>> = kinds.map(Some).into_iter().chain([None]).collect();
    let mut seen = 0_usize;
    let policies = real(&data);
    let all = policies.iter().flat_map(|policy| kinds.iter().map(move |kind| (policy, *kind)));
    let results: Vec<Result<(), String>> = all
        .map(|((file, policy), kind)| {
            let options = options(kind);
            let explanation = explain(policy, &options, None);
            for found in lint_policy(policy, &options) {
                let span = found.span.clone().unwrap_or_default();
                let holds = agrees(&explanation, policy, found.code.id, &span);
                seen += usize::from(holds.is_some());
                if holds == Some(false) {
                    return Err(format!("{file} as {kind:?}: {} at {span:?}", found.code.id));
                }
            }
            Ok(())
        })
        .collect();
    tally("findings beside the explanation", results.into_iter());
    println!("{seen} findings that an explanation can contradict");
    assert!(seen > 200, "too few to mean anything: {seen}");
}

/// Whether the explanation says what a finding says; `None` where it says nothing of it.
fn agrees(explanation: &Explanation, policy: &Policy, code: &str, span: &std::ops::Range<usize>) -> Option<bool> {
    let yes = |ids: &[QuestionId]| -> Option<bool> {
        let mut answers = explanation.answers.as_ref()?.iter().filter(|answer| ids.contains(&answer.question.id));
        Some(answers.any(ServiceAnswer::is_yes))
    };
    let rule = policy.rules.iter().find(|rule| rule.span == *span);
    let named = rule.map(|rule| {
        let matches = rule.target.iter().flat_map(|target| &target.any_of).flat_map(|any| &any.all_of);
        matches.flat_map(|all_of| &all_of.matches).filter_map(|one| one.urn_in(category::ACTION)).collect::<Vec<_>>()
    });
    let reads = named.as_ref().is_some_and(|named| named.iter().any(|urn| urn.ends_with(":read")));
    let recipient =
        |word: &str| explanation.reach.iter().any(|(recipient, roles)| recipient.word() == word && !roles.is_empty());
    let everything = [QuestionId::App, QuestionId::Own, QuestionId::RecipientOpens, QuestionId::SenderSends];
    match code {
        // The algorithm is unknown.
        "POL010" => yes(&everything).map(|yes| !yes),
        // No role is looked up.
        "POL045" => Some(explanation.consequences.no_role_code),
        // Only the general manager; what may be read is what recipients are told of.
        "POL052" if reads => Some(!recipient("enk")),
        "POL060" => yes(&[QuestionId::RecipientOpens]).map(|yes| !yes),
        "POL061" => yes(&[QuestionId::SenderInitialises]).map(|yes| !yes),
        "POL062" => yes(&[QuestionId::Subscribe, QuestionId::SubscribeOne]).map(|yes| !yes),
        "POL063" => {
            let both = [yes(&[QuestionId::SenderSends])?, yes(&[QuestionId::RecipientDownloads])?];
            Some(both.contains(&false))
        }
        // No package in a rule: for one of its actions at least none lets in.
        "POL051" => {
            let answers = explanation.answers.as_ref()?;
            let own = |answer: &&ServiceAnswer| matches!(answer.question.id, QuestionId::App | QuestionId::Own);
            let mine: Vec<&ServiceAnswer> = answers
                .iter()
                .filter(own)
                .filter(|answer| {
                    named.iter().flatten().any(|urn| urn.ends_with(&format!(":{}", answer.question.actions[0])))
                })
                .collect();
            let by_package = |answer: &&ServiceAnswer| {
                answer.lets_in.iter().any(|who| who.0.iter().any(|(id, _)| id == "urn:altinn:accesspackage"))
            };
            (!mine.is_empty()).then(|| !mine.iter().all(by_package))
        }
        "POL070" => Some(explanation.consequences.level.is_none()),
        _ => None,
    }
}
