//! What each question of a service is answered, for everybody whom the policy names.

use super::asking::{Ask, Asker, asked};
use super::known::{KnownResource, named_actions};
use super::place;
use super::questions::{AskedAbout, QuestionId, ServiceQuestion, questions};
use crate::policy::decide::caller::{CallerToken, check};
use crate::policy::decide::{CombiningAlgorithm, Decision, DecisionResult};
use crate::policy::enrich::Listed;
use crate::policy::ids::{attribute, category};
use crate::policy::terms::AttributePairs;
use crate::policy::xacml::{Policy, RuleEffect};
use crate::text::Message;

/// The level that a token from Maskinporten counts as (Altinn/altinn-broker, `Authorization/XacmlMappers.cs`,
/// 2026-08-18; Altinn/altinn-authorization-tmp, `Altinn.Authorization.PEP/Helpers/DecisionHelper.cs`, 2026-08-21).
const MACHINE_LEVEL: i32 = 3;

/// Policies that name more people times rules than this are not asked for each of them.
const MOST: usize = 2_000_000;

/// The answers to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceAnswer {
    /// What the service asks of the policy.
    pub question: ServiceQuestion,
    /// Whom the policy names and who is let in.
    pub lets_in: Vec<AttributePairs>,
    /// Those who need nothing to be let in.
    pub anybody: Vec<Asker>,
    /// Who is let in by the rules, with a token whose level is too low.
    pub too_low: Vec<(Asker, AttributePairs)>,
    /// The decision for somebody who has nothing.
    pub otherwise: Decision,
    /// Why nobody is let in, when nobody is.
    pub why: Option<Message>,
}

impl ServiceAnswer {
    /// Whether somebody is let in.
    #[must_use]
    pub fn is_yes(&self) -> bool {
        !self.lets_in.is_empty() || !self.anybody.is_empty()
    }
}

/// Asks everything. `None` when the policy is too large to ask for everybody in it.
#[must_use]
pub fn answers(policy: &Policy, known: &KnownResource<'_>) -> Option<Vec<ServiceAnswer>> {
    let people = people(policy, known.ended);
    let mut questions = questions(known.kind, &named_actions(policy));
    if policy.is_delegation() {
        // What somebody was given is asked about when he uses it, not for others.
        questions.retain(|question| !matches!(question.id, QuestionId::AppEvents | QuestionId::Notify));
    }
    let work =
        people.len().saturating_mul(policy.rules.len()).saturating_mul(questions.len() * known.asked.len().max(1));
    (work <= MOST).then(|| questions.into_iter().map(|question| answered(policy, known, &people, question)).collect())
}

fn answered(
    policy: &Policy,
    known: &KnownResource<'_>,
    people: &[(AttributePairs, Vec<Asker>)],
    question: ServiceQuestion,
) -> ServiceAnswer {
    let events: Vec<AttributePairs>;
    let places = match question.about {
        AskedAbout::Data => &known.asked,
        AskedAbout::AppEvents => {
            let all = place::all(policy).into_iter();
            events = all.filter(|terms| terms.value(attribute::APP_RESOURCE).is_some()).collect();
            &events
        }
    };
    let actions: Vec<&str> = question.actions.iter().map(String::as_str).collect();
    let nobody = AttributePairs::default();
    let (mut lets_in, mut anybody, mut too_low) = (Vec::new(), Vec::new(), Vec::new());
    // Whom the party is, nobody knows here: it is taken to be on a list.
    let lists = if known.limited { Listed::Yes } else { Listed::NotUsed };
    let (mut otherwise, mut broken) = (Decision::NotApplicable, false);
    for asker in question.askers.iter().copied() {
        for place in places {
            let ask =
                Ask { asker, actions: &actions, place, party: question.party, instance: question.instance, lists };
            let plain = asked(policy, ask, &nobody);
            broken |= plain.fault.is_some();
            if plain.decision != Decision::NotApplicable {
                otherwise = plain.decision;
            }
            if plain.is_permit() {
                if !anybody.contains(&asker) {
                    anybody.push(asker);
                }
                continue;
            }
            for (who, _) in people.iter().filter(|(_, askers)| askers.contains(&asker)) {
                let result = asked(policy, ask, who);
                broken |= result.fault.is_some();
                if result.is_permit() {
                    let enough = !question.checks_level || is_enough(&result, asker, who);
                    if enough && !lets_in.contains(who) {
                        lets_in.push(who.clone());
                    }
                    let refused = (asker, who.clone());
                    if !enough && !too_low.contains(&refused) {
                        too_low.push(refused);
                    }
                }
            }
        }
    }
    let mut answer = ServiceAnswer { question, lets_in, anybody, too_low, otherwise, why: None };
    if !answer.is_yes() {
        answer.why = Some(why(policy, people, &answer, broken, places));
    }
    answer
}

/// Whether the caller's level is enough. Who logs in can log in again at a higher level; a token from Maskinporten cannot,
/// and only one that a service owner exchanged is judged by the level for organisations too.
fn is_enough(result: &DecisionResult, asker: Asker, who: &AttributePairs) -> bool {
    let token = CallerToken { level: MACHINE_LEVEL, of_service_owner: who.value(attribute::ORG).is_some() };
    asker == Asker::Person || check(result, token).is_allowed()
}

fn why(
    policy: &Policy,
    people: &[(AttributePairs, Vec<Asker>)],
    answer: &ServiceAnswer,
    broken: bool,
    places: &[AttributePairs],
) -> Message {
    let actions = &answer.question.actions;
    let about = |effect: RuleEffect| {
        policy.rules.iter().filter(|rule| rule.effect == effect).any(|rule| {
            let named = AttributePairs::alternatives(rule, category::ACTION);
            let asks = |value: &str| actions.iter().any(|action| action.eq_ignore_ascii_case(value));
            named.iter().any(|terms| terms.0.iter().all(|(_, value)| asks(value)))
        })
    };
    let ids = || people.iter().flat_map(|(who, _)| &who.0).map(|(id, _)| id.as_str());
    if CombiningAlgorithm::parse(&policy.combining_algorithm).is_none() {
        words::WHY_ALGORITHM.into()
    } else if broken {
        words::WHY_BROKEN.into()
    } else if !answer.too_low.is_empty() {
        words::WHY_TOO_LOW.into()
    } else if !about(RuleEffect::Permit) {
        words::WHY_NO_RULE.with("actions", actions.join(" / "))
    } else if places.is_empty() {
        words::WHY_NO_PLACE.into()
    } else if ids().any(attribute::is_role) && ids().all(|id| id != attribute::ROLE_CODE) {
        words::WHY_NO_ROLE_CODE.into()
    } else if about(RuleEffect::Deny) && answer.otherwise == Decision::Deny {
        words::WHY_DENIED.into()
    } else if !people.is_empty()
        && people.iter().all(|(who, askers)| askers.is_empty() && who.ending().next().is_some())
    {
        words::WHY_ENDED.into()
    } else if !people.iter().any(|(_, askers)| askers.iter().any(|asker| answer.question.askers.contains(asker))) {
        words::WHY_WRONG_ASKER.into()
    } else {
        words::WHY_OTHER.into()
    }
}

/// Whom the rules that let in name, each once, and in which capacities they can ask.
fn people(policy: &Policy, ended: bool) -> Vec<(AttributePairs, Vec<Asker>)> {
    let mut seen = std::collections::HashSet::new();
    let rules = policy.rules.iter().filter(|rule| rule.effect == RuleEffect::Permit);
    let named = rules.flat_map(AttributePairs::subjects).filter(|who| !who.0.is_empty() && seen.insert(who.clone()));
    named
        .map(|who| {
            let gone = ended && who.ending().next().is_some();
            let askers = if gone { Vec::new() } else { who.askers() };
            (who, askers)
        })
        .collect()
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        WHY_ALGORITHM { nb: "plattformen kjenner ikke måten reglene kombineres på", en: "the platform does not know the way the rules are combined" }
        WHY_BROKEN { nb: "et uttrykk i reglene kan ikke regnes ut", en: "an expression in the rules cannot be evaluated" }
        WHY_TOO_LOW { nb: "sikkerhetsnivået er for høyt for dem som ellers ville sluppet inn", en: "the security level is too high for those who would otherwise be let in" }
        WHY_NO_RULE { nb: "ingen regel gjelder {actions}", en: "no rule is about {actions}" }
        WHY_NO_PLACE { nb: "ingen regel gjelder den delen av ressursen", en: "no rule is about that part of the resource" }
        WHY_NO_ROLE_CODE { nb: "ingen regel bruker urn:altinn:rolecode, så plattformen slår ikke opp roller", en: "no rule uses urn:altinn:rolecode, so the platform looks up no roles" }
        WHY_ENDED { nb: "reglene nevner bare Altinn 2-roller, og de virker ikke lenger", en: "the rules name only Altinn 2 roles, and these no longer work" }
        WHY_DENIED { nb: "en regel stenger ute", en: "a rule shuts out" }
        WHY_WRONG_ASKER { nb: "de som reglene nevner, kan ikke spørre slik: roller gjelder personer som er logget inn, pakker også systembrukere, og bare organisasjonsnummer eller tjenesteeier et token for virksomheten", en: "those whom the rules name cannot ask so: roles are for persons who are logged in, packages for system users too, and only an organisation number or a service owner for the token of an organisation" }
        WHY_OTHER { nb: "ingen av dem som reglene nevner, får ja", en: "none of those whom the rules name gets yes" }
    }
}
