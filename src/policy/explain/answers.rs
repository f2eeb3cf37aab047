//! What each question of a service is answered, for everybody whom the policy names.

use super::asking::{Ask, Asker, asked, reached};
use super::known::{KnownResource, named_actions};
use super::place;
use super::questions::{AskedAbout, QuestionId, ServiceQuestion, questions};
use crate::policy::apps::App;
use crate::policy::decide::caller::{CallerToken, check};
use crate::policy::decide::{CombiningAlgorithm, Decision, DecisionResult};
use crate::policy::enrich::Listed;
use crate::policy::ids::attribute;
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
    /// About which app, where the policy is about several.
    pub app: Option<App>,
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
    let apps: Vec<Option<&App>> =
        if known.apps.is_empty() { vec![None] } else { known.apps.iter().map(Some).collect() };
    let asked: Vec<(Option<&App>, Vec<AttributePairs>)> = apps.into_iter().map(|app| (app, known.asked(app))).collect();
    let places: usize = asked.iter().map(|(_, places)| places.len().max(1)).sum();
    let work = people.len().saturating_mul(policy.rules.len()).saturating_mul(questions.len()).saturating_mul(places);
    if work > MOST {
        return None;
    }
    let mut all = Vec::new();
    for (app, places) in &asked {
        for question in &questions {
            let events: Vec<AttributePairs>;
            let places = match (question.about, app) {
                (AskedAbout::Data, _) => places,
                (AskedAbout::AppEvents, Some(app)) => {
                    events = vec![place::events_of_app(app)];
                    &events
                }
                // Of no app that is named: nobody can ask.
                (AskedAbout::AppEvents, None) => &Vec::new(),
            };
            let answer = answered(policy, known, &people, (question.clone(), places));
            all.push(ServiceAnswer { app: app.filter(|_| known.apps.len() > 1).cloned(), ..answer });
        }
    }
    Some(all)
}

fn answered(
    policy: &Policy,
    known: &KnownResource<'_>,
    people: &[(AttributePairs, Vec<Asker>)],
    (question, places): (ServiceQuestion, &[AttributePairs]),
) -> ServiceAnswer {
    let actions: Vec<&str> = question.actions.iter().map(String::as_str).collect();
    let nobody = AttributePairs::default();
    let (mut lets_in, mut anybody, mut too_low) = (Vec::new(), Vec::new(), Vec::new());
    // Whom the party is, nobody knows here: it is taken to be on a list.
    let lists = if known.limited { Listed::Yes } else { Listed::NotUsed };
    let mut otherwise = Decision::NotApplicable;
    // Where nobody asks, no rule can be about it.
    let mut met = RulesMet { about_action: places.is_empty(), ..RulesMet::default() };
    for asker in question.askers.iter().copied() {
        for place in places {
            let ask =
                Ask { asker, actions: &actions, place, party: question.party, instance: question.instance, lists };
            let plain = asked(policy, ask, &nobody);
            met.broken |= plain.fault.is_some();
            met.denied |= plain.decision == Decision::Deny;
            if plain.decision != Decision::NotApplicable {
                otherwise = plain.decision;
            }
            if plain.is_permit() {
                if !anybody.contains(&asker) {
                    anybody.push(asker);
                }
                continue;
            }
            met.also(policy, ask);
            for (who, _) in people.iter().filter(|(_, askers)| askers.contains(&asker)) {
                let result = asked(policy, ask, who);
                met.broken |= result.fault.is_some();
                met.denied |= result.decision == Decision::Deny;
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
    let mut answer = ServiceAnswer { app: None, question, lets_in, anybody, too_low, otherwise, why: None };
    if !answer.is_yes() {
        answer.why = Some(why(policy, people, &answer, met));
    }
    answer
}

/// Which rules the engine met at a question.
#[derive(Clone, Copy, Default)]
struct RulesMet {
    /// An expression could not be evaluated.
    broken: bool,
    /// A rule that lets in is about the action.
    about_action: bool,
    /// A rule that lets in is about the action there.
    about_place: bool,
    /// A rule that shuts out is about the action there.
    about_denying: bool,
    /// Somebody was shut out.
    denied: bool,
}

impl RulesMet {
    fn also(&mut self, policy: &Policy, ask: Ask<'_>) {
        let (about_action, about_place) = reached(policy, ask, RuleEffect::Permit);
        self.about_action |= about_action;
        self.about_place |= about_place;
        self.about_denying |= reached(policy, ask, RuleEffect::Deny).1;
    }
}

/// Whether the caller's level is enough. Who logs in can log in again at a higher level; a token from Maskinporten cannot,
/// and only one that a service owner exchanged is judged by the level for organisations too.
fn is_enough(result: &DecisionResult, asker: Asker, who: &AttributePairs) -> bool {
    let token = CallerToken { level: MACHINE_LEVEL, of_service_owner: who.value(attribute::ORG).is_some() };
    asker == Asker::Person || check(result, token).is_allowed()
}

fn why(policy: &Policy, people: &[(AttributePairs, Vec<Asker>)], answer: &ServiceAnswer, met: RulesMet) -> Message {
    let actions = &answer.question.actions;
    let ids = || people.iter().flat_map(|(who, _)| &who.0).map(|(id, _)| id.as_str());
    if CombiningAlgorithm::parse(&policy.combining_algorithm).is_none() {
        words::WHY_ALGORITHM.into()
    } else if met.broken {
        words::WHY_BROKEN.into()
    } else if !answer.too_low.is_empty() {
        words::WHY_TOO_LOW.into()
    } else if !met.about_action {
        words::WHY_NO_RULE.with("actions", actions.join(" / "))
    } else if !met.about_place {
        words::WHY_NO_PLACE.into()
    } else if ids().any(attribute::is_role) && ids().all(|id| id != attribute::ROLE_CODE) {
        words::WHY_NO_ROLE_CODE.into()
    } else if met.denied && met.about_denying {
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
        WHY_NO_RULE { nb: "ingen regel gjelder {actions}", en: "no rule covers {actions}" }
        WHY_NO_PLACE { nb: "ingen regel gjelder den delen av ressursen", en: "no rule covers that part of the resource" }
        WHY_NO_ROLE_CODE { nb: "ingen regel bruker urn:altinn:rolecode, så plattformen slår ikke opp roller", en: "no rule uses urn:altinn:rolecode, so the platform looks up no roles" }
        WHY_ENDED { nb: "reglene nevner bare Altinn 2-roller, og de virker ikke lenger", en: "the rules name only Altinn 2 roles, and these no longer work" }
        WHY_DENIED { nb: "en regel stenger ute", en: "a rule shuts out" }
        WHY_WRONG_ASKER { nb: "de som reglene nevner, kan ikke spørre slik: roller gjelder personer som er logget inn, pakker gjelder også systembrukere, og bare organisasjonsnummer eller tjenesteeier gjelder et token for virksomheten", en: "those whom the rules name cannot ask in this way: roles are for persons who are logged in, packages also for system users, and only an organisation number or a service owner works for the token of an organisation" }
        WHY_OTHER { nb: "ingen av dem som reglene nevner, får ja", en: "none of those whom the rules name gets a yes" }
    }
}
